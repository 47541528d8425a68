// bench_test/impl/statistics/two_modes.hpp - whether values fall into two groups.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace bench_test::detail {

/// Two groups with nothing between: the median and the number of values of each.
struct two_modes {
  double low;
  std::size_t low_count;
  double high;
  std::size_t high_count;
};

/// How far apart, in standard deviations within the groups, their means must be: to be suspected,
/// and to be believed. Fewer values than these are not enough for the one or for the other.
struct two_modes_rule {
  double separation;
  std::size_t fewest;
};
constexpr two_modes_rule suspects_two_modes{6, 9};
constexpr two_modes_rule believes_two_modes{7, 18};

/// The two groups of positive values, if there are two. They are looked for in the logarithms, for
/// times are skewed and differ by factors: somewhere a gap, of 2 % at least, is wider than what
/// lies on either side of it, with a quarter of the values (and 3) at least on each, and their
/// means are so many pooled standard deviations apart as the rule says.
///
/// The rule was found by simulation, 400,000 samples or more of each sort and width of noise. No
/// rule for 9 values does without a second look: of normal ones, one in a thousand lies 8.5
/// standard deviations apart, and of those from two speeds that are 10 apart one in five does not.
/// That 9 values are suspected, and 18 (these 9 and 9 more) believed, happens, whatever the width:
///
///   of one speed, normal noise: 0.004 % or less      Laplace, Student's t of 4 degrees: the same
///   skewed noise: gamma(2), 0.02 %     exponential, 0.07 %    log-normal with deviation 1, 0.08 %
///   of two speeds 5 % apart, with 0.5 % of normal noise: 97 % (4 and 5 of 9), 94 % (3 and 6)
///
/// 9 values of one speed are suspected in 1 % (normal) to 3 % (exponential), where they vary enough
/// to have a gap of 2 % at all.
inline std::optional<two_modes> modes_of(std::vector<double> values, const two_modes_rule &rule) {
  constexpr double narrowest_gap = 0.02;
  const std::size_t count = values.size();
  std::sort(values.begin(), values.end());
  if (count < rule.fewest || !(values.front() > 0))
    return std::nullopt;
  std::vector<double> logs;
  for (const double v : values)
    logs.push_back(std::log(v));

  const auto squares_around_mean = [&](std::size_t from, std::size_t to, double &mean) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = from; i < to; ++i)
      sum += logs[i];
    mean = sum / static_cast<double>(to - from);
    for (std::size_t i = from; i < to; ++i)
      squares += (logs[i] - mean) * (logs[i] - mean);
    return squares;
  };
  const auto middle = [&](std::size_t from, std::size_t to) {
    return (values[(from + to - 1) / 2] + values[(from + to) / 2]) / 2;
  };
  const std::size_t fewest = std::max<std::size_t>(3, count / 4);
  for (std::size_t i = fewest; i + fewest <= count; ++i) { // values[i] is the first of the higher
    const double gap = logs[i] - logs[i - 1];
    const double widest = std::max(logs[i - 1] - logs[0], logs[count - 1] - logs[i]);
    if (gap < narrowest_gap || gap < widest)
      continue;
    double low = 0;
    double high = 0;
    const double squares = squares_around_mean(0, i, low) + squares_around_mean(i, count, high);
    if (high - low >= rule.separation * std::sqrt(squares / static_cast<double>(count - 2)))
      return two_modes{middle(0, i), i, middle(i, count), count - i};
  }
  return std::nullopt;
}

} // namespace bench_test::detail
