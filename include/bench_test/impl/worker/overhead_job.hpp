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

/// overhead: tells `overhead assertion=S subcase=S value=S` in seconds each; asks with `end`. There
/// must be a case to stand in for.
inline message measure_overhead(session &s) {
  run_cases({0}, overhead_body, choice(), doctest_run::part::subcases, s);
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
