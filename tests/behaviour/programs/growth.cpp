// tests/behaviour/programs/growth.cpp - bodies that take longer for larger values.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstddef>
#include <vector>

using bench_test::values;

namespace {
void work(int steps) {
  for (volatile int i = 0; i < steps;)
    i = i + 1;
}
} // namespace

TEST_SUITE("growth") {
  BENCH_TEST("linear") {
    for (const int n : values("n", {10, 100, 1'000, 10'000}))
      bench_test::measure([&] { work(100 * n); });
  }
  BENCH_TEST("quadratic, and not n log n") {
    for (const int size : values("size", {4, 16, 64, 256}))
      bench_test::measure([&] { work(100 * size * size); });
  }
  BENCH_TEST("for each of two") {
    for (const char *name : values("name", {"a/b", "c"}))
      for (const int n : values("n", {10, 100, 1'000}))
        bench_test::measure([&] { work(100 * n * (*name == 'a' ? 1 : n)); });
  }
  BENCH_TEST("two axes") {
    for (const int n : values("n", {1, 10, 100}))
      for (const int m : values("m", {1, 10, 100}))
        bench_test::measure([&] { work(n * m); });
  }
  BENCH_TEST("too few") {
    for (const int n : values("n", {1, 10, 100})) // what is 1 says nothing of log n
      bench_test::measure([&] { work(n); });
  }
  BENCH_TEST("no numbers") {
    for (const char *n : values("n", {"10", "100", "1000", "10000"}))
      bench_test::measure([&] { work(10); }), bench_test::keep(n);
  }
  BENCH_TEST("one fails") {
    for (const int n : values("n", {10, 100, 1'000, 10'000})) {
      bench_test::measure([&] { work(100 * n); });
      CHECK(n != 100);
    }
  }
}

TEST_SUITE("memory") {
  BENCH_TEST("linear in bytes") {
    for (const int n : values("n", {10, 20, 40, 80})) {
      std::vector<char> memory(static_cast<std::size_t>(n) * 1'000'000, '\1');
      bench_test::keep(memory);
    }
  }
}
