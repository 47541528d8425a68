// examples/features/inputs.cpp - each call gets a fresh input, made and destroyed outside the
// clock.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <utility>
#include <vector>

static std::vector<int> shuffled() {
  std::vector<int> v(10'000);
  std::iota(v.begin(), v.end(), 0);
  std::shuffle(v.begin(), v.end(), std::mt19937(1));
  return v;
}

BENCH_TEST("sort in place") {
  const auto sorted =
      bench_test::measure(shuffled, // or the second call would sort what is sorted
                          [](std::vector<int> &v) { std::sort(v.begin(), v.end()); });

  CHECK(std::is_sorted(sorted.begin(), sorted.end())); // the last input, as it was left
}

BENCH_TEST("merge two sets") {
  const std::set<int> low{1, 2, 3};
  const std::set<int> high{2, 3, 4};

  const auto size =
      bench_test::measure([&] { return std::pair(low, high); }, // several inputs: a pair of them
                          [](auto &input) {
                            auto &[into, from] = input;
                            into.merge(from);
                            return into.size();
                          });

  CHECK(size == 4); // what the last call returned
}
