// bench_test/impl/worker/empty_job.hpp - measures what an iteration of nothing takes.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "../../call.hpp"
#include "../../fixture.hpp"
#include "../../inputs.hpp"
#include "../../keep.hpp"
#include "../statistics/median.hpp"
#include "session.hpp"

namespace bench_test::detail {

/// What stands for a body that does nothing.
inline void empty_body() {}
struct empty_fixture {
  void bench_test_private_body();
};
inline DOCTEST_NOINLINE void empty_fixture::bench_test_private_body() {}

constexpr unsigned long long iterations_of_nothing = 100'000; // 30 µs at least

/// The seconds of one iteration of a loop of so many: the median of several trials.
template <class Loop> inline double seconds_of_iteration(const Loop &loop) {
  constexpr int warm_up = 2;
  std::vector<double> trials;
  for (int trial = -warm_up; trial < 7; ++trial) {
    const double started = now();
    loop(iterations_of_nothing);
    if (trial >= 0)
      trials.push_back((now() - started) / static_cast<double>(iterations_of_nothing));
  }
  return median(trials);
}

/// Stands in for a body: goes through the loops in which benchmarks are measured, with nothing in
/// them. They must be those of `loop_body`, `measure` and `run_on_fixture`.
inline void empties_body() {
  place().enter();
  session &s = *current_session;
  auto body = &empty_body;
  const double in_body = seconds_of_iteration([&](unsigned long long left) {
    keep(body); // or the compiler would know which it is
    s.repeat(body, left);
  });
  const double in_measure = seconds_of_iteration([](unsigned long long left) {
    auto nothing = [] {};
    for (; left; --left)
      call(nothing);
  });
  const auto on_objects = [](auto of_each) {
    inputs<empty_fixture> batch(iterations_of_nothing);
    for (auto i = iterations_of_nothing; i; --i)
      batch.add();
    return seconds_of_iteration([&](unsigned long long) {
      for (empty_fixture &each : batch)
        of_each(each);
    });
  };
  const double in_fixture = on_objects([](empty_fixture &fixture) {
    next_iteration();
    fixture.bench_test_private_body();
  });
  const double with_inputs = on_objects([](empty_fixture &input) {
    auto nothing = [](empty_fixture &) {};
    call(nothing, input);
  });
  place::finish();
  s.parent().tell(message("empties")
                      .with("body", in_body)
                      .with("measure", in_measure)
                      .with("fixture", in_fixture)
                      .with("inputs", with_inputs));
}

/// empties: tells `empties body=S measure=S fixture=S inputs=S` in seconds each; asks with `end`.
/// There must be a case to stand in for.
inline message measure_empties(session &s) {
  run_cases({0}, empties_body, choice(), doctest_run::part::subcases, s);
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
