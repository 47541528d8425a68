// bench_test/impl/run/round_values.hpp - what the samples of a round say: pure functions.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
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

/// For each metric the median of its samples, NaN where it has none; empty if none has any.
inline std::vector<double> round_values(const leaf &l, const std::vector<reading> &samples) {
  std::vector<double> round;
  bool has_any = false;
  for (const metric &m : *l.by) {
    const double divisor = m.per_iteration ? static_cast<double>(l.iterations) : 1;
    std::vector<double> values;
    for (const auto &r : samples)
      if (round.size() < r.values.size() && !std::isnan(r.values[round.size()]))
        values.push_back(r.values[round.size()] / divisor);
    has_any = has_any || !values.empty();
    round.push_back(values.empty() ? std::nan("") : median(values));
  }
  return has_any ? round : std::vector<double>();
}

/// Adds a round to a leaf; without the disturbed samples if at least half of them are left. Of what
/// is the same each time, each sample counts as a round: else one would not see that it is not.
inline void add_round(leaf &l, const std::vector<reading> &samples) {
  if (is_exact(*l.by)) {
    for (const auto &r : samples)
      if (auto round = round_values(l, {r}); !round.empty())
        l.rounds.push_back(std::move(round));
    return;
  }
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
