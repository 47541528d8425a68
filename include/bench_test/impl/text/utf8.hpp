// bench_test/impl/text/utf8.hpp - reads the code points of a text.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace bench_test::detail {

/// One code point of a text, or one byte that is part of none (`is_valid` is false, and `value` is
/// the byte).
struct code_point {
  char32_t value;
  std::size_t bytes; ///< its length in the text
  bool is_valid;
};

/// The code point that the text begins with. `text` must not be empty. Overlong forms, surrogates,
/// values above U+10FFFF and cut sequences are invalid, as in RFC 3629; an invalid byte stands
/// alone, so that reading goes on with the next one.
inline code_point first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const code_point invalid{lead, 1, false};
  if (lead < 0x80)
    return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
    return invalid;
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u)
      return invalid;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const char32_t smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || value > 0x10FFFF || is_surrogate)
    return invalid;
  return {value, length, true};
}

} // namespace bench_test::detail
