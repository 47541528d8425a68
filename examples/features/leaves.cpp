// examples/features/leaves.cpp - each way through the subcases of a body is a benchmark of its own.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

BENCH_TEST("sort 10,000 ints") {
  std::vector<int> v(10'000);
  std::iota(v.begin(), v.end(), 0);
  SUBCASE("sorted already") {}
  SUBCASE("backwards") { std::reverse(v.begin(), v.end()); }
  SUBCASE("in any order") { std::shuffle(v.begin(), v.end(), std::mt19937(1)); }

  const auto sorted = bench_test::measure([&] {
    auto copy = v; // a sorted one would be another benchmark
    std::sort(copy.begin(), copy.end());
    return copy;
  });

  CHECK(std::is_sorted(sorted.begin(), sorted.end()));
}
