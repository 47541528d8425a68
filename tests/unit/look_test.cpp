// tests/unit/look_test.cpp - colours and signs of text for people.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/look.hpp>

#include <doctest/doctest.h>

using namespace bench_test::detail;

TEST_CASE("look: a text is painted only in colour, and ends with the terminal's own again") {
  CHECK(painted("died", style::bad, {true, true}) == "\x1B[1;31mdied\x1B[0m");
  CHECK(painted("died", style::bad, {false, true}) == "died");
  CHECK(painted("name", style::plain, {true, true}) == "name");
  CHECK(painted("", style::bad, {true, true}) == "");
}

TEST_CASE("look: signs are ours in ASCII only where the locale is not UTF-8") {
  CHECK(signs("1 µs ± 2 %, a…b µ", {false, true}) == "1 µs ± 2 %, a…b µ");
  CHECK(signs("1 µs ± 2 %, a…b µ", {false, false}) == "1 us +- 2 %, a..b µ");
  CHECK(signs("", {false, false}) == "");
}
