// tests/behaviour/programs/first_calls.cpp - first calls, and set-up, that are not like the rest.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <chrono>

namespace {
void work(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
  }
}

constexpr std::chrono::milliseconds long_time(5);

struct slow_to_make {
  slow_to_make() { work(long_time); }
  int value = 0;
};
} // namespace

BENCH_TEST("a region that is always slow") {
  bench_test::measure([] { work(long_time); });
}
BENCH_TEST("a region that is slow at first") {
  static bool is_first = true;
  bench_test::measure([] {
    if (is_first)
      work(long_time);
    is_first = false;
  });
}
BENCH_TEST_FIXTURE(slow_to_make, "a quick body on a slow fixture") {
  ++value;
  CHECK(value == 1);
}
