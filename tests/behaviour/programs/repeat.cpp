// tests/behaviour/programs/repeat.cpp - bodies that do other work when they run again in a process.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <memory>
#include <utility>

using bench_test::measure;

namespace {
std::unique_ptr<int> global = std::make_unique<int>(7);
bool is_opened = false;
} // namespace

BENCH_TEST("the same each time") { CHECK(1 == 1); }

TEST_SUITE("not repeatable") {
  BENCH_TEST("a static flag") {
    static bool is_first = true;
    CHECK(std::exchange(is_first, false));
  }
  BENCH_TEST("a moved-from global") {
    const auto mine = std::move(global);
    REQUIRE(mine != nullptr);
    CHECK(*mine == 7);
  }
  BENCH_TEST("fewer assertions") {
    static int runs = 0;
    if (runs++ == 0)
      CHECK(1 == 1);
    CHECK(2 == 2);
  }
  BENCH_TEST("another subcase") {
    static int runs = 0;
    SUBCASE(runs++ == 0 ? "at first" : "later") { CHECK(1 == 1); }
  }
  BENCH_TEST("only the third time") {
    static int runs = 0;
    CHECK(++runs != 3);
  }
  BENCH_TEST("in the region") {
    static bool is_first = true;
    CHECK(measure([] { return std::exchange(is_first, false); }));
  }
  BENCH_TEST("the region itself") {
    static bool is_first = true;
    if (std::exchange(is_first, false))
      measure([] { return 1; });
  }
}

TEST_SUITE("depends on another test") {
  TEST_CASE("opens") { is_opened = true; }
  BENCH_TEST("needs it open") { CHECK(is_opened); }
}
