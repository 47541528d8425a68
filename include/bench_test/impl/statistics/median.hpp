// bench_test/impl/statistics/median.hpp - the median of a list of numbers.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bench_test::detail {

/// The middle value, or the mean of the two middle ones, in the unit of the values, which may be
/// in any order. `values` must not be empty, and must not hold a NaN.
inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1)
    return *middle;
  const double below = *std::max_element(values.begin(), middle);
  return below / 2 + *middle / 2; // their sum might overflow
}

/// The middle value, or the lower of the two middle ones: one of the values, in any case.
inline double lower_median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

} // namespace bench_test::detail
