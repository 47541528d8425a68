// tests/behaviour/programs/names.cpp - test cases with the names that real suites have, and worse.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <string>
#include <vector>

BENCH_TEST("twin") {}
BENCH_TEST("twin") {}
BENCH_TEST("twin#2") {}
BENCH_TEST("twin\\#2") {}

BENCH_TEST("commas, and, more") {}
BENCH_TEST("a star * and *") {}
BENCH_TEST("a/slash") {}
BENCH_TEST("a") {
  SUBCASE("slash") {}
  SUBCASE("other") {}
}
BENCH_TEST("a\\/slash") {}
BENCH_TEST("\"quotes\" and 'more'") {}
BENCH_TEST("back\\slash") {}
BENCH_TEST("back\\nslash") {}
BENCH_TEST("new\nline") {}
BENCH_TEST("tab\tand bell\a") {}
BENCH_TEST("not UTF-8: \xFF\xC3") {}
BENCH_TEST("not UTF-8: \\xFF\\xC3") {}
BENCH_TEST("Größe · 大きさ") {}
BENCH_TEST("=equals=sign=") {}
BENCH_TEST(" blanks ") {}
BENCH_TEST("") {}
BENCH_TEST("\"\"") {}
BENCH_TEST("--looks-like=an option") {}

BENCH_TEST("suite::case") {}
BENCH_TEST("::case") {}
TEST_SUITE("suite") {
  BENCH_TEST("case") {}
  BENCH_TEST("twin") {}
  BENCH_TEST("twin") {}
}
TEST_SUITE("suite::case") {
  BENCH_TEST("more") {}
  BENCH_TEST("") {}
}
TEST_SUITE("suite") {
  BENCH_TEST("case::more") {}
}

// 211 characters
BENCH_TEST(
    "long, long, long, long, long, long, long, long, long, long, long, long, long, long, long, "
    "long, long, long, long, long, long, long, long, long, long, long, long, long, long, long, "
    "long, long, long, long, long, 1") {}
BENCH_TEST(
    "long, long, long, long, long, long, long, long, long, long, long, long, long, long, long, "
    "long, long, long, long, long, long, long, long, long, long, long, long, long, long, long, "
    "long, long, long, long, long, 2") {}

BENCH_TEST_TEMPLATE("template", T, int, double, std::vector<std::string>) { CHECK(T() == T()); }
BENCH_TEST_TEMPLATE("template", T, int) { CHECK(T() == T()); }
