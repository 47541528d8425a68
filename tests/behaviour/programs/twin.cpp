// tests/behaviour/programs/twin.cpp - a suite that is built twice: with us, and, where
// TWIN_WITHOUT_US is defined, with doctest alone.
//
// SPDX-License-Identifier: MIT
#if defined(TWIN_WITHOUT_US)
#include <doctest/doctest.h>
#define BENCH_TEST DOCTEST_TEST_CASE
#define BENCH_TEST_FIXTURE DOCTEST_TEST_CASE_FIXTURE
#define BENCH_TEST_TEMPLATE DOCTEST_TEST_CASE_TEMPLATE
#define MARKED
namespace bench_test {
template <class F> auto measure(F f) { return f(); }
} // namespace bench_test
#else
#include <bench_test.hpp>
#define MARKED *bench_test::benchmark()
#endif

#include <csignal>
#include <stdexcept>

namespace {
struct fixture {
  int value = 1;
};
} // namespace

BENCH_TEST("passes") {
  CHECK(bench_test::measure([] { return 1; }) == 1);
}
BENCH_TEST("fails") {
  CHECK(bench_test::measure([] { return 1; }) == 2);
}
BENCH_TEST("two regions") {
  CHECK(bench_test::measure([] { return 1; }) == 1);
  CHECK(bench_test::measure([] { return 2; }) == 3);
}
BENCH_TEST("throws in a region") {
  bench_test::measure([]() -> int { throw std::runtime_error("out of cheese"); });
}
BENCH_TEST_FIXTURE(fixture, "on a fixture") {
  CHECK(value == 1);
  CHECK(value == 2);
}
BENCH_TEST_FIXTURE(fixture, "on a fixture, with subcases") {
  value = 3;
  SUBCASE("one") { CHECK(value == 1); }
  SUBCASE("two") { REQUIRE(value == 2); }
}
BENCH_TEST_TEMPLATE("of a type", T, int, char) { CHECK(T(1) == T(2)); }

TEST_CASE("a plain test") { WARN(1 == 2); }
TEST_CASE("a marked test" MARKED) { MESSAGE("is here"); }
TEST_SUITE("marked" MARKED) {
  TEST_CASE("in a marked suite") {
    INFO("some context");
    SUBCASE("outside") {
      SUBCASE("inside") { CHECK(1 == 2); }
      SUBCASE("and more") { FAIL("on purpose"); }
    }
    SUBCASE("last") { CHECK_THROWS(throw 1); }
  }
  BENCH_TEST("skipped" * doctest::skip()) { CHECK(1 == 2); }
  BENCH_TEST("crashes" * doctest::skip()) { std::raise(SIGSEGV); }
  BENCH_TEST("decorated" * doctest::description("in words") * doctest::may_fail()) {
    CHECK(1 == 2);
  }
}
TEST_SUITE("marked") {
  BENCH_TEST("in another suite of that name") { CHECK(1 == 1); }
}
