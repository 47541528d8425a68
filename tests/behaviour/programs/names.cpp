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
BENCH_TEST("--all") {}
BENCH_TEST("-tc=x") {}
BENCH_TEST("--only=twin") {}
BENCH_TEST("a::b/c#2") {}
BENCH_TEST("#2") {}
BENCH_TEST("...") {}
BENCH_TEST("/") {}
BENCH_TEST("\\") {}
BENCH_TEST("'") {}
BENCH_TEST("\"") {}
BENCH_TEST("both \"\" '' `` and $HOME %s %n {} \x1B[31m") {}
BENCH_TEST("ends in a backslash\\") {}
BENCH_TEST("ends in a backslash\\") {}
BENCH_TEST("ends in a slash/") {}
BENCH_TEST("/begins with a slash") {}
BENCH_TEST("built "
           "from "
           "three") {}
BENCH_TEST("trailing") {}
BENCH_TEST("trailing ") {}
BENCH_TEST("trailing\t") {}
BENCH_TEST("trailing\n") {}

namespace {
constexpr char constant_name[] = "from a constant array";
} // namespace
#define NAMES_BY_A_MACRO(name) BENCH_TEST(name " by a macro")
BENCH_TEST(constant_name) {}
NAMES_BY_A_MACRO("made") {}
NAMES_BY_A_MACRO("made, with "
                 "a comma,") {}

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

TEST_SUITE("a/suite") {
  BENCH_TEST("case") {}
}
TEST_SUITE("a:") {
  BENCH_TEST("case") {}
}
TEST_SUITE("a") {
  BENCH_TEST(":case") {}
  BENCH_TEST("a/suite::case") {}
}
TEST_SUITE("--all") {
  BENCH_TEST("case") {}
}
TEST_SUITE("*, 'one' \"two\"\n\\ \xFF #2") {
  BENCH_TEST("case") {}
  BENCH_TEST("case") {}
}
TEST_SUITE(" ") {
  BENCH_TEST("case") {}
  BENCH_TEST(" ") {}
}

BENCH_TEST("leaves") {
  SUBCASE("") {}
  SUBCASE("\"\"") {}
  SUBCASE(" ") {}
  SUBCASE("--all") {}
  SUBCASE("#2") {}
  SUBCASE("...") {}
  SUBCASE("/") {}
  SUBCASE("\\") {}
  SUBCASE("ends in a backslash\\") {
    SUBCASE("") {}
    SUBCASE("x") {}
  }
  SUBCASE("ends in a backslash\\/x") {}
  SUBCASE("a|b c=d\\x7C") {}
  SUBCASE("a::b/c#2") {}
  SUBCASE("*, 'one' \"two\"\n\t\a\x7F\xFF\xC3 Größe") {}
  SUBCASE("trailing") {}
  SUBCASE("trailing ") {}
  SUBCASE("trailing\t") {}
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
