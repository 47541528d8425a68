// bench_test/impl/kinds/time.hpp - the kind `time`: steady-state wall time of one iteration.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>

#include "../system/clock.hpp"
#include "../system/cpu_clock.hpp"
#include "registry.hpp"

namespace bench_test::detail {

/// Beside wall time, the time that all threads of the process have computed: that tells a body that
/// waits, or that has threads of its own.
class time_kind final : public kind {
public:
  time_kind()
      : kind("time", "wall time of one iteration", sampling::steady,
             {{"time", "s"}, {"CPU", "s", false, 0, true, worth_a_word}}) {}
  void start() override {
    computed_ = process_cpu_seconds();
    started_ = monotonic_clock::now();
  }
  void stop(double *values) override {
    const auto stopped = monotonic_clock::now();
    const double computed = process_cpu_seconds() - computed_ - clocks().cpu;
    values[0] = std::max(0.0, seconds_between(started_, stopped) - clocks().wall);
    values[1] = is_apart(computed, values[0]) ? std::max(0.0, computed) : values[0];
  }

private:
  static constexpr double worth_a_word = 0.1;
  /// Whether two times differ by more than reading the clock of the CPU, cold, takes longer than in
  /// the loop that has found `clocks()`.
  static bool is_apart(double computed, double wall) {
    constexpr double cold = 4;
    return std::abs(computed - wall) > cold * clocks().cpu;
  }
  /// What reading the clocks adds to a reading of nothing, in seconds.
  struct reading_costs {
    double wall;
    double cpu;
  };
  static const reading_costs &clocks() {
    static const reading_costs costs = [] {
      reading_costs least{1, 1};
      for (int i = 0; i < 100; ++i) {
        const double computed = process_cpu_seconds();
        const auto started = monotonic_clock::now();
        const auto stopped = monotonic_clock::now();
        least.wall = std::min(least.wall, seconds_between(started, stopped));
        least.cpu = std::min(least.cpu, process_cpu_seconds() - computed);
      }
      return least;
    }();
    return costs;
  }

  double computed_ = 0;
  monotonic_clock::time_point started_;
};

inline time_kind time_kind_instance;

} // namespace bench_test::detail
