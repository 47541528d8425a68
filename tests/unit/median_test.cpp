// tests/unit/median_test.cpp - the median of a list of numbers.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/statistics/median.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <random>
#include <vector>

using bench_test::detail::lower_median;
using bench_test::detail::median;

TEST_CASE("median: one value is its own median") { CHECK(median({3.5}) == 3.5); }

TEST_CASE("median: an odd number of values gives the middle one, in any order") {
  CHECK(median({3, 1, 2}) == 2);
  CHECK(median({5, 4, 3, 2, 1}) == 3);
}

TEST_CASE("median: an even number of values gives the mean of the two middle ones") {
  CHECK(median({1, 2}) == 1.5);
  CHECK(median({10, 1, 4, 2}) == 3);
}

TEST_CASE("median: one outlier does not move it") {
  CHECK(median({2, 2, 2, 2, 1e9}) == 2);
  CHECK(median({-1e9, 2, 2, 2}) == 2);
}

TEST_CASE("median: equal values give this value exactly") {
  CHECK(median({0.1, 0.1, 0.1, 0.1}) == 0.1);
}

TEST_CASE("median: the largest doubles do not overflow") {
  const double largest = std::numeric_limits<double>::max();
  CHECK(median({largest, largest}) == largest);
  CHECK(median({-largest, largest}) == 0);
}

TEST_CASE("median: infinite values count as the outermost ones") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(median({infinity, 1, 2}) == 2);
  CHECK(median({infinity, infinity, 1, infinity}) == infinity);
}

TEST_CASE("median: agrees with the middle of the sorted values") {
  std::mt19937 random(1);
  for (std::size_t count = 1; count <= 200; ++count) {
    std::vector<double> values(count);
    for (double &value : values)
      value = static_cast<double>(random() % 50);
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    CAPTURE(count);
    CHECK(median(values) == (sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
  }
}

TEST_CASE("lower_median: is one of the values, also of an even number of them") {
  CHECK(lower_median({7}) == 7);
  CHECK(lower_median({1016, 1000}) == 1000);
  CHECK(lower_median({3, 1, 2}) == 2);
  CHECK(lower_median({4, 1, 3, 2}) == 2);
}
