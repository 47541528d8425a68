// bench_test/impl/worker/number.hpp - numbers as text, exactly, whatever locale a body has set.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdlib>
#include <string>

namespace bench_test::detail {

/// A number as an integer, or "mantissa p exponent" in integers, or "nan", "inf", "-inf".
inline std::string exact(double value) {
  constexpr double all_are_exact = 9007199254740992; // 2 to the 53rd
  if (std::isnan(value)) // before it is compared, which a body may have made a trap
    return "nan";
  if (std::fabs(value) < all_are_exact && value == std::floor(value))
    return std::to_string(static_cast<long long>(value));
  if (std::isinf(value))
    return value < 0 ? "-inf" : "inf";
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  const auto mantissa = static_cast<long long>(std::ldexp(fraction, 53));
  return std::to_string(mantissa) + 'p' + std::to_string(exponent - 53);
}

/// The number whose `exact` text this is; also of a plain integer; 0 for any other text.
inline double parsed_number(const std::string &text) {
  if (text == "nan")
    return std::nan("");
  if (text == "inf" || text == "-inf")
    return text[0] == '-' ? -HUGE_VAL : HUGE_VAL;
  char *end = nullptr;
  const auto mantissa = static_cast<double>(std::strtoll(text.c_str(), &end, 10));
  if (end == text.c_str() || (*end && *end != 'p'))
    return 0;
  const long exponent = *end ? std::strtol(end + 1, &end, 10) : 0;
  return *end ? 0 : std::ldexp(mantissa, static_cast<int>(exponent));
}

} // namespace bench_test::detail
