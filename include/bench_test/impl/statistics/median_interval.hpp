// bench_test/impl/statistics/median_interval.hpp - the confidence interval of a median.
//
// By order statistics: it assumes independent values, and nothing about their distribution.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace bench_test::detail {

/// Both ends belong to the interval; they are in the unit of the values that it was made from.
struct interval {
  double low;
  double high;
};

/// The rank r, counted from 1, of the innermost pair of order statistics (the r-th smallest and the
/// r-th largest of `count` values) that encloses the median with at least this confidence; 0 where
/// the smallest and the largest do not either. `confidence` lies between 0 and 1, both excluded.
///
/// The pair misses the median with probability 2 P(B < r), B ~ binomial(count, 1/2). Source:
/// H. A. David and H. N. Nagaraja, "Order Statistics", the chapter on distribution-free intervals.
inline std::size_t median_interval_rank(std::size_t count, double confidence) {
  double term = 1; // term * 2^exponent = count over rank
  double sum = 0;  // sum * 2^exponent = the number of ways to have fewer than `rank` heads
  int exponent = 1 - static_cast<int>(count); // with the factor 2 / 2^count
  std::size_t rank = 0;
  while (rank < count / 2) {
    sum += term;
    if (std::ldexp(sum, exponent) > 1 - confidence)
      break;
    term = term * static_cast<double>(count - rank) / static_cast<double>(rank + 1);
    ++rank;
    if (term > 0x1p500) { // 2^-count itself would underflow from 1,075 values on
      term = std::ldexp(term, -500);
      sum = std::ldexp(sum, -500);
      exponent += 500;
    }
  }
  return rank;
}

/// The confidence interval of the median that the values are a sample of: two of the values,
/// symmetric in rank, with a coverage of at least `confidence`, which lies between 0 and 1, both
/// excluded. None where even [min, max] covers less: at 0.95, below 6 values. 6 to 8 values give
/// [min, max], and 9 give the 2nd and the 8th. The values must not hold a NaN.
inline std::optional<interval> median_interval(std::vector<double> values,
                                               double confidence = 0.95) {
  const std::size_t rank = median_interval_rank(values.size(), confidence);
  if (rank == 0)
    return std::nullopt;
  std::sort(values.begin(), values.end());
  return interval{values[rank - 1], values[values.size() - rank]};
}

} // namespace bench_test::detail
