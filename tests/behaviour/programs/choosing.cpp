// tests/behaviour/programs/choosing.cpp - a small good suite, to choose from.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

BENCH_TEST("sorts") { CHECK(1 == 1); }

TEST_SUITE("parser") {
  BENCH_TEST("reads numbers") { CHECK(1 == 1); }
  BENCH_TEST("reads words") {
    SUBCASE("short") { CHECK(1 == 1); }
    SUBCASE("long") { CHECK(1 == 1); }
  }
  TEST_CASE("a test only") { CHECK(1 == 1); }
  BENCH_TEST("skipped" * doctest::skip()) { CHECK(1 == 1); }
}

TEST_SUITE("writer") {
  TEST_CASE("time only" * bench_test::benchmark("time")) { CHECK(1 == 1); }
  TEST_CASE("Writes" * bench_test::benchmark()) { CHECK(1 == 1); }
}
