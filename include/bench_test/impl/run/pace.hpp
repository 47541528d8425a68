// bench_test/impl/run/pace.hpp - how much of a run is done, and how long the rest will take.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>

#include "../system/clock.hpp"

namespace bench_test::detail {

/// Counts steps, and the seconds that were thought to be needed against those that it took.
class pace {
public:
  void expect(std::size_t steps, double seconds) {
    all_ += steps;
    all_seconds_ += seconds;
  }
  /// A step that was thought to take so long; more of them than expected count as none.
  void begin(double seconds) {
    begun_ = std::min(begun_ + 1, all_);
    begun_seconds_ = std::min(begun_seconds_ + seconds, all_seconds_);
  }

  std::size_t done() const { return begun_ > 0 ? begun_ - 1 : 0; } ///< of `all`
  std::size_t all() const { return all_; }
  /// At the pace so far; as thought, before anything has begun, and nearly so at first: the pace of
  /// the first steps says little.
  double seconds_left() const {
    if (begun_ == 0)
      return all_seconds_;
    const double before = all_seconds_ / 5; // as if so much had gone as was thought
    const double slower = (now() - started_ + before) / (begun_seconds_ + before);
    return std::max(0.0, (all_seconds_ - begun_seconds_) * slower);
  }

private:
  std::size_t begun_ = 0;
  std::size_t all_ = 0;
  double started_ = now();
  double begun_seconds_ = 0;
  double all_seconds_ = 0;
};

} // namespace bench_test::detail
