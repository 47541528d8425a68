// bench_test/impl/kinds/timeraw.hpp - the kind `timeraw`: wall time of the first call in a process.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "../system/clock.hpp"
#include "registry.hpp"

namespace bench_test::detail {

class timeraw_kind final : public kind {
public:
  timeraw_kind()
      : kind("timeraw", "wall time of the first call in a process", sampling::once,
             {{"first call", "s"}}) {}
  void prepare(unsigned) override { cost_ = clock_cost(); }
  void start() override { started_ = monotonic_clock::now(); }
  void stop(double *values) override {
    values[0] = std::max(0.0, seconds_between(started_, monotonic_clock::now()) - cost_);
  }

private:
  double cost_ = 0; ///< of reading the clock, which is warm then
  monotonic_clock::time_point started_;
};

inline timeraw_kind timeraw_kind_instance;

} // namespace bench_test::detail
