// tests/packaging/consumer/tests.cpp - one test of each form, in a project that got bench_test.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

BENCH_TEST("adds") {
  const int sum = bench_test::measure([] { return 1 + 1; });
  CHECK(sum == 2);
}

struct one {
  int value = 1;
};
BENCH_TEST_FIXTURE(one, "has a fixture") { CHECK(value == 1); }

BENCH_TEST_TEMPLATE("has types", T, int, long) { CHECK(T() == 0); }

TEST_CASE("is marked" * bench_test::benchmark()) { bench_test::clobber(); }
