// tests/unit/json_test.cpp - texts and numbers as JSON.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/json.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::json_number;
using bench_test::detail::json_string;

TEST_CASE("json_string: stands in quotes, and most texts as they are") {
  CHECK(json_string("") == "\"\"");
  CHECK(json_string("sorts 10k ints/n=5 'x'") == "\"sorts 10k ints/n=5 'x'\"");
  CHECK(json_string("Größe · 大きさ 🙂") == "\"Größe · 大きさ 🙂\"");
}

TEST_CASE("json_string: quotes, backslashes and all control characters are escaped") {
  CHECK(json_string("a\"b\\c") == "\"a\\\"b\\\\c\"");
  CHECK(json_string("\n\t\r\x1B\x7F") == "\"\\n\\t\\u000D\\u001B\\u007F\"");
  CHECK(json_string(std::string(1, '\0')) == "\"\\u0000\"");
  CHECK(json_string("\xC2\x9B") == "\"\\u009B\"");
}

TEST_CASE("json_string: each byte that is not UTF-8 becomes U+FFFD") {
  CHECK(json_string("a\xFF\xC3 b") == "\"a\xEF\xBF\xBD\xEF\xBF\xBD b\"");
  CHECK(json_string("\xED\xA0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST_CASE("json_number: is as short as it can be, and exact") {
  CHECK(json_number(60) == "60");
  CHECK(json_number(0.1) == "0.1");
  CHECK(json_number(1.0 / 3) == "0.3333333333333333");
  CHECK(json_number(1e300) == "1e+300");
}
