// tests/unit/reading_test.cpp - the numbers of one sample, and how they travel.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/reading.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <vector>

using bench_test::detail::decoded_readings;
using bench_test::detail::encoded;
using bench_test::detail::reading;

namespace {

reading reading_of(double seconds, const std::vector<double> &values, bool disturbed = false) {
  reading r;
  r.seconds = seconds;
  r.values = values;
  r.disturbed = disturbed;
  return r;
}

void check_equal(const std::vector<reading> &a, const std::vector<reading> &b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].seconds == b[i].seconds);
    CHECK(a[i].values == b[i].values);
    CHECK(a[i].disturbed == b[i].disturbed);
  }
}

} // namespace

TEST_CASE("reading: none are the empty text") {
  CHECK(encoded(std::vector<reading>{}) == "");
  CHECK(decoded_readings("").empty());
}

TEST_CASE("reading: is seconds, values, and a mark where it was disturbed") {
  check_equal(decoded_readings("1,2,3;4!;5,inf!;"),
              {reading_of(1, {2, 3}), reading_of(4, {}, true),
               reading_of(5, {std::numeric_limits<double>::infinity()}, true)});
}

TEST_CASE("reading: the mark of one does not reach the next") {
  const auto readings = decoded_readings("1,1!;2,2;");
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].disturbed);
  CHECK_FALSE(readings[1].disturbed);
}

TEST_CASE("reading: one without values comes back without") {
  check_equal(decoded_readings(encoded({reading_of(0.5, {}), reading_of(0, {}, true)})),
              {reading_of(0.5, {}), reading_of(0, {}, true)});
}

TEST_CASE("reading: what is cut short is left out") {
  CHECK(decoded_readings("1,2;3,4").size() == 1);
  CHECK(decoded_readings(";;").empty());
}

TEST_CASE("reading: all come back exactly, in their order") {
  std::mt19937 random(22);
  for (int i = 0; i < 500; ++i) {
    std::vector<reading> readings(random() % 20);
    for (auto &r : readings) {
      const auto number = [&] {
        return std::ldexp(static_cast<double>(random()), -static_cast<int>(random() % 100)) *
               (random() % 2 ? 1 : -1);
      };
      r.seconds = number();
      for (auto left = random() % 4; left > 0; --left)
        r.values.push_back(number());
      r.disturbed = random() % 3 == 0;
    }
    check_equal(decoded_readings(encoded(readings)), readings);
  }
}
