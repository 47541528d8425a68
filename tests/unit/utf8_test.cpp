// tests/unit/utf8_test.cpp - reads the code points of a text.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/utf8.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

using bench_test::detail::first_code_point;

namespace {

/// A code point in UTF-8, by the definition and with no check.
std::string encoded(char32_t value) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  const auto tail = [&](unsigned shift) { return byte(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80)
    return {byte(value)};
  if (value < 0x800)
    return {byte(0xC0 | (value >> 6)), tail(0)};
  if (value < 0x10000)
    return {byte(0xE0 | (value >> 12)), tail(6), tail(0)};
  return {byte(0xF0 | (value >> 18)), tail(12), tail(6), tail(0)};
}

bool is_one_invalid_byte(std::string_view text) {
  const auto c = first_code_point(text);
  return !c.is_valid && c.bytes == 1 && c.value == static_cast<unsigned char>(text[0]);
}

} // namespace

TEST_CASE("utf8: every code point is read as it was written") {
  int wrong = 0;
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF)
      continue;
    const std::string text = encoded(value);
    const auto c = first_code_point(text + "\x80");
    wrong += c.is_valid && c.value == value && c.bytes == text.size() ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("utf8: surrogates and values above U+10FFFF are invalid") {
  CHECK(is_one_invalid_byte("\xED\xA0\x80"));
  CHECK(is_one_invalid_byte("\xED\xBF\xBF"));
  CHECK(is_one_invalid_byte("\xF4\x90\x80\x80"));
  CHECK(is_one_invalid_byte("\xF5\x80\x80\x80"));
  CHECK(is_one_invalid_byte("\xFF"));
}

TEST_CASE("utf8: overlong forms are invalid") {
  CHECK(is_one_invalid_byte("\xC0\x80"));
  CHECK(is_one_invalid_byte("\xC1\xBF"));
  CHECK(is_one_invalid_byte("\xE0\x9F\xBF"));
  CHECK(is_one_invalid_byte("\xF0\x8F\xBF\xBF"));
}

TEST_CASE("utf8: a sequence that is cut or broken is invalid from its first byte") {
  CHECK(is_one_invalid_byte("\xC3"));
  CHECK(is_one_invalid_byte("\xE2\x82"));
  CHECK(is_one_invalid_byte("\xF0\x9F\x98"));
  CHECK(is_one_invalid_byte("\xE2\x82z"));
  CHECK(is_one_invalid_byte("\x80"));
}

TEST_CASE("utf8: a text that is cut at its end is not read past it") {
  const std::string_view text = "\xE2\x82\xAC";
  CHECK(is_one_invalid_byte(text.substr(0, 2)));
  CHECK(first_code_point(text).is_valid);
}
