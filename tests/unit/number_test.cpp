// tests/unit/number_test.cpp - numbers as text, exactly, whatever locale a body has set.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/number.hpp>

#include <doctest/doctest.h>

#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>

using bench_test::detail::exact;
using bench_test::detail::parsed_number;

namespace {

using limits = std::numeric_limits<double>;

bool comes_back(double value) { return parsed_number(exact(value)) == value; }

/// Any double but a NaN, all bit patterns alike.
double random_double(std::mt19937_64 &random) {
  for (;;) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isnan(value))
      return value;
  }
}

} // namespace

TEST_CASE("exact: every double comes back") {
  std::mt19937_64 random(20);
  for (int i = 0; i < 100000; ++i) {
    const double value = random_double(random);
    CAPTURE(value);
    CHECK(comes_back(value));
  }
}

TEST_CASE("exact: the extremes come back") {
  for (const double value : {limits::max(), limits::lowest(), limits::min(), limits::epsilon(),
                             limits::denorm_min(), -limits::denorm_min(), 3 * limits::denorm_min(),
                             std::nextafter(limits::min(), 0.0), 0.0, 1.0, 0x1p53, 0x1p53 + 2}) {
    CAPTURE(value);
    CHECK(comes_back(value));
  }
}

TEST_CASE("exact: denormals come back") {
  std::mt19937_64 random(21);
  for (int i = 0; i < 20000; ++i)
    CHECK(comes_back(std::ldexp(static_cast<double>(random() >> 12), -1074)));
}

TEST_CASE("exact: infinities and NaN come back") {
  CHECK(exact(limits::infinity()) == "inf");
  CHECK(exact(-limits::infinity()) == "-inf");
  CHECK(exact(limits::quiet_NaN()) == "nan");
  CHECK(exact(-limits::quiet_NaN()) == "nan");
  CHECK(comes_back(limits::infinity()));
  CHECK(comes_back(-limits::infinity()));
  CHECK(std::isnan(parsed_number("nan")));
}

TEST_CASE("parsed_number: reads plain integers") {
  CHECK(parsed_number("0") == 0);
  CHECK(parsed_number("12") == 12);
  CHECK(parsed_number("-7") == -7);
  CHECK(parsed_number("9007199254740993") == 9007199254740992);
}

TEST_CASE("parsed_number: any other text is 0") {
  for (const std::string text :
       {"", "x", "p", "p3", "-", "infinity", "NaN", "1.5", "12 kg", "3q4"}) {
    CAPTURE(text);
    CHECK(parsed_number(text) == 0);
  }
}

TEST_CASE("exact: a locale that a body sets changes nothing") {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  const bool is_there = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
  const std::string text = exact(1234567.875);
  const double back = parsed_number(text);
  std::setlocale(LC_ALL, before.c_str());
  INFO("with a decimal comma: ", is_there);
  CHECK(text == exact(1234567.875));
  CHECK(back == 1234567.875);
}
