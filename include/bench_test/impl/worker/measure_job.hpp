// bench_test/impl/worker/measure_job.hpp - runs one leaf of a case, as the parent says, and tells
// what was read.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <string>

#include "session.hpp"

namespace bench_test::detail {

/// The running job. doctest calls bodies without an argument, so it stands here.
struct measure_order {
  target region = target::body;
  bool done = false;
};
inline measure_order *current_order = nullptr;

/// Tells what a pass showed as its scope ends, also by an exception.
class pass_scope {
public:
  pass_scope(session &s, stage how, const char *verb) : session_(s), verb_(verb) {
    s.enter_place();
    s.begin_pass(how);
  }
  ~pass_scope() {
    const bool threw = std::uncaught_exceptions() > exceptions_;
    session_.parent().tell(encoded(session_.end_pass(threw), verb_));
  }
  pass_scope(const pass_scope &) = delete;
  pass_scope &operator=(const pass_scope &) = delete;

private:
  session &session_;
  const char *verb_;
  int exceptions_ = std::uncaught_exceptions();
};

/// Stands in for a case's body: asks what to do with it until told to end.
inline void measuring_body() {
  reset_fatal_handlers();
  session &s = *current_session;
  measure_order &order = *current_order;
  if (order.done) // an exception has ended it, and doctest goes on to another leaf
    return;
  order.done = true;
  struct finisher {
    ~finisher() { place::finish(); }
  } at_end;
  for (;;) {
    const auto what = s.parent().ask(message("at").with("where", "body"));
    if (what.verb() == "pass") {
      const pass_scope scope(s, stage::test, "pass");
      original_body();
    } else if (what.verb() == "once") {
      const pass_scope scope(s, stage::once, "pass");
      order.region == target::body ? s.call_body_once() : original_body();
    } else if (what.verb() == "loop") {
      const pass_scope scope(s, stage::loop, "looped");
      order.region == target::body ? s.loop_body() : original_body();
    } else {
      return;
    }
  }
}

/// measure: index=N kind=K region=body|fixture|measure|inputs place=P threads=N part=N. Asks `at`
/// body or region for orders, tells `pass`, `looped`, `samples`, `failure`; asks with `end` at
/// last.
inline message measure_leaf(session &s, const message &job) {
  measure_order order;
  order.region = target_named(job.text("region"));
  current_order = &order;
  const double threads = job.number("threads");
  s.prepare(kind_named(job.text("kind")), order.region, place::parse(job.text("place")),
            threads > 0 ? static_cast<unsigned>(threads) : 1,
            static_cast<unsigned>(job.number("part")));
  run_cases({static_cast<std::size_t>(job.number("index"))}, measuring_body, s.chosen(),
            doctest_run::part::subcases, s);
  current_order = nullptr;
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
