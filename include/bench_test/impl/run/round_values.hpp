// bench_test/impl/run/round_values.hpp - what the samples of a round say: pure functions.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "../results/leaf.hpp"
#include "../statistics/median.hpp"
#include "../worker/reading.hpp"

namespace bench_test::detail {

/// Those samples of a round that nothing else on the machine has disturbed.
inline std::vector<reading> quiet_among(const std::vector<reading> &samples) {
  std::vector<reading> quiet;
  for (const auto &r : samples)
    if (!r.disturbed)
      quiet.push_back(r);
  return quiet;
}

/// For each metric the median of its samples; empty if one has none.
inline std::vector<double> round_values(const leaf &l, const std::vector<reading> &samples) {
  const auto metrics = l.by->metrics();
  std::vector<double> round;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const double divisor = metrics[m].per_iteration ? static_cast<double>(l.iterations) : 1;
    std::vector<double> values;
    for (const auto &r : samples)
      if (m < r.values.size())
        values.push_back(r.values[m] / divisor);
    if (values.empty())
      return {};
    round.push_back(median(values));
  }
  return round;
}

/// Adds a round to a leaf; without the disturbed samples if at least half of them are left.
inline void add_round(leaf &l, const std::vector<reading> &samples) {
  const auto quiet = quiet_among(samples);
  constexpr double long_enough = 0.01; // not to suffer from a short interruption, seconds
  const bool is_time = measures_time(*l.by);
  for (const auto &r : samples)
    if (is_time && r.seconds < long_enough) {
      l.readings += 1;
      l.disturbed_readings += r.disturbed ? 1 : 0;
    }
  auto round = round_values(l, quiet.size() * 2 >= samples.size() ? quiet : samples);
  if (!round.empty())
    l.rounds.push_back(std::move(round));
}

} // namespace bench_test::detail
