// examples/quick_start/tests.cpp - the first example: tests of the standard library's algorithms.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

static std::vector<int> shuffled(int n) {
  std::vector<int> v(static_cast<std::size_t>(n));
  std::iota(v.begin(), v.end(), 0);
  std::shuffle(v.begin(), v.end(), std::mt19937(1));
  return v;
}

BENCH_TEST("shuffle and sort 250,000 ints") { // the whole body is measured, its check too
  auto v = shuffled(250'000);
  std::sort(v.begin(), v.end());
  CHECK(std::is_sorted(v.begin(), v.end()));
}

BENCH_TEST("search in 250,000 ints") { // only what measure() is given is measured
  auto v = shuffled(250'000);
  SUBCASE("unsorted") {
    auto found = bench_test::measure([&] { return std::find(v.begin(), v.end(), 123'456); });
    CHECK(found != v.end());
  }
  SUBCASE("sorted") {
    std::sort(v.begin(), v.end());
    auto found = bench_test::measure([&] { return std::lower_bound(v.begin(), v.end(), 123'456); });
    CHECK(found - v.begin() == 123'456);
  }
}
