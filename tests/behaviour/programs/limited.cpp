// tests/behaviour/programs/limited.cpp - limits of what benchmarks may take, kept and broken.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdlib>
#include <vector>

using bench_test::benchmark;
using bench_test::keep;
using bench_test::measure;
using bench_test::result;

namespace {
#if defined(WITHOUT_LIMITS)
struct at_most {
  template <class Limit> at_most(const char *, Limit) {}
  template <class Decorated> void fill(Decorated &) const {}
};
#else
using bench_test::at_most;
#endif

void allocate(int times) {
  for (; times > 0; --times) {
    auto *const memory = new char;
    keep(memory);
    delete memory;
  }
}

struct fixture {
  int times = 2;
};

template <class T> struct holder { T value; };

const char *variable(const char *name, const char *otherwise) {
  const char *const value = std::getenv(name);
  return value ? value : otherwise;
}
} // namespace

TEST_SUITE("cases") {
  BENCH_TEST("allocates 3, at most 3" * at_most("allocs", 3)) {
    measure([] { allocate(3); });
  }
  BENCH_TEST("allocates 4, at most 3" * at_most("allocs", 3)) {
    measure([] { allocate(4); });
  }
  BENCH_TEST(at_most("allocs", 0) * "allocates 1, at most 0") {
    measure([] { allocate(1); });
  }
  BENCH_TEST("allocates 3, at most 9 and 2" * at_most("allocs", 9) * at_most("allocs", "2")) {
    measure([] { allocate(3); });
  }
  BENCH_TEST("holds 1000 B, at most 1 KiB" * at_most("mem", "1 KiB")) {
    result(std::vector<char>(1000 - sizeof(std::vector<char>)));
  }
  BENCH_TEST("holds 1025 B, at most 1 KiB" * at_most("mem", "1 KiB")) {
    result(std::vector<char>(1025 - sizeof(std::vector<char>)));
  }
  BENCH_TEST("takes at most an hour" * at_most("time", 3600.0)) {}
  BENCH_TEST("takes at most no time" * at_most("time", "0 ms")) {}
  BENCH_TEST("tracks 7 %, at most 7" * at_most("track", 7)) { result(7, "%"); }
  BENCH_TEST("tracks 7 %, at most 6.5" * at_most("track", 6.5f)) { result(7, "%"); }
  BENCH_TEST("has leaves, at most 1" * at_most("track", 1)) {
    SUBCASE("1") { result(1); }
    SUBCASE("2") { result(2); }
  }
  TEST_CASE("a test only, at most 0" * at_most("allocs", 0)) { allocate(1); }
}

TEST_SUITE("limited, marked" * at_most("allocs", 1) * benchmark()) {
  TEST_CASE("allocates 1") {
    measure([] { allocate(1); });
  }
  TEST_CASE("allocates 2") {
    measure([] { allocate(2); });
  }
  TEST_CASE("allocates 1, itself at most 0" * at_most("allocs", 0)) {
    measure([] { allocate(1); });
  }
}
TEST_SUITE("marked, limited" * benchmark() * at_most("allocs", 1)) {
  TEST_CASE("allocates 1, too") {
    measure([] { allocate(1); });
  }
  TEST_CASE("allocates 2, too") {
    measure([] { allocate(2); });
  }
}
TEST_SUITE("marked, limited") {
  BENCH_TEST("allocates 2 in an unlimited suite of the same name") {
    measure([] { allocate(2); });
  }
}
TEST_SUITE_BEGIN("begun, limited" * at_most("allocs", 1));
BENCH_TEST("allocates 2 behind the begin") {
  measure([] { allocate(2); });
}
TEST_SUITE_END();

TEST_SUITE("forms") {
  BENCH_TEST_TEMPLATE("of types" * at_most("mem", 4), T, char, double) { result(holder<T>{}); }
  TEST_CASE_TEMPLATE_DEFINE("in two steps" * at_most("mem", "4 B") * benchmark(), T,
                            limits_of_types) {
    result(holder<T>{});
  }
  TEST_CASE_TEMPLATE_INVOKE(limits_of_types, char, double);
  BENCH_TEST_FIXTURE(fixture, "on a fixture" * at_most("allocs", 1)) {
    CHECK(times == 2);
    allocate(times);
  }
  TEST_CASE_FIXTURE(fixture, "on doctest's fixture" * at_most("allocs", 1) * benchmark()) {
    measure([this] { allocate(times); });
  }
}

TEST_CASE("fails" * doctest::skip() * at_most("time", 0) * benchmark()) { CHECK(1 == 2); }
TEST_CASE("as the variables say" *
          at_most(variable("LIMITED", "allocs"), variable("LIMIT", "100"))) {}
