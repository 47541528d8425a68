// tests/unit/units_test.cpp - numbers as people read them, with their unit.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/units.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <locale>
#include <random>
#include <string>

using bench_test::detail::duration;
using bench_test::detail::exact_text;
using bench_test::detail::percent;
using bench_test::detail::scaled;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// What a scaled text says, in seconds or bytes.
double read_back(const std::string &text) {
  std::size_t end = 0;
  const double number = std::stod(text, &end);
  const std::string unit = text.substr(end + 1);
  const struct {
    const char *name;
    double size;
  } units[] = {{"ns", 1e-9},    {"µs", 1e-6},    {"ms", 1e-3},    {"s", 1},       {"B", 1},
               {"KiB", 0x1p10}, {"MiB", 0x1p20}, {"GiB", 0x1p30}, {"TiB", 0x1p40}};
  for (const auto &known : units) {
    if (unit == known.name)
      return number * known.size;
  }
  return not_a_number;
}

/// How many digits stand in a text.
int digits_in(const std::string &text) {
  int count = 0;
  for (const char c : text)
    count += c >= '0' && c <= '9' ? 1 : 0;
  return count;
}

struct german : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

} // namespace

TEST_CASE("scaled: seconds have four digits and a handy unit") {
  CHECK(scaled(1.234e-8, "s") == "12.34 ns");
  CHECK(scaled(1.234e-6, "s") == "1.234 µs");
  CHECK(scaled(0.0456, "s") == "45.60 ms");
  CHECK(scaled(1.5, "s") == "1.500 s");
  CHECK(scaled(123.456, "s") == "123.5 s");
  CHECK(scaled(12345.6, "s") == "12346 s");
}

TEST_CASE("scaled: bytes go by 1024") {
  CHECK(scaled(512, "B") == "512 B");
  CHECK(scaled(512.5, "B") == "512.5 B");
  CHECK(scaled(1023, "B") == "1023 B");
  CHECK(scaled(1024, "B") == "1.000 KiB");
  CHECK(scaled(1536, "B") == "1.500 KiB");
  CHECK(scaled(1000 * 1024.0, "B") == "1000 KiB");
  CHECK(scaled(0x1p26, "B") == "64.00 MiB");
  CHECK(scaled(0x1p30, "B") == "1.000 GiB");
  CHECK(scaled(0x1p41, "B") == "2.000 TiB");
  CHECK(scaled(0x1p61, "B") == "2097152 TiB");
}

TEST_CASE("scaled: rounding over a border takes the next unit") {
  CHECK(scaled(999.94e-9, "s") == "999.9 ns");
  CHECK(scaled(999.96e-9, "s") == "1.000 µs");
  CHECK(scaled(999.96e-6, "s") == "1.000 ms");
  CHECK(scaled(999.96e-3, "s") == "1.000 s");
  CHECK(scaled(1023.4, "B") == "1023 B");
  CHECK(scaled(1023.7, "B") == "1.000 KiB");
  CHECK(scaled(0x1p20 - 1, "B") == "1.000 MiB");
  CHECK(scaled(0x1p40 - 1, "B") == "1.000 TiB");
}

TEST_CASE("scaled: rounding to a new digit keeps four digits") {
  CHECK(scaled(9.9996e-9, "s") == "10.00 ns");
  CHECK(scaled(99.996e-9, "s") == "100.0 ns");
  CHECK(scaled(9.9994e-9, "s") == "9.999 ns");
}

TEST_CASE("scaled: below one nanosecond three digits stand after the point") {
  CHECK(scaled(0.25e-9, "s") == "0.250 ns");
  CHECK(scaled(0.9999e-9, "s") == "1.000 ns");
  CHECK(scaled(0.0006e-9, "s") == "0.001 ns");
}

TEST_CASE("scaled: what is not zero never reads as zero") {
  CHECK(scaled(0.00025e-9, "s") == "0.00025 ns");
  CHECK(scaled(1e-20, "s") == "1e-11 ns");
  CHECK(scaled(-1e-13, "s") == "-0.0001 ns");
  CHECK(scaled(1e-9, "B") == "1e-09 B");
}

TEST_CASE("scaled: zero has no sign and no scale") {
  CHECK(scaled(0, "s") == "0 s");
  CHECK(scaled(-0.0, "B") == "0 B");
  CHECK(scaled(-0.0, "") == "0");
}

TEST_CASE("scaled: a negative value is the positive one with a sign") {
  for (const double value : {1e-13, 2.5e-10, 999.96e-9, 0.0456, 1.5, 1023.7, 1e6, 0x1p40}) {
    for (const char *unit : {"s", "B", "instructions"}) {
      CAPTURE(value);
      CHECK(scaled(-value, unit) == "-" + scaled(value, unit));
    }
  }
}

TEST_CASE("scaled: another unit is never scaled") {
  CHECK(scaled(3.14159, "items") == "3.142 items");
  CHECK(scaled(2.5, "items") == "2.5 items");
  CHECK(scaled(100, "items") == "100 items");
  CHECK(scaled(999.96, "items") == "1000 items");
  CHECK(scaled(9999.6, "items") == "10000 items");
  CHECK(scaled(1234567, "instructions") == "1234567 instructions");
  CHECK(scaled(0x1p53, "instructions") == "9007199254740992 instructions");
  CHECK(scaled(0.00001234, "m") == "1.234e-05 m");
  CHECK(scaled(1e300, "m") == "1e+300 m");
}

TEST_CASE("scaled: without a unit nothing follows the number") {
  CHECK(scaled(42, "") == "42");
  CHECK(scaled(not_a_number, "") == "nan");
}

TEST_CASE("scaled: infinities and NaN are printed as such") {
  CHECK(scaled(infinity, "s") == "inf s");
  CHECK(scaled(-infinity, "B") == "-inf B");
  CHECK(scaled(not_a_number, "s") == "nan s");
  CHECK(scaled(-not_a_number, "items") == "nan items");
}

TEST_CASE("scaled: the largest and the smallest doubles make short texts") {
  for (const double value : {std::numeric_limits<double>::max(), std::numeric_limits<double>::min(),
                             std::numeric_limits<double>::denorm_min()}) {
    for (const char *unit : {"s", "B", ""}) {
      CAPTURE(value);
      CHECK(scaled(value, unit).size() < 16);
    }
  }
}

TEST_CASE("scaled: reads back within half of the fourth digit") {
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    const double exponent = static_cast<double>(random()) / 4294967296.0;
    const double seconds = std::pow(10, exponent * 12 - 9);
    const double bytes = std::floor(std::pow(2, exponent * 49));
    CAPTURE(seconds);
    CAPTURE(bytes);
    const std::string time = scaled(seconds, "s");
    CHECK(digits_in(time) == 4);
    CHECK(std::fabs(read_back(time) / seconds - 1) <= 5.0001e-4);
    CHECK(std::fabs(read_back(scaled(bytes, "B")) / bytes - 1) <= 5.0001e-4);
    CHECK(digits_in(scaled(bytes, "B")) <= 4);
  }
}

TEST_CASE("scaled: a locale that a test sets changes nothing") {
  const std::locale before = std::locale::global(std::locale(std::locale(), new german));
  const std::string time = scaled(0.0456, "s");
  const std::string count = scaled(1234567, "");
  std::locale::global(before);
  CHECK(time == "45.60 ms");
  CHECK(count == "1234567");
}

TEST_CASE("exact_text: a number has all its digits") {
  CHECK(exact_text(0, "") == "0");
  CHECK(exact_text(-0.0, "") == "0");
  CHECK(exact_text(3, "") == "3");
  CHECK(exact_text(-3, "") == "-3");
  CHECK(exact_text(1234567, "") == "1234567");
  CHECK(exact_text(0x1p53, "instructions") == "9007199254740992 instructions");
  CHECK(exact_text(2.5, "calls") == "2.5 calls");
  CHECK(exact_text(1234.5, "") == "1234.5");
  CHECK(exact_text(1234567.75, "") == "1234567.75");
}

TEST_CASE("exact_text: a number that is not in quarters has four digits, as any other") {
  CHECK(exact_text(0.1, "") == "0.1");
  CHECK(exact_text(1.0 / 3, "") == "0.3333");
  CHECK(exact_text(123456.7, "calls") == "123457 calls");
}

TEST_CASE("exact_text: bytes have a larger unit only where that takes no digit away") {
  CHECK(exact_text(0, "B") == "0 B");
  CHECK(exact_text(1000, "B") == "1000 B");
  CHECK(exact_text(1023, "B") == "1023 B");
  CHECK(exact_text(1024, "B") == "1 KiB");
  CHECK(exact_text(1025, "B") == "1025 B");
  CHECK(exact_text(1536, "B") == "1.5 KiB");
  CHECK(exact_text(123.25 * 1024, "B") == "123.25 KiB");
  CHECK(exact_text(1023.75 * 1024, "B") == "1023.75 KiB");
  CHECK(exact_text(12345678, "B") == "12345678 B");
  CHECK(exact_text(-1536, "B") == "-1.5 KiB");
  CHECK(exact_text(0x1p20, "B") == "1 MiB");
  CHECK(exact_text(0x1p20 + 1024, "B") == "1025 KiB");
  CHECK(exact_text(0x1p30 * 2.75, "B") == "2.75 GiB");
  CHECK(exact_text(0x1p52, "B") == "4096 TiB");
  CHECK(exact_text(0.5, "B") == "0.5 B");
}

TEST_CASE("exact_text: bytes read back as what they were") {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const double bytes =
        static_cast<double>(random() % 100'000) * std::pow(2, static_cast<double>(random() % 30));
    CAPTURE(bytes);
    CHECK(read_back(exact_text(bytes, "B")) == bytes);
  }
}

TEST_CASE("exact_text: a time is scaled as ever, and what is no number is printed as such") {
  CHECK(exact_text(0.002, "s") == scaled(0.002, "s"));
  CHECK(exact_text(infinity, "B") == "inf B");
  CHECK(exact_text(not_a_number, "") == "nan");
  CHECK(exact_text(1e300, "") == "1e+300");
}

TEST_CASE("percent: has as many digits as one looks at") {
  CHECK(percent(0.0123) == "1.2 %");
  CHECK(percent(0.00042) == "0.04 %");
  CHECK(percent(0.25) == "25 %");
  CHECK(percent(3) == "300 %");
  CHECK(percent(0.005) == "0.5 %");
}

TEST_CASE("percent: zero is told from what rounds to it") {
  CHECK(percent(0) == "0.0 %");
  CHECK(percent(-0.0) == "0.0 %");
  CHECK(percent(0.00001) == "0.00 %");
}

TEST_CASE("percent: rounding over a border takes the digits of the larger number") {
  CHECK(percent(0.0994) == "9.9 %");
  CHECK(percent(0.0996) == "10 %");
  CHECK(percent(0.00094) == "0.09 %");
  CHECK(percent(0.00096) == "0.1 %");
}

TEST_CASE("percent: infinities and NaN are printed as such") {
  CHECK(percent(infinity) == "inf %");
  CHECK(percent(not_a_number) == "nan %");
}

TEST_CASE("duration: below a minute it is seconds with one digit after the point") {
  CHECK(duration(0) == "0.0 s");
  CHECK(duration(0.4) == "0.4 s");
  CHECK(duration(12.3) == "12.3 s");
  CHECK(duration(59.94) == "59.9 s");
}

TEST_CASE("duration: from a minute on it is minutes and whole seconds") {
  CHECK(duration(59.96) == "1 min 0 s");
  CHECK(duration(60) == "1 min 0 s");
  CHECK(duration(125) == "2 min 5 s");
  CHECK(duration(119.6) == "2 min 0 s");
  CHECK(duration(7503) == "125 min 3 s");
}

TEST_CASE("duration: infinities and NaN are printed as such") {
  CHECK(duration(infinity) == "inf s");
  CHECK(duration(not_a_number) == "nan s");
}
