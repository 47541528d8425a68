// examples/features/types.cpp - one body for several types: a benchmark for each.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <deque>
#include <list>
#include <numeric>
#include <vector>

BENCH_TEST_TEMPLATE("the sum of 1,000 ints", T, std::vector<int>, std::deque<int>, std::list<int>) {
  T numbers(1'000);
  std::iota(numbers.begin(), numbers.end(), 1);

  const int sum =
      bench_test::measure([&] { return std::accumulate(numbers.begin(), numbers.end(), 0); });

  CHECK(sum == 500'500);
}
