// tests/unit/escape_test.cpp - texts in places that not every byte may enter.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/escape.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

using bench_test::detail::escaped_word;
using bench_test::detail::first_code_point;
using bench_test::detail::printable;
using bench_test::detail::readable;
using bench_test::detail::unescaped_word;

namespace {

/// Bytes of all kinds, those that an escape is made of more often.
std::string random_text(std::mt19937 &random) {
  constexpr std::string_view usual = "\\\\\\xxe=n t04Fg\n\xC3\xA9";
  std::string text;
  for (auto left = random() % 12; left > 0; --left) {
    const bool is_usual = random() % 3 != 0;
    text += is_usual ? usual[random() % usual.size()] : static_cast<char>(random() % 256);
  }
  return text;
}

/// The text whose printable form this is.
std::string read_printable(std::string_view form) {
  std::string text;
  while (!form.empty()) {
    const char kind = form.size() > 1 && form[0] == '\\' ? form[1] : '\0';
    const std::size_t length = kind == '\0' ? 1 : kind == 'x' ? 4 : 2;
    if (kind == 'x')
      text += unescaped_word(form.substr(0, length));
    else
      text += kind == 'n' ? '\n' : kind == 't' ? '\t' : form[0];
    form.remove_prefix(length);
  }
  return text;
}

} // namespace

TEST_CASE("escaped_word: what may stand in a word stays") {
  CHECK(escaped_word("sort/10k,\"ints\"*[]") == "sort/10k,\"ints\"*[]");
  CHECK(escaped_word("größe 世") == "größe\\x20世");
  CHECK(escaped_word("\xFF\x80") == "\xFF\x80");
}

TEST_CASE("escaped_word: what would end a word, a key or an escape is written in digits") {
  CHECK(escaped_word("a b") == "a\\x20b");
  CHECK(escaped_word("n=1") == "n\\x3D1");
  CHECK(escaped_word("\t\n\r") == "\\x09\\x0A\\x0D");
  CHECK(escaped_word("\\") == "\\x5C");
  CHECK(escaped_word(std::string_view("\0\x1F\x7F", 3)) == "\\x00\\x1F\\x7F");
}

TEST_CASE("escaped_word: the empty text is a word too") {
  CHECK(escaped_word("") == "\\e");
  CHECK(unescaped_word("\\e") == "");
  CHECK(escaped_word("\\e") == "\\x5Ce");
}

TEST_CASE("unescaped_word: a malformed escape stays as it is") {
  for (const char *word : {"\\", "\\x", "\\x4", "\\x4G", "\\xG4", "\\n", "a\\e", "\\ea", "\\\\"}) {
    CAPTURE(word);
    CHECK(unescaped_word(word) == word);
  }
  CHECK(unescaped_word("\\\\x41") == "\\A");
}

TEST_CASE("unescaped_word: an escape that the end cuts is not read past it") {
  CHECK(unescaped_word(std::string_view("\\x41").substr(0, 3)) == "\\x4");
}

TEST_CASE("unescaped_word: the digits may be of lower case") {
  CHECK(unescaped_word("n\\x3d1") == "n=1");
}

TEST_CASE("escaped_word: every byte comes back, and none divides the line") {
  for (int value = 0; value < 256; ++value) {
    const std::string text(1, static_cast<char>(value));
    const std::string word = escaped_word(text);
    CAPTURE(value);
    CHECK(unescaped_word(word) == text);
    CHECK(word.find_first_of(" \t\n\v\f\r=") == std::string::npos);
  }
}

TEST_CASE("escaped_word: every text comes back from its word") {
  std::mt19937 random(8);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random);
    const std::string word = escaped_word(text);
    CAPTURE(word);
    CHECK(unescaped_word(word) == text);
    CHECK_FALSE(word.empty());
    CHECK(word.find_first_of(" \t\n\v\f\r=") == std::string::npos);
  }
}

TEST_CASE("printable: text that people can read stays") {
  CHECK(printable("") == "");
  CHECK(printable("größe = 世界 😀") == "größe = 世界 😀");
}

TEST_CASE("printable: control characters become visible") {
  CHECK(printable("a\nb\tc\r") == "a\\nb\\tc\\x0D");
  CHECK(printable(std::string_view("\0\x1B[31m\x7F", 7)) == "\\x00\\x1B[31m\\x7F");
  CHECK(printable("\u009B31m") == "\\xC2\\x9B31m");
}

TEST_CASE("printable: bytes that are not UTF-8 become visible") {
  CHECK(printable("a\xFFz") == "a\\xFFz");
  CHECK(printable("\xE2\x82") == "\\xE2\\x82");
  CHECK(printable("\xED\xA0\x80") == "\\xED\\xA0\\x80");
}

TEST_CASE("printable: a backslash is doubled, so that no two texts look alike") {
  CHECK(printable("\\n") == "\\\\n");
  CHECK(printable("\n") == "\\n");
  CHECK(printable("\\xFF") == "\\\\xFF");
}

TEST_CASE("printable: every text can be read back, and its form is valid and visible") {
  std::mt19937 random(9);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random);
    const std::string form = printable(text);
    CAPTURE(form);
    CHECK(read_printable(form) == text);
    CHECK(printable(read_printable(form)) == form);
    int hidden = 0;
    for (std::string_view rest = form; !rest.empty();) {
      const auto c = first_code_point(rest);
      hidden += c.is_valid && c.value >= 0x20 && c.value != 0x7F ? 0 : 1;
      rest.remove_prefix(c.bytes);
    }
    CHECK(hidden == 0);
  }
}

TEST_CASE("readable: lines, tabs, backslashes and what people can read stay") {
  CHECK(readable("") == "");
  CHECK(readable("größe\tC:\\new\n\nhalf a line") == "größe\tC:\\new\n\nhalf a line");
}

TEST_CASE("readable: nothing is left that a terminal would obey") {
  CHECK(readable(std::string_view("\0\x1B[2J\r\x7F", 7)) == "\\x00\\x1B[2J\\x0D\\x7F");
  CHECK(readable("\u009B31m\xFF\xE2\x82") == "\\xC2\\x9B31m\\xFF\\xE2\\x82");
}
