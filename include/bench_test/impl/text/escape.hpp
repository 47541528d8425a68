// bench_test/impl/text/escape.hpp - texts in places that not every byte may enter.
//
// The forms for words and IDs are reversible, so that two texts never look alike.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "utf8.hpp"

namespace bench_test::detail {

/// A byte as "\xHH", with upper-case digits.
inline std::string hex_escape(char byte) {
  constexpr char digits[] = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return std::string("\\x") + digits[value / 16] + digits[value % 16];
}

/// The value of a hexadecimal digit, or -1.
inline int hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Whether a byte is an ASCII control character, new lines and tabs included.
inline bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 || value == 0x7F;
}

/// The text as one word of a line in a protocol of words with spaces between, where key=value may
/// be a word too: space, '=', backslash and ASCII control characters are \xHH, every other byte
/// stays, and the empty text is \e. Appends it.
inline void append_escaped_word(std::string &to, std::string_view text) {
  if (text.empty()) {
    to += "\\e";
    return;
  }
  for (auto plain = text.begin(), at = text.begin();; ++at) {
    const bool is_end = at == text.end();
    if (!is_end && !is_control(*at) && *at != ' ' && *at != '=' && *at != '\\')
      continue;
    to.append(plain, at);
    if (is_end)
      return;
    to += hex_escape(*at);
    plain = at + 1;
  }
}
/// The same, as a text of its own.
inline std::string escaped_word(std::string_view text) {
  std::string word;
  append_escaped_word(word, text);
  return word;
}

/// The text whose escaped_word this is. A malformed escape stays as it is.
inline std::string unescaped_word(std::string_view word) {
  if (word.find('\\') == std::string_view::npos)
    return std::string(word);
  if (word == "\\e")
    return "";
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_escape = word.size() - i >= 4 && word[i] == '\\' && word[i + 1] == 'x' &&
                           hex_digit(word[i + 2]) >= 0 && hex_digit(word[i + 3]) >= 0;
    if (is_escape) {
      text += static_cast<char>(hex_digit(word[i + 2]) * 16 + hex_digit(word[i + 3]));
      i += 3;
    } else {
      text += word[i];
    }
  }
  return text;
}

/// One character as people see it: a control character is \xHH for each of its bytes, also one of
/// U+0080 to U+009F, which a terminal would obey, and so is a byte that is not UTF-8.
inline std::string visible(const code_point &c, std::string_view bytes) {
  if (c.is_valid && c.value >= 0x20 && !(c.value >= 0x7F && c.value < 0xA0))
    return std::string(bytes);
  std::string result;
  for (const char byte : bytes)
    result += hex_escape(byte);
  return result;
}

/// The text as people see it, and as it may stand in an ID, in one line: `visible`, with \n, \t and
/// \\ for a new line, a tab and a backslash.
inline std::string printable(std::string_view text) {
  std::string result;
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F && c != '\\'; };
  const auto plain = std::find_if_not(text.begin(), text.end(), is_plain) - text.begin();
  result = text.substr(0, static_cast<std::size_t>(plain)); // often all of it
  text.remove_prefix(static_cast<std::size_t>(plain));
  while (!text.empty()) {
    const code_point c = first_code_point(text);
    if (c.value == '\n')
      result += "\\n";
    else if (c.value == '\t')
      result += "\\t";
    else if (c.value == '\\')
      result += "\\\\";
    else
      result += visible(c, text.substr(0, c.bytes));
    text.remove_prefix(c.bytes);
  }
  return result;
}

/// The text as people read it, line by line: `visible` but for new lines and tabs, which stay. Not
/// reversible.
inline std::string readable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const code_point c = first_code_point(text);
    const std::string_view bytes = text.substr(0, c.bytes);
    result += c.value == '\n' || c.value == '\t' ? std::string(bytes) : visible(c, bytes);
    text.remove_prefix(c.bytes);
  }
  return result;
}

} // namespace bench_test::detail
