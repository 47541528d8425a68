// bench_test/impl/system/clock.hpp - reads the monotonic clock, and knows how fine a reading is.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>

namespace bench_test::detail {

using monotonic_clock = std::chrono::steady_clock;

/// Seconds since some fixed point in the past.
inline double now() {
  return std::chrono::duration<double>(monotonic_clock::now().time_since_epoch()).count();
}

inline double seconds_between(monotonic_clock::time_point from, monotonic_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

/// The shortest time, in seconds, that two readings in a row have shown: the clock's tick, or what
/// a reading costs, whichever is longer.
inline double clock_precision() {
  double shortest = 1;
  for (int i = 0; i < 100; ++i) {
    const auto from = monotonic_clock::now();
    auto to = from;
    while (to == from)
      to = monotonic_clock::now();
    shortest = std::min(shortest, seconds_between(from, to));
  }
  return shortest;
}

/// What two readings in a row show at least, in seconds: so much a reading adds to what it times.
inline double clock_cost() {
  double least = 1;
  for (int i = 0; i < 100; ++i) {
    const auto from = monotonic_clock::now();
    least = std::min(least, seconds_between(from, monotonic_clock::now()));
  }
  return least;
}

} // namespace bench_test::detail
