// tests/behaviour/programs/verdicts.cpp - every verdict that a leaf can get, for every reason.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <utility>

using bench_test::measure;

namespace {
bool is_prepared = false;

/// Works for so much of the processor's time.
void work(double seconds) {
  const auto clocks = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  for (const double end = clocks() + seconds; clocks() < end;)
    bench_test::clobber();
}
} // namespace

BENCH_TEST("prepares for another") { is_prepared = true; }

BENCH_TEST("good") { CHECK(1 == 1); }
BENCH_TEST("throws nothing") { CHECK_THROWS(work(0)); }
BENCH_TEST("throws nothing, not even an int") { CHECK_THROWS_AS(work(0), int); }
BENCH_TEST("throws another") { CHECK_THROWS_AS(throw std::runtime_error("odd"), int); }
BENCH_TEST("throws no words") { throw std::runtime_error(""); }
BENCH_TEST("fails without words") { FAIL(""); }

BENCH_TEST("good region") {
  CHECK(measure([] { return 1; }) == 1);
}
BENCH_TEST("good leaves") {
  SUBCASE("one") { CHECK(1 == 1); }
  SUBCASE("two") { CHECK(1 == 1); }
}
BENCH_TEST("takes a whole round") { work(0.05); }
BENCH_TEST("may fail, but does not" * doctest::may_fail()) { CHECK(1 == 1); }

BENCH_TEST("good once") {
  static bool is_first = true;
  CHECK(std::exchange(is_first, false));
}
BENCH_TEST("other work each time") {
  static int runs = 0;
  for (int i = 0; i <= runs; ++i)
    CHECK(i >= 0);
  ++runs;
}

BENCH_TEST("fails a CHECK") { CHECK(1 == 2); }
BENCH_TEST("throws") { throw std::runtime_error("no more"); }
BENCH_TEST("should fail" * doctest::should_fail()) { CHECK(1 == 1); }
BENCH_TEST("expects a failure" * doctest::expected_failures(1)) { CHECK(1 == 1); }
BENCH_TEST("is too slow" * doctest::timeout(0.000001)) { work(0.001); }
BENCH_TEST("measures twice") {
  measure([] { return 1; });
  measure([] { return 2; });
}

BENCH_TEST("needs the first test") { CHECK(is_prepared); }
BENCH_TEST("needs its first leaf") {
  static bool is_ready = false;
  SUBCASE("makes ready") { is_ready = true; }
  SUBCASE("must be ready") { CHECK(is_ready); }
}

BENCH_TEST("aborts") { std::abort(); }
BENCH_TEST("exits") { std::exit(0); }

BENCH_TEST("runs forever") {
  for (volatile bool forever = true; forever;)
    bench_test::clobber();
}

BENCH_TEST("may fail" * doctest::may_fail()) { CHECK(1 == 3); }
BENCH_TEST("should fail, and does" * doctest::should_fail()) { CHECK(1 == 4); }
BENCH_TEST("expects a failure, which comes" * doctest::expected_failures(1)) { CHECK(1 == 5); }
BENCH_TEST("may be too slow" * doctest::timeout(0.000001) * doctest::may_fail()) { work(0.001); }

BENCH_TEST("is skipped" * doctest::skip()) {}
BENCH_TEST("changes its leaves") {
  static int passes = 0;
  ++passes;
  SUBCASE("one") {}
  SUBCASE("two") {
    if (passes == 2)
      SUBCASE("deeper") {}
  }
}

BENCH_TEST("breaks off by a REQUIRE") {
  SUBCASE("one") {}
  SUBCASE("two") { REQUIRE(1 == 6); }
  SUBCASE("three") {}
}
BENCH_TEST("breaks off by a crash") {
  SUBCASE("one") {}
  SUBCASE("two") { std::abort(); }
  SUBCASE("three") {}
}
