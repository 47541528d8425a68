// bench_test/impl/run/filter_values.hpp - what is wrong with a filter of doctest's as it is typed.
//
// doctest ignores what it cannot read, and all would be measured where a part was meant.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace bench_test::detail {

/// Given the name of one of doctest's options that choose cases, and what was typed of it; "" if
/// nothing is wrong.
inline std::string wrong_filter(std::string_view name, std::string_view word) {
  const auto sign = word.find('=');
  const auto typed = std::string(word.substr(0, sign));
  const auto value = sign == std::string_view::npos ? "" : word.substr(sign + 1);
  const auto is_any_of = [](std::string_view text, const auto &of) {
    return std::find(std::begin(of), std::end(of), text) != std::end(of);
  };
  constexpr std::string_view flags[] = {"case-sensitive", "cs", "no-skip", "ns"};
  constexpr std::string_view switches[] = {"1", "true", "on", "yes", "0", "false", "off", "no"};
  constexpr std::string_view counts[] = {"first", "f", "last", "l", "subcase-filter-levels",
                                         "scfl"};
  if (is_any_of(name, flags)) {
    std::string lower(value);
    for (char &c : lower)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return sign == std::string_view::npos || is_any_of(lower, switches)
               ? ""
               : "expected " + typed + " alone, or true or false behind it";
  }
  if (is_any_of(name, counts))
    return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos
               ? ""
               : "expected a whole number, as in " + typed + "=2";
  return value.empty() ? "expected a pattern, as in " + typed + "='*sort*'" : "";
}

} // namespace bench_test::detail
