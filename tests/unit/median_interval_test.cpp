// tests/unit/median_interval_test.cpp - the confidence interval of a median.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/statistics/median_interval.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

using bench_test::detail::interval;
using bench_test::detail::median_interval;

namespace {

/// The values 1, 2, ... `count` in random order: the value is the rank.
std::vector<double> ranks(std::size_t count) {
  std::vector<double> values(count);
  std::iota(values.begin(), values.end(), 1.0);
  std::shuffle(values.begin(), values.end(), std::mt19937(7));
  return values;
}

/// The rank of the interval's lower end, 0 where there is none; checks that it is symmetric.
std::size_t rank_of_low(std::size_t count, double confidence = 0.95) {
  const auto found = median_interval(ranks(count), confidence);
  if (!found)
    return 0;
  CHECK(found->low + found->high == static_cast<double>(count) + 1);
  CHECK(found->low <= found->high);
  return static_cast<std::size_t>(found->low);
}

/// How many of the 2^count outcomes of `count` coins have `low` to `count - low` heads, which is
/// how many encloses the median by the ranks `low` and `count + 1 - low`. Exact up to 60 coins.
std::uint64_t outcomes_enclosed(std::size_t count, std::size_t low) {
  std::vector<std::uint64_t> row{1};
  for (std::size_t n = 1; n <= count; ++n) { // Pascal's triangle
    row.push_back(1);
    for (std::size_t k = n - 1; k > 0; --k)
      row[k] += row[k - 1];
  }
  std::uint64_t sum = 0;
  for (std::size_t heads = low; heads + low <= count; ++heads)
    sum += row[heads];
  return sum;
}

/// The coverage of the ranks `low` and `count + 1 - low`, through logarithms, for any count.
double coverage(std::size_t count, std::size_t low) {
  const double n = static_cast<double>(count);
  double sum = 0;
  for (std::size_t heads = low; heads + low <= count; ++heads) {
    const double k = static_cast<double>(heads);
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) -
                    n * std::log(2.0));
  }
  return sum;
}

} // namespace

TEST_CASE("median_interval: fewer than six values have none at 95 %") {
  for (std::size_t count = 0; count < 6; ++count) {
    CAPTURE(count);
    CHECK_FALSE(median_interval(ranks(count)).has_value());
  }
}

TEST_CASE("median_interval: six to eight values give the smallest and the largest") {
  for (std::size_t count = 6; count <= 8; ++count) {
    CAPTURE(count);
    CHECK(rank_of_low(count) == 1);
  }
}

TEST_CASE("median_interval: nine values leave out the extremes") {
  const auto found = median_interval({9, -1e9, 3, 4, 5, 6, 7, 2, 1e9});
  REQUIRE(found.has_value());
  CHECK(found->low == 2);
  CHECK(found->high == 9);
}

TEST_CASE("median_interval: equal values give an interval without width") {
  const auto found = median_interval(std::vector<double>(20, 0.1));
  REQUIRE(found.has_value());
  CHECK(found->low == 0.1);
  CHECK(found->high == 0.1);
}

TEST_CASE("median_interval: a coverage that is just the confidence is enough") {
  CHECK(rank_of_low(6, 1 - 2.0 / 64) == 1);
  CHECK(rank_of_low(6, std::nextafter(1 - 2.0 / 64, 1)) == 0);
  CHECK(rank_of_low(2, 0.5) == 1);
}

TEST_CASE("median_interval: at 95 and 99 % it is the innermost by exact binomial sums") {
  for (const unsigned percent : {95u, 99u}) {
    for (std::size_t count = 1; count <= 56; ++count) {
      const std::uint64_t all = std::uint64_t{1} << count;
      std::size_t innermost = 0;
      for (std::size_t low = 1; low <= count / 2; ++low) {
        if (outcomes_enclosed(count, low) * 100 >= all * percent)
          innermost = low;
      }
      CAPTURE(percent);
      CAPTURE(count);
      CHECK(rank_of_low(count, percent / 100.0) == innermost);
    }
  }
}

TEST_CASE("median_interval: is the innermost that covers enough up to thousands of values") {
  for (const std::size_t count :
       {57u, 100u, 101u, 500u, 1000u, 1074u, 1075u, 1100u, 2000u, 5000u}) {
    for (const double confidence : {0.5, 0.95, 0.999999}) {
      const std::size_t low = rank_of_low(count, confidence);
      CAPTURE(count);
      CAPTURE(confidence);
      REQUIRE(low > 0);
      CHECK(coverage(count, low) >= confidence);
      CHECK(coverage(count, low + 1) < confidence);
    }
  }
}

TEST_CASE("median_interval: more confidence never makes it narrower") {
  for (const std::size_t count : {10u, 33u, 200u}) {
    std::size_t before = count;
    for (const double confidence : {0.01, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.999999}) {
      const std::size_t low = rank_of_low(count, confidence);
      CAPTURE(count);
      CAPTURE(confidence);
      CHECK(low <= before);
      before = low;
    }
  }
}

TEST_CASE("median_interval: encloses the true median as often as it says") {
  std::mt19937 random(20);
  for (const std::size_t count : {6u, 9u, 15u, 40u, 101u, 2000u}) {
    const int trials = count < 1000 ? 4000 : 300;
    int hits = 0;
    for (int trial = 0; trial < trials; ++trial) {
      std::vector<double> values(count);
      for (double &value : values) // skewed, with a median of 1/8
        value = std::pow(static_cast<double>(random()) / 4294967296.0, 3);
      const auto found = median_interval(values);
      REQUIRE(found.has_value());
      hits += found->low <= 0.125 && 0.125 <= found->high ? 1 : 0;
    }
    const double expected = coverage(count, rank_of_low(count));
    const double deviation = std::sqrt(expected * (1 - expected) / trials);
    CAPTURE(count);
    CHECK(std::fabs(static_cast<double>(hits) / trials - expected) < 4 * deviation);
  }
}
