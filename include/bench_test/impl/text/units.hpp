// bench_test/impl/text/units.hpp - numbers as people read them, with their unit.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <ios>
#include <locale>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace bench_test::detail {

/// A number with so many digits after the point, or with so many significant ones where `format` is
/// std::ios_base::fmtflags{}. The point is a point in every locale, also in one that a test sets.
inline std::string number_text(double value, int digits,
                               std::ios_base::fmtflags format = std::ios_base::fixed) {
  if (std::isnan(value))
    return "nan"; // the sign of a NaN says nothing
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.setf(format, std::ios_base::floatfield);
  out.precision(digits);
  out << value;
  return out.str();
}

/// A number with up to 4 significant digits, zeros at the end left out: 2.5, 1234; one of more than
/// 4 digits before the point is whole: 1234567.
inline std::string plain_number(double value) {
  const double size = std::fabs(value);
  if (size >= 1000 && size < 1e18)
    return number_text(value, 0);
  return number_text(value == 0 ? 0 : value, 4, {}); // no "-0"
}

/// A number with 4 significant digits, zeros at the end included: 45.60, 1.500; below 1 with 3
/// digits after the point, and with 2 significant ones where these 3 would be zeros.
inline std::string four_digits(double value) {
  const double size = std::fabs(value);
  if (size < 0.0005)
    return number_text(value, 2, {});
  if (size < 9.9995)
    return number_text(value, 3);
  if (size < 99.995)
    return number_text(value, 2);
  return size < 999.95 ? number_text(value, 1) : plain_number(value);
}

/// Seconds as "12.34 ns", "1.234 µs", "45.60 ms" or "1.500 s".
inline std::string scaled_seconds(double seconds) {
  struct scale {
    double per_second;
    const char *name;
  };
  for (const scale &unit : {scale{1e9, " ns"}, scale{1e6, " µs"}, scale{1e3, " ms"}}) {
    const double value = seconds * unit.per_second;
    if (std::fabs(value) < 999.95) // from here on, 4 digits are "1000"
      return four_digits(value) + unit.name;
  }
  return four_digits(seconds) + " s";
}

/// Bytes as "512 B", "1.500 KiB", "64.00 MiB", and so on up to TiB.
inline std::string scaled_bytes(double bytes) {
  if (std::fabs(bytes) < 1023.5) // from here on, they are "1024"
    return plain_number(bytes) + " B";
  double value = bytes / 1024;
  for (const char *name : {" KiB", " MiB", " GiB"}) {
    if (std::fabs(value) < 1023.5)
      return four_digits(value) + name;
    value /= 1024;
  }
  return four_digits(value) + " TiB";
}

/// A measured value for people: 4 significant digits, a space, the unit. "s" (seconds) and "B"
/// (bytes) are scaled to a handy size; a number in another unit stays as large as it is, and the
/// unit "" adds nothing. Zero, infinities and NaN are not scaled.
inline std::string scaled(double value, std::string_view unit) {
  const bool has_scale = std::isfinite(value) && value != 0;
  if (has_scale && unit == "s")
    return scaled_seconds(value);
  if (has_scale && unit == "B")
    return scaled_bytes(value);
  return unit.empty() ? plain_number(value) : plain_number(value) + ' ' + std::string(unit);
}

/// A size of a unit, and what it is called.
struct unit_scale {
  double size;
  const char *name;
};

/// The sizes in which people read a unit, the smallest first; one without a name for other units.
inline std::vector<unit_scale> scales_of(std::string_view unit) {
  if (unit == "s")
    return {{1e-9, "ns"}, {1e-6, "µs"}, {1e-3, "ms"}, {1, "s"}};
  constexpr double k = 1024;
  if (unit == "B")
    return {{1, "B"}, {k, "KiB"}, {k * k, "MiB"}, {k * k * k, "GiB"}, {k * k * k * k, "TiB"}};
  return {{1, nullptr}};
}

/// A measured value with the digits that its interval supports and no more: the last one is where
/// the first digit of `half_width` stands, half the interval's width in the same unit. At least one
/// digit, and four at the most.
inline std::string supported(double value, double half_width, std::string_view unit) {
  if (!std::isfinite(value) || value == 0 || !(half_width > 0) || !std::isfinite(half_width))
    return scaled(value, unit);
  const auto exponent_of = [](double x) { return static_cast<int>(std::floor(std::log10(x))); };
  const auto scales = scales_of(unit);
  for (std::size_t i = 0;; ++i) {
    const double size = scales[i].size; // no structured binding: clang 14 captures none
    const char *const name = scales[i].name;
    const auto last_for = [&](double x) { // the place of the last digit, as a power of ten
      const int first = exponent_of(std::fabs(x));
      return std::clamp(exponent_of(half_width / size), first - 3, first);
    };
    const auto rounded_to = [&](int place) {
      const double step = std::pow(10, place);
      return std::round(value / size / step) * step;
    };
    const int last = last_for(rounded_to(last_for(value / size))); // 9.9999 has become 10.00
    const double rounded = rounded_to(last);
    if (i + 1 < scales.size() &&
        std::max(std::fabs(rounded), std::fabs(value) / size) >= (unit == "s" ? 1000 : 1024))
      continue;
    if (std::fabs(rounded) >= 1e18 || last < -9)
      return scaled(value, unit); // with an exponent
    const std::string text = number_text(rounded, std::max(0, -last));
    const std::string called = name ? name : std::string(unit);
    return called.empty() ? text : text + ' ' + called;
  }
}

/// A number with all its digits, if it is whole or in quarters; bytes in a larger unit where that
/// takes none away: "1.5 KiB", "1000 B".
inline std::string exact_text(double value, std::string_view unit) {
  if (!std::isfinite(value) || unit == "s")
    return scaled(value, unit);
  const auto scales = scales_of(unit);
  auto best = scales.front();
  for (const auto &scale : scales)
    if (std::fabs(value) >= scale.size && std::fmod(value / scale.size * 4, 1) == 0)
      best = scale;
  const double shown = value / best.size;
  const auto is_whole = [](double x) { return std::fmod(x, 1) == 0 && std::fabs(x) < 1e18; };
  const int digits = is_whole(shown) ? 0 : is_whole(2 * shown) ? 1 : 2;
  const std::string text =
      is_whole(4 * shown) ? number_text(shown == 0 ? 0 : shown, digits) : plain_number(shown);
  const std::string called = best.name ? best.name : std::string(unit);
  return called.empty() ? text : text + ' ' + called;
}

/// A rate of so many `unit` in a second, with the digits that its half width supports: "12.3 M
/// items/s", "830 tokens/s"; bytes as "1.20 GiB/s".
inline std::string supported_rate(double per_second, double half_width, std::string_view unit) {
  if (unit == "B")
    return supported(per_second, half_width, unit) + "/s";
  const std::string name = std::string(unit) + "/s";
  if (per_second < 0.001)
    return scaled(per_second, name); // with an exponent
  const char *const prefixes[] = {"", "k ", "M ", "G ", "T "};
  for (const char *prefix : prefixes) {
    const auto text = supported(per_second, half_width, prefix + name);
    if (std::strtod(text.c_str(), nullptr) < 1000 || prefix == prefixes[4])
      return text;
    per_second /= 1000;
    half_width /= 1000;
  }
  return "";
}

/// A fraction in per cent, such as the half-width of an interval: 0.0123 is "1.2 %". As many digits
/// as one looks at: none after the point from 10 % on, one from 0.1 % on, two below.
inline std::string percent(double fraction) {
  const double value = fraction == 0 ? 0 : fraction * 100; // no "-0"
  const double size = std::fabs(value);
  const int digits = size >= 9.95 ? 0 : size >= 0.095 || size == 0 ? 1 : 2;
  return number_text(value, digits) + " %";
}

/// The same for a fraction that is no exact 0: "< 0.01 %" for what would look like it.
inline std::string small_percent(double fraction) {
  constexpr double seen = 5e-5; // as 0.01 %
  return fraction < seen ? "< 0.01 %" : percent(fraction);
}

/// "1 test case", "2 test cases".
inline std::string count_of(unsigned long long n, const std::string &one) {
  return std::to_string(n) + ' ' + one + (n == 1 ? "" : "s");
}

/// How long a run took: "12.3 s", "2 min 5 s". `seconds` must not be negative.
inline std::string duration(double seconds) {
  if (!(seconds >= 59.95) || std::isinf(seconds)) // from here on, it is "60.0 s"
    return number_text(seconds, 1) + " s";
  const double whole = std::round(seconds);
  return number_text(std::floor(whole / 60), 0) + " min " + number_text(std::fmod(whole, 60), 0) +
         " s";
}

/// How long something will take, as one says it: "8 s", "3 min", "2 h". Not below "1 s".
inline std::string rough_duration(double seconds) {
  if (seconds < 90)
    return number_text(std::max(1.0, std::ceil(seconds)), 0) + " s";
  return seconds < 5400 ? number_text(seconds / 60, 0) + " min"
                        : number_text(seconds / 3600, 0) + " h";
}

} // namespace bench_test::detail
