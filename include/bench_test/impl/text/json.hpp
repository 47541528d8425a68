// bench_test/impl/text/json.hpp - texts and numbers as JSON, RFC 8259.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <locale>
#include <sstream>
#include <string>
#include <string_view>

#include "escape.hpp"
#include "utf8.hpp"

namespace bench_test::detail {

/// Any text as a JSON string, quotes included. What is not UTF-8 becomes U+FFFD, a byte each.
inline std::string json_string(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    const code_point c = first_code_point(text);
    const std::string_view bytes = text.substr(0, c.bytes);
    if (!c.is_valid)
      result += "\xEF\xBF\xBD";
    else if (c.value == '"' || c.value == '\\')
      result += '\\' + std::string(bytes);
    else if (c.value == '\n')
      result += "\\n";
    else if (c.value == '\t')
      result += "\\t";
    else if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0)) // a terminal would obey them
      result += "\\u00" + hex_escape(static_cast<char>(c.value)).substr(2);
    else
      result += bytes;
    text.remove_prefix(c.bytes);
  }
  return result + '"';
}

/// A finite number, in as few digits as say it exactly, whatever locale the program has set.
inline std::string json_number(double value) {
  for (int digits = 6;; ++digits) {
    std::stringstream text;
    text.imbue(std::locale::classic());
    text.precision(digits);
    text << value;
    double read = 0;
    if (digits == 17 || (text >> read && read == value))
      return text.str();
  }
}

} // namespace bench_test::detail
