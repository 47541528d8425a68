// tests/unit/supported_test.cpp - values with the digits that their interval supports.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/units.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

using bench_test::detail::rough_duration;
using bench_test::detail::supported;
using bench_test::detail::supported_rate;

TEST_CASE("supported: the last digit is where the first one of the half width stands") {
  CHECK(supported(19.90e-3, 2.4e-3, "s") == "20 ms");
  CHECK(supported(19.90e-3, 0.24e-3, "s") == "19.9 ms");
  CHECK(supported(19.90e-3, 0.099e-3, "s") == "19.90 ms");
  CHECK(supported(846e-9, 200e-9, "s") == "800 ns");
  CHECK(supported(846e-9, 20e-9, "s") == "850 ns");
  CHECK(supported(65.5 * 1024, 300, "B") == "65.5 KiB");
  CHECK(supported(512, 20, "B") == "510 B");
  CHECK(supported(1234, 30, "") == "1230");
  CHECK(supported(1234, 30, "tokens") == "1230 tokens");
}

TEST_CASE("supported: at least one digit, and four at the most") {
  CHECK(supported(19.90e-3, 100e-3, "s") == "20 ms");
  CHECK(supported(4e-9, 30e-9, "s") == "4 ns");
  CHECK(supported(123.456e-3, 1e-12, "s") == "123.5 ms");
  CHECK(supported(1.23456e-3, 1e-12, "s") == "1.235 ms");
  CHECK(supported(0.3541e-9, 1e-15, "s") == "0.3541 ns");
}

TEST_CASE("supported: what is rounded up to the next unit is written in it") {
  CHECK(supported(999.6e-9, 2e-9, "s") == "1.000 µs");
  CHECK(supported(960e-9, 300e-9, "s") == "1.0 µs");
  CHECK(supported(1023.9 * 1024, 1024, "B") == "0.9999 MiB");
}

TEST_CASE("supported: without an interval of any width, all four digits stand") {
  CHECK(supported(1.5e-3, 0, "s") == "1.500 ms");
  CHECK(supported(0, 1, "s") == "0 s");
  CHECK(supported(1.5e-3, INFINITY, "s") == "1.500 ms");
}

TEST_CASE("supported: what no prefix of the unit makes handy has an exponent") {
  CHECK(supported(1e300, 1e298, "") == "1e+300");
  CHECK(supported(1.234e-30, 1e-33, "W") == "1.234e-30 W");
  CHECK(supported(1.234e-30, 1e-33, "s") == "1.2e-21 ns");
}

TEST_CASE("supported: is never further from the value than half of its last digit's step") {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    const double value = std::pow(10, -9 + static_cast<double>(random() % 9000) / 1000);
    const double half = value * std::pow(10, -static_cast<double>(random() % 4000) / 1000);
    const auto text = supported(value, half, "s");
    CAPTURE(value);
    CAPTURE(text);
    const auto unit = text.substr(text.find(' ') + 1);
    const double size = unit == "ns" ? 1e-9 : unit == "µs" ? 1e-6 : unit == "ms" ? 1e-3 : 1;
    CHECK(std::fabs(std::stod(text) * size - value) <= half * 0.5001 + value * 0.00051);
    CHECK(std::stod(text) < 1000);
  }
}

TEST_CASE("supported_rate: is scaled by 1000, whatever is counted") {
  CHECK(supported_rate(830, 3, "tokens") == "830 tokens/s");
  CHECK(supported_rate(12.34e3, 20, "items") == "12.34 k items/s");
  CHECK(supported_rate(12.34e6, 2e5, "items") == "12.3 M items/s");
  CHECK(supported_rate(12.34e9, 2e9, "calls") == "12 G calls/s");
  CHECK(supported_rate(1.5e12, 1e10, "points") == "1.50 T points/s");
  CHECK(supported_rate(0.25, 0.01, "epochs") == "0.25 epochs/s");
  CHECK(supported_rate(2e6, 1e3, "") == "2.000 M /s");
}

TEST_CASE("supported_rate: of bytes goes by 1024") {
  CHECK(supported_rate(1.2 * 0x1p30, 0x1p24, "B") == "1.20 GiB/s");
  CHECK(supported_rate(1000, 10, "B") == "1000 B/s");
  CHECK(supported_rate(0x1p10, 1, "B") == "1.000 KiB/s");
  CHECK(supported_rate(1e6, 1e4, "bits") == "1.00 M bits/s");
}

TEST_CASE("supported_rate: has the digits that its half width supports, and all four without one") {
  CHECK(supported_rate(1234567, 1e6, "items") == "1 M items/s");
  CHECK(supported_rate(1234567, 2e4, "items") == "1.23 M items/s");
  CHECK(supported_rate(1234567, 1, "items") == "1.235 M items/s");
  CHECK(supported_rate(1234567, 0, "items") == "1.235 M items/s");
}

TEST_CASE("supported_rate: what four digits would round up to 1000 has the next prefix") {
  CHECK(supported_rate(999.94e3, 1, "items") == "999.9 k items/s");
  CHECK(supported_rate(999.96e3, 2e3, "items") == "1.000 M items/s");
  CHECK(supported_rate(999.94, 0.01, "items") == "999.9 items/s");
}

TEST_CASE("supported_rate: is never further from the rate than half of its last digit's step") {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const double rate = std::pow(10, static_cast<double>(random() % 15000) / 1000);
    const double half = rate * std::pow(10, -static_cast<double>(random() % 4000) / 1000);
    const auto text = supported_rate(rate, half, "x");
    CAPTURE(rate);
    CAPTURE(text);
    const char prefix = text[text.find(' ') + 1];
    const double size = prefix == 'k'   ? 1e3
                        : prefix == 'M' ? 1e6
                        : prefix == 'G' ? 1e9
                        : prefix == 'T' ? 1e12
                                        : 1;
    CHECK(std::fabs(std::stod(text) * size - rate) <= half * 0.5001 + rate * 0.00051);
    CHECK(std::stod(text) <= 1000);
  }
}

TEST_CASE("rough duration: as one says it") {
  CHECK(rough_duration(0) == "1 s");
  CHECK(rough_duration(7.2) == "8 s");
  CHECK(rough_duration(89.5) == "90 s");
  CHECK(rough_duration(150) == "2 min");
  CHECK(rough_duration(5399) == "90 min");
  CHECK(rough_duration(7300) == "2 h");
}
