// tests/behaviour/programs/marks.cpp - every way to make a benchmark of a test case.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <stdexcept>

using bench_test::benchmark;

namespace {
struct plain_fixture {
  int value = 1;
};

/// Knows whether it is fresh, and how many live.
struct watched_fixture {
  static inline int living = 0;
  bool is_used = false;
  watched_fixture() { ++living; }
  ~watched_fixture() { --living; }
};

void work() {
  for (volatile int i = 0; i < 200'000;)
    i = i + 1;
}
struct slow_fixture {
  slow_fixture() { work(); }
  ~slow_fixture() { work(); }
};
struct throwing_fixture {
  throwing_fixture() { throw std::runtime_error("no fixture today"); }
};
} // namespace

TEST_CASE("a test only") {}
TEST_CASE("a marked test" * benchmark()) {}
TEST_CASE(benchmark() * "marked before the name") {}
TEST_CASE("time only" * benchmark("time")) {}
TEST_CASE("time and peakmem" * benchmark("time, peakmem")) {}
TEST_CASE("two marks" * benchmark("time") * benchmark("peakmem")) {}
BENCH_TEST("peakmem only" * benchmark("peakmem")) {}
TEST_CASE_FIXTURE(plain_fixture, "on doctest's fixture" * benchmark()) { CHECK(value == 1); }
TEST_CASE_TEMPLATE("of types" * benchmark(), T, int, char) { CHECK(T() == T()); }
TEST_CASE_TEMPLATE_DEFINE("of types, in two steps" * benchmark(), T, marks_of_types) {
  CHECK(T() == T());
}
TEST_CASE_TEMPLATE_INVOKE(marks_of_types, char, double);

TEST_SUITE("marked" * benchmark()) {
  TEST_CASE("in a marked suite") {}
  TEST_CASE("in a marked suite, as well" * doctest::description("of no interest")) {}
  TEST_SUITE("within a marked one") {
    TEST_CASE("a test only, as decorators are not inherited") {}
  }
  TEST_CASE("behind the inner suite") {}
}
TEST_SUITE("marked") {
  TEST_CASE("a test only, in an unmarked suite of the same name") {}
}
TEST_SUITE("marked for time" * benchmark("time")) {
  TEST_CASE("time only, by its suite") {}
  TEST_CASE("and for peakmem, by itself" * benchmark("peakmem")) {}
}
TEST_CASE("a test only, moved into a suite" * doctest::test_suite("marked")) {}
TEST_CASE("a benchmark, moved into a suite" * doctest::test_suite("marked") * benchmark()) {}

TEST_SUITE_BEGIN("begun" * benchmark());
TEST_CASE("behind the begin") {}
TEST_SUITE_END();
TEST_CASE("a test only, behind the end") {}

TEST_SUITE("fixtures") {
  BENCH_TEST_FIXTURE(watched_fixture, "is fresh for each iteration") {
    CHECK_FALSE(is_used);
    CHECK(living >= 1);
    is_used = true;
  }
  BENCH_TEST_FIXTURE(watched_fixture, "has subcases") {
    CHECK_FALSE(is_used);
    is_used = true;
    SUBCASE("one") { CHECK(living >= 1); }
    SUBCASE("two") { CHECK(living >= 1); }
  }
  BENCH_TEST_FIXTURE(slow_fixture, "is slow, and made outside the clock") {}
  BENCH_TEST("is slow, and made in the body") { const slow_fixture here; }
  BENCH_TEST_FIXTURE(throwing_fixture, "throws as it is made") {}
  TEST_CASE("none is left") { CHECK(watched_fixture::living == 0); }
}

TEST_SUITE("decorators") {
  BENCH_TEST("skip" * doctest::skip()) {}
  BENCH_TEST("may fail, and does" * doctest::may_fail()) { CHECK(1 == 2); }
  BENCH_TEST("may fail, and does not" * doctest::may_fail()) { CHECK(1 == 1); }
  BENCH_TEST("should fail, and does" * doctest::should_fail()) { CHECK(1 == 2); }
  BENCH_TEST("should fail, and does not" * doctest::should_fail()) { CHECK(1 == 1); }
  BENCH_TEST("two failures expected, two come" * doctest::expected_failures(2)) {
    CHECK(1 == 2);
    CHECK(1 == 3);
  }
  BENCH_TEST("two failures expected, none comes" * doctest::expected_failures(2)) {}
  BENCH_TEST("within its timeout" * doctest::timeout(60)) {}
  BENCH_TEST("beyond its timeout" * doctest::timeout(0.000001)) { work(); }
  BENCH_TEST("described" * doctest::description("as doctest shows it")) {}
  BENCH_TEST("moved" * doctest::test_suite("another suite")) {}
  BENCH_TEST("a failing WARN does no harm") { WARN(1 == 2); }
}
