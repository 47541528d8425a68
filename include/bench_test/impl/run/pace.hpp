// bench_test/impl/run/pace.hpp - how much of a run is done, and how long the rest will take.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>

#include "../system/clock.hpp"

namespace bench_test::detail {

/// Counts rows, and the seconds that were thought to be needed against those that it took.
class pace {
public:
  void expect(double seconds) {
    ++rows_;
    all_seconds_ += seconds;
  }
  void begin(double seconds) { begun_seconds_ += seconds; } ///< a part of what is expected
  void end_row() { ++ended_; }

  std::size_t ended() const { return ended_; }
  std::size_t rows() const { return rows_; }
  /// At the pace so far; as thought, before anything has begun.
  double seconds_left() const {
    if (begun_seconds_ <= 0)
      return all_seconds_;
    return std::max(0.0, (now() - started_) * (all_seconds_ / begun_seconds_ - 1));
  }

private:
  std::size_t ended_ = 0;
  std::size_t rows_ = 0;
  double started_ = now();
  double begun_seconds_ = 0;
  double all_seconds_ = 0;
};

} // namespace bench_test::detail
