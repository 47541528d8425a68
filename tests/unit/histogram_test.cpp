// tests/unit/histogram_test.cpp - how values lie between the lowest and the highest.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/histogram.hpp>

#include <bench_test/impl/text/width.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <vector>

using bench_test::detail::display_width;
using bench_test::detail::histogram;

TEST_CASE("histogram: each bin is as high as it is full, and the fullest is full height") {
  CHECK(histogram({0, 0, 0, 0, 1, 2, 2}, 3, true) == "█▂▄");
  CHECK(histogram({0, 10}, 5, true) == "█   █");
  CHECK(histogram({0, 0, 0, 0, 0, 0, 0, 0, 1}, 2, true) == "█▁");
}

TEST_CASE("histogram: is drawn in ASCII where that is asked for") {
  CHECK(histogram({0, 0, 0, 0, 1, 2, 2}, 3, false) == "#.:");
}

TEST_CASE("histogram: values that are all alike fill the middle") {
  CHECK(histogram({7, 7, 7}, 5, true) == "  █  ");
  CHECK(histogram({7}, 1, false) == "#");
}

TEST_CASE("histogram: values that lie infinitely far apart, or are none, fill the middle") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(histogram({1, infinity}, 3, false) == " # ");
  CHECK(histogram({-infinity, 1, infinity}, 3, false) == " # ");
  CHECK(histogram({std::numeric_limits<double>::quiet_NaN()}, 3, false) == " # ");
}

TEST_CASE("histogram: is as wide as it has bins, with something at both ends") {
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    std::vector<double> values;
    for (auto left = 2 + random() % 20; left > 0; --left)
      values.push_back(static_cast<double>(random()));
    const auto text = histogram(values, 9, true);
    CHECK(display_width(text) == 9);
    CHECK((text.front() != ' ' && text.back() != ' '));
  }
}
