// bench_test/impl/worker/discover_job.hpp - runs a case as doctest would, and tells of each leaf.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <string>

#include "session.hpp"

namespace bench_test::detail {

/// Stands in for a case's body: one pass, which ends in one leaf.
inline void discovering_body() {
  reset_fatal_handlers();
  struct pass_scope {
    session &s = *current_session;
    int exceptions = std::uncaught_exceptions();
    pass_scope() {
      s.parent().tell(message("pass-begins"));
      s.begin_pass(stage::test);
    }
    ~pass_scope() {
      const pass facts = s.end_pass(std::uncaught_exceptions() > exceptions);
      const auto where = place::current().str();
      if (s.places.insert(where).second)
        s.parent().tell(encoded(facts, "leaf").with("place", where));
      else // doctest goes round in circles, as 2.4.9 does with some subcase filters
        place::finish();
    }
  } scope;
  original_body();
}

/// discover: index=N. Tells `leaf` for each pass, then asks with `end`.
inline message discover(session &s, const message &job) {
  s.prepare(nullptr, target::body, place());
  s.announces_subcases = true;
  s.places.clear();
  s.case_success = true;
  s.case_reason.clear();
  run_case(static_cast<std::size_t>(job.number("index")), discovering_body, s.chosen(), s);
  s.announces_subcases = false;
  return s.parent().ask(
      message("end").with("success", s.case_success ? 1 : 0).with("reason", s.case_reason));
}

} // namespace bench_test::detail
