// tests/unit/wrap_test.cpp - breaks a text into lines.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/wrap.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using bench_test::detail::wrapped;
using lines = std::vector<std::string>;

TEST_CASE("wrapped: breaks at blanks, as late as it can") {
  CHECK(wrapped("a bc def", 4) == lines{"a bc", "def"});
  CHECK(wrapped("a bc def", 8) == lines{"a bc def"});
  CHECK(wrapped("a bc def", 1000000) == lines{"a bc def"});
  CHECK(wrapped("", 4).empty());
}

TEST_CASE("wrapped: keeps the blanks between words of one line, and drops them at its end") {
  CHECK(wrapped("a   b  c", 5) == lines{"a   b", "c"});
  CHECK(wrapped("a     b", 5) == lines{"a", "b"});
}

TEST_CASE("wrapped: a word costs no more where its line is long") {
  std::string text = "a";
  for (int i = 0; i < 100'000; ++i)
    text += " bc";
  CHECK(wrapped(text, text.size()) == lines{text}); // minutes, if each word cost its whole line
}

TEST_CASE("wrapped: counts columns, not bytes") {
  CHECK(wrapped("世界 é", 6) == lines{"世界 é"});
  CHECK(wrapped("世界 é", 5) == lines{"世界", "é"});
}

TEST_CASE("wrapped: a word that is wider loses its middle") {
  CHECK(wrapped("a 123456789 b", 5) == lines{"a", "12…89", "b"});
}
