// bench_test/impl/kinds/time.hpp - the kind `time`: steady-state wall time of one iteration.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../system/clock.hpp"
#include "kind.hpp"

namespace bench_test::detail {

class time_kind final : public kind {
public:
  time_kind() : kind("time") {}
  std::string summary() const override { return "wall time of one iteration"; }
  sampling how() const override { return sampling::steady; }
  std::vector<metric> metrics() const override { return {{"time", "s", 0, true}}; }
  void start() override { started_ = monotonic_clock::now(); }
  std::vector<double> stop() override {
    const auto stopped = monotonic_clock::now();
    return {seconds_between(started_, stopped)};
  }

private:
  monotonic_clock::time_point started_;
};

inline time_kind time_kind_instance;

} // namespace bench_test::detail
