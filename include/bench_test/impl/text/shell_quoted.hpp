// bench_test/impl/text/shell_quoted.hpp - text as a word that is typed into a shell.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace bench_test::detail {

inline bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// The text with `to` in place of each `from`.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// As one word of a shell.
inline std::string shell_quoted(std::string_view text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter_or_digit(c) || std::string_view("_-+=./:,").find(c) != std::string_view::npos;
  });
  if (is_plain && !text.empty())
    return std::string(text);
  return '\'' + replaced(std::string(text), "'", "'\\''") + '\'';
}

} // namespace bench_test::detail
