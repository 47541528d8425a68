// tests/unit/two_modes_test.cpp - whether values fall into two groups.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/statistics/two_modes.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using bench_test::detail::believes_two_modes;
using bench_test::detail::modes_of;
using bench_test::detail::suspects_two_modes;

namespace {

using values = std::vector<double>;

/// Two speeds, 18 and 20, five and four times; with noise of half a per cent.
const values two_speeds = {18.02, 20.07, 17.95, 18.11, 19.92, 18.04, 20.15, 17.91, 20.01};

values twice(values v) {
  v.insert(v.end(), v.begin(), v.end());
  return v;
}
values scaled_by(double factor, values v) {
  for (double &value : v)
    value *= factor;
  return v;
}

/// How many of 1,000 samples of nine are suspected.
template <class Draw> int suspected(Draw draw) {
  int count = 0;
  for (int i = 0; i < 1000; ++i) {
    values v(9);
    std::generate(v.begin(), v.end(), draw);
    count += modes_of(v, suspects_two_modes) ? 1 : 0;
  }
  return count;
}

} // namespace

TEST_CASE("modes_of: two speeds are told with the median and the number of each") {
  const auto found = modes_of(two_speeds, suspects_two_modes);
  REQUIRE(found);
  CHECK(found->low == doctest::Approx(18.02));
  CHECK(found->low_count == 5);
  CHECK(found->high == doctest::Approx((20.01 + 20.07) / 2));
  CHECK(found->high_count == 4);
}

TEST_CASE("modes_of: the unit does not matter") {
  CHECK(modes_of(scaled_by(1e-9, two_speeds), suspects_two_modes));
  CHECK(modes_of(scaled_by(1e6, two_speeds), suspects_two_modes));
}

TEST_CASE("modes_of: nine values can be suspected; eighteen are believed") {
  CHECK_FALSE(modes_of(two_speeds, believes_two_modes));
  CHECK(modes_of(twice(two_speeds), believes_two_modes));
}

TEST_CASE("modes_of: fewer than nine values are never suspected") {
  values eight = two_speeds;
  eight.pop_back();
  CHECK_FALSE(modes_of(eight, suspects_two_modes));
  CHECK_FALSE(modes_of({}, suspects_two_modes));
}

TEST_CASE("modes_of: one speed is not two") {
  CHECK_FALSE(modes_of(values(9, 18), suspects_two_modes));
  CHECK_FALSE(modes_of({18.02, 18.07, 17.95, 18.11, 17.92, 18.04, 18.15, 17.91, 18.01},
                       suspects_two_modes));
  // far apart, but evenly
  CHECK_FALSE(modes_of({10, 11, 12, 13, 14, 15, 16, 17, 18}, suspects_two_modes));
}

TEST_CASE("modes_of: one or two outliers are no speed of their own") {
  CHECK_FALSE(modes_of({18, 18, 18, 18, 18, 18, 18, 20, 20}, suspects_two_modes));
  CHECK(modes_of({18, 18, 18, 18, 18, 18, 20, 20, 20}, suspects_two_modes));
  CHECK_FALSE(modes_of({20, 20, 18, 20, 20, 18, 20, 20, 20}, suspects_two_modes));
  CHECK_FALSE(modes_of(twice({18, 18, 18, 18, 18, 18, 18, 18, 20}), believes_two_modes));
}

TEST_CASE("modes_of: speeds less than 2 % apart are one, however steady") {
  CHECK_FALSE(modes_of({100, 100, 100, 100, 100, 101.9, 101.9, 101.9, 101.9}, suspects_two_modes));
  CHECK(modes_of({100, 100, 100, 100, 100, 102.1, 102.1, 102.1, 102.1}, suspects_two_modes));
}

TEST_CASE("modes_of: a gap that is narrower than what lies beside it is none") {
  CHECK_FALSE(modes_of({10, 10, 10, 10, 10, 12, 12, 12, 15}, suspects_two_modes));
}

TEST_CASE("modes_of: of times that are not above 0, nothing is said") {
  CHECK_FALSE(modes_of({0, 0, 0, 0, 0, 1, 1, 1, 1}, suspects_two_modes));
}

TEST_CASE("modes_of: noise around one speed is rarely suspected, two speeds nearly always are") {
  std::mt19937 random(24);
  std::normal_distribution<double> normal;
  std::exponential_distribution<double> exponential;
  int draws = 0;
  CHECK(suspected([&] { return 1 + 0.05 * normal(random); }) < 30);      // 10 are to be expected
  CHECK(suspected([&] { return 1 + 0.05 * exponential(random); }) < 60); // 29
  CHECK(suspected([&] { return 1 + 0.005 * normal(random); }) == 0);
  CHECK(suspected([&] { return (draws++ % 9 < 4 ? 1 : 1.05) * (1 + 0.005 * normal(random)); }) >
        960); // 985
}
