// tests/behaviour/programs/no_edit.cpp - a suite with doctest's main and not a word of ours: it is
// compiled with -include bench_test.hpp -DBENCH_TEST_IMPLEMENT_WITH_MAIN.
//
// SPDX-License-Identifier: MIT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

TEST_CASE("plain") {
  SUBCASE("one") { CHECK(1 == 1); }
  SUBCASE("two") { CHECK(2 == 2); }
}
