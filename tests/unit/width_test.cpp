// tests/unit/width_test.cpp - how many columns a text takes on a terminal, and fits it to some.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/width.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using bench_test::detail::display_width;
using bench_test::detail::first_code_point;
using bench_test::detail::padded;
using bench_test::detail::right_aligned;
using bench_test::detail::shortened;

namespace {

/// Letters of all widths, and invalid bytes, in random order.
std::string random_text(std::mt19937 &random) {
  const std::vector<std::string> letters = {"a", "Z",      " ", "é",  "e\u0301", "世",
                                            "😀", "\u200B", "…", "한", "\xFF"};
  std::string text;
  for (auto left = random() % 30; left > 0; --left)
    text += letters[random() % letters.size()];
  return text;
}

/// Whether a text consists of valid code points only.
bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto c = first_code_point(text);
    if (!c.is_valid)
      return false;
    text.remove_prefix(c.bytes);
  }
  return true;
}

} // namespace

TEST_CASE("display_width: a letter takes one column, whatever its bytes") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("größe") == 5);
  CHECK(display_width("µ…€") == 3);
}

TEST_CASE("display_width: a combining mark takes none") {
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u200B\uFE0F\U000E0100") == 0);
}

TEST_CASE("display_width: East Asian wide characters and emoji take two") {
  CHECK(display_width("世界") == 4);
  CHECK(display_width("한글") == 4);
  CHECK(display_width("ＡＢ") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("🚀✅") == 4);
}

TEST_CASE("display_width: halfwidth forms take one") { CHECK(display_width("ｱｲ") == 2); }

TEST_CASE("display_width: each invalid byte takes one") {
  CHECK(display_width("\xFF\xFE") == 2);
  CHECK(display_width("\xE2\x82") == 2);
  CHECK(display_width("a\x80z") == 3);
}

TEST_CASE("display_width: control characters take none") {
  CHECK(display_width(std::string_view("\0\n\x1B\x7F", 4)) == 0);
  CHECK(display_width("\u009B") == 0);
}

TEST_CASE("padded: fills up to the columns, not the bytes") {
  CHECK(padded("ab", 4) == "ab  ");
  CHECK(padded("µs", 4) == "µs  ");
  CHECK(padded("世", 4) == "世  ");
  CHECK(padded("", 2) == "  ");
}

TEST_CASE("right_aligned: fills up to the columns, not the bytes") {
  CHECK(right_aligned("ab", 4) == "  ab");
  CHECK(right_aligned("µs", 4) == "  µs");
}

TEST_CASE("padded, right_aligned: what is too wide stays as it is") {
  CHECK(padded("abc", 2) == "abc");
  CHECK(right_aligned("世界", 3) == "世界");
  CHECK(padded("abc", 0) == "abc");
}

TEST_CASE("shortened: what fits stays as it is") {
  CHECK(shortened("abcdef", 6) == "abcdef");
  CHECK(shortened("世界", 4) == "世界");
  CHECK(shortened("", 0) == "");
}

TEST_CASE("shortened: the middle goes first") {
  CHECK(shortened("abcdefghij", 7) == "abc…hij");
  CHECK(shortened("abcdefghij", 6) == "abc…ij");
}

TEST_CASE("shortened: very few columns leave the mark, or nothing") {
  CHECK(shortened("abc", 2) == "a…");
  CHECK(shortened("abc", 1) == "…");
  CHECK(shortened("abc", 0) == "");
}

TEST_CASE("shortened: a wide character that does not fit leaves its column to the other side") {
  CHECK(shortened("世界abcdef", 4) == "世…f");
  CHECK(shortened("世界abcdef", 3) == "…ef");
}

TEST_CASE("shortened: a combining mark never loses its letter") {
  CHECK(shortened("abcde\u0301", 4) == "ab…e\u0301");
  CHECK(shortened("abe\u0301cde\u0301fg", 4) == "ab…g");
  CHECK(shortened("e\u0301xxxxx", 3) == "e\u0301…x");
  CHECK(shortened("e\u0301bc", 1) == "…");
  CHECK(shortened("abcde\u0301fg", 5) == "ab…fg");
}

TEST_CASE("shortened: never takes more than the columns, nor cuts a code point") {
  std::mt19937 random(4);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    const std::size_t columns = random() % 20;
    const std::string result = shortened(text, columns);
    CAPTURE(text);
    CAPTURE(columns);
    CHECK(display_width(result) <= columns);
    CHECK((is_utf8(result) || !is_utf8(text)));
    CHECK((result == text || display_width(text) > columns));
    CHECK((result == text || columns < 1 || display_width(result) + 1 >= columns));
  }
}

TEST_CASE("padded, right_aligned: reach exactly the columns of a narrower text") {
  std::mt19937 random(5);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    CHECK(display_width(padded(text, 60)) == 60);
    CHECK(display_width(right_aligned(text, 60)) == 60);
  }
}
