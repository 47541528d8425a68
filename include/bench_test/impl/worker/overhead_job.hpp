// bench_test/impl/worker/overhead_job.hpp - measures what doctest itself takes in a body.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <utility>

#include "../../values.hpp"
#include "session.hpp"

namespace bench_test::detail {

/// The seconds of each value of a loop over some, which is entered or not.
inline double seconds_of_value(volatile int &one) {
  constexpr int repetitions = 200;
  listener *const outer = std::exchange(current_listener, nullptr); // else only one is looked at
  place().enter();
  const double started = now();
  for (int i = 0; i < repetitions; ++i) {
    for (const int n : values("n", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
      one = n;
    place().enter();
  }
  const double took = now() - started;
  current_listener = outer;
  return took / repetitions / 10;
}

/// Stands in for a body: times a passing CHECK, and a SUBCASE with what it takes to enter it again.
inline void overhead_body() {
  constexpr int repetitions = 1000;
  double assertion = 1;
  double subcase = 1;
  double value = 1;
  volatile int one = 1;
  place here;
  // The fastest trial counts: what others do to the machine is not doctest's.
  for (int trial = 0; trial < 5; ++trial) {
    double started = now();
    for (int i = 0; i < repetitions; ++i)
      DOCTEST_CHECK(one == 1);
    assertion = std::min(assertion, (now() - started) / repetitions);
    place().enter();
    started = now();
    for (int i = 0; i < repetitions; ++i) {
      DOCTEST_SUBCASE("a subcase") { one = 1; }
      if (i == 0)
        here = place::current();
      here.enter();
    }
    subcase = std::min(subcase, (now() - started) / repetitions);
    value = std::min(value, seconds_of_value(one));
  }
  place::finish();
  current_session->parent().tell(message("overhead")
                                     .with("assertion", assertion)
                                     .with("subcase", subcase)
                                     .with("value", value));
}

/// What the running job reads. doctest calls bodies without an argument, so it stands here.
inline kind *kind_of_overhead = nullptr;

/// What the kind's first metric says of one call of `f`, which has been called before.
template <class F> inline double exact_reading(const F &f) {
  const auto read = [](const auto &of) {
    double values[kind::most] = {};
    kind_of_overhead->start();
    of();
    kind_of_overhead->stop(values);
    return values[0];
  };
  const auto nothing = [] {};
  for (int i = 0; i < 2; ++i) {
    f();
    read(nothing);
  }
  return std::max(0.0, read(f) - read(nothing));
}

/// Stands in for a body: lets an exact kind read a passing CHECK, a SUBCASE, and a value of a loop.
inline void exact_overhead_body() {
  volatile int one = 1;
  kind_of_overhead->prepare(0);
  const double assertion = exact_reading([&] { DOCTEST_CHECK(one == 1); });
  const auto enter_subcase = [&] {
    DOCTEST_SUBCASE("a subcase") { one = 1; }
  };
  place().enter();
  enter_subcase();
  const place here = place::current();
  const double subcase = exact_reading([&] {
    here.enter();
    enter_subcase();
  });
  listener *const outer = std::exchange(current_listener, nullptr); // else only one is looked at
  const double ten_values = exact_reading([&] {
    place().enter();
    for (const int n : values("n", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
      one = n;
  });
  current_listener = outer;
  place::finish();
  current_session->parent().tell(message("overhead")
                                     .with("assertion", assertion)
                                     .with("subcase", subcase)
                                     .with("value", ten_values / 10));
}

/// overhead: kind=K. Tells `overhead assertion=N subcase=N value=N`, what the first metric reads of
/// each; asks with `end`. There must be a case to stand in for.
inline message measure_overhead(session &s, const message &job) {
  kind_of_overhead = kind_named(job.text("kind"));
  run_cases({0}, kind_of_overhead->how() == sampling::exact ? exact_overhead_body : overhead_body,
            choice(), doctest_run::part::subcases, s);
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
