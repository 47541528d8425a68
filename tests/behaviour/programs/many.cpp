// tests/behaviour/programs/many.cpp - bodies of many assertions, and timeouts of all lengths.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdio>
#include <ctime>

namespace {
/// Works for so much of the processor's time.
void work(double seconds) {
  const auto clocks = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  for (const double end = clocks() + seconds; clocks() < end;)
    bench_test::clobber();
}
} // namespace

BENCH_TEST("3 million assertions, then one more") {
  static int count = 3'000'000;
  for (int i = 0; i < count; ++i)
    CHECK(i >= 0);
  ++count;
}
BENCH_TEST("takes a second and a half") { work(1.5); }

TEST_SUITE("with timeouts" * doctest::timeout(300)) {
  BENCH_TEST("of the suite") { CHECK(true); }
  BENCH_TEST("of its own" * doctest::timeout(200)) { CHECK(true); }
  BENCH_TEST("in each leaf" * doctest::timeout(300)) {
    SUBCASE("one") { CHECK(true); }
    SUBCASE("two") { CHECK(true); }
  }
}
TEST_SUITE("too short" * doctest::timeout(0.000001)) {
  BENCH_TEST("for it") { work(0.001); }
  BENCH_TEST("but it may fail" * doctest::may_fail()) { work(0.001); }
  BENCH_TEST("but it should fail" * doctest::should_fail()) { work(0.001); }
}
