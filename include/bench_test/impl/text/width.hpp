// bench_test/impl/text/width.hpp - how many columns a text takes on a terminal, and fits it to
// some.
//
// A sum over code points, as wcswidth does it: what a terminal makes of a sequence that is joined
// to one picture differs from terminal to terminal.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "utf8.hpp"
#include "width_table.hpp"

namespace bench_test::detail {

/// Whether a code point lies in one of these ranges, which are sorted.
template <std::size_t Count> bool is_in(const code_range (&ranges)[Count], char32_t value) {
  const auto after = std::upper_bound(std::begin(ranges), std::end(ranges), value,
                                      [](char32_t v, const code_range &r) { return v < r.first; });
  return after != std::begin(ranges) && value <= std::prev(after)->last;
}

/// The columns that one code point takes: 0, 1 or 2.
inline std::size_t columns_of(const code_point &c) {
  if (!c.is_valid)
    return 1;
  if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || is_in(zero_width_ranges, c.value))
    return 0;
  return is_in(wide_ranges, c.value) ? 2 : 1;
}

/// The columns that a text takes on a terminal: combining marks and control characters 0, East
/// Asian wide characters and emoji 2, an invalid byte 1.
inline std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  while (!utf8.empty()) {
    const code_point c = first_code_point(utf8);
    columns += columns_of(c);
    utf8.remove_prefix(c.bytes);
  }
  return columns;
}

/// The spaces that a text lacks to take so many columns.
inline std::string missing_spaces(std::string_view utf8, std::size_t columns) {
  return std::string(columns - std::min(columns, display_width(utf8)), ' ');
}

/// The text with spaces behind it up to `columns`; one that is wider stays as it is.
inline std::string padded(std::string_view utf8, std::size_t columns) {
  return std::string(utf8) + missing_spaces(utf8, columns);
}

/// The text with spaces before it up to `columns`; one that is wider stays as it is.
inline std::string right_aligned(std::string_view utf8, std::size_t columns) {
  return missing_spaces(utf8, columns) + std::string(utf8);
}

/// The longest beginning of a text that takes at most so many columns, whole code points only.
inline std::string_view beginning(std::string_view utf8, std::size_t columns) {
  std::size_t length = 0;
  while (length < utf8.size()) {
    const code_point c = first_code_point(utf8.substr(length));
    if (columns_of(c) > columns)
      break;
    columns -= columns_of(c);
    length += c.bytes;
  }
  return utf8.substr(0, length);
}

/// The longest end of a text that takes at most so many columns, whole code points only. It does
/// not begin with a combining mark, whose letter is gone.
inline std::string_view ending(std::string_view utf8, std::size_t columns) {
  std::size_t width = display_width(utf8);
  while (!utf8.empty()) {
    const code_point c = first_code_point(utf8);
    if (width <= columns && columns_of(c) > 0)
      break;
    width -= columns_of(c);
    utf8.remove_prefix(c.bytes);
  }
  return utf8;
}

/// The text, or where it takes more than `columns` its beginning and its end with `mark` between:
/// names that differ tend to do so at their ends. No code point is cut.
inline std::string shortened(std::string_view utf8, std::size_t columns,
                             std::string_view mark = "…") {
  if (display_width(utf8) <= columns)
    return std::string(utf8);
  if (columns < display_width(mark))
    return "";
  const std::size_t left = columns - display_width(mark);
  const std::string_view front = beginning(utf8, (left + 1) / 2);
  const std::string_view back = ending(utf8, left - display_width(front));
  return std::string(front).append(mark).append(back);
}

} // namespace bench_test::detail
