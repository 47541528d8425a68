// tests/peers/growths.cpp - functions whose complexity is known: the name of each case begins with
// it.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <vector>

using bench_test::keep;
using bench_test::measure;
using bench_test::values;

namespace {

std::vector<int> ascending(int n) {
  std::vector<int> v(static_cast<std::size_t>(n));
  std::iota(v.begin(), v.end(), 0);
  return v;
}
std::vector<int> shuffled(int n) {
  auto v = ascending(n);
  std::shuffle(v.begin(), v.end(), std::mt19937(1));
  return v;
}

/// The calls of a tree that is binary and full: 2^n - 1.
[[gnu::noinline]] unsigned long leaves_of_a_full_tree(int depth) {
  keep(depth);
  return depth == 0 ? 1 : leaves_of_a_full_tree(depth - 1) + leaves_of_a_full_tree(depth - 1);
}

const auto few = {8, 16, 32, 64, 128};
const auto many = {100, 1'000, 10'000, 100'000};

} // namespace

BENCH_TEST("1: an element of a vector") {
  for (const int n : values("n", many)) {
    const auto v = ascending(n);
    measure([&] { return v[static_cast<std::size_t>(n / 2)]; });
  }
}
BENCH_TEST("1: the same work for any number") {
  for (const int n : values("n", many))
    measure([&] {
      int sum = n;
      for (int i = 0; i < 100; ++i)
        keep(sum += i);
    });
}
BENCH_TEST("log n: a binary search") {
  for (const int n : values("n", many)) {
    const auto v = ascending(n);
    std::uint32_t state = 1; // a search for the same number would be learnt
    measure([&] {
      state = state * 1664525u + 1013904223u;
      return std::binary_search(v.begin(), v.end(),
                                static_cast<int>(state % static_cast<std::uint32_t>(n)));
    });
  }
}
BENCH_TEST("n: a sum") {
  for (const int n : values("n", many)) {
    const auto v = ascending(n);
    measure([&] { return std::accumulate(v.begin(), v.end(), 0L); });
  }
}
BENCH_TEST("n: reversing in place") {
  for (const int n : values("n", many))
    measure([&] { return ascending(n); },
            [](std::vector<int> &v) { std::reverse(v.begin(), v.end()); });
}
BENCH_TEST("n log n: a heap sort") {
  for (const int n : values("n", many))
    measure([&] { return shuffled(n); },
            [](std::vector<int> &v) {
              std::make_heap(v.begin(), v.end());
              std::sort_heap(v.begin(), v.end());
            });
}
BENCH_TEST("n²: an insertion sort of what is in descending order") {
  for (const int n : values("n", {100, 200, 400, 800, 1'600}))
    measure(
        [&] {
          auto v = ascending(n);
          std::reverse(v.begin(), v.end());
          return v;
        },
        [](std::vector<int> &v) {
          for (auto i = v.begin(); i != v.end(); ++i)
            for (auto k = i; k != v.begin() && *k < *(k - 1); --k)
              std::iter_swap(k, k - 1);
        });
}
BENCH_TEST("n²: all pairs, and not n log n") {
  for (const int n : values("n", {100, 200, 400, 800, 1'600})) {
    const auto v = shuffled(n);
    measure([&] {
      long pairs = 0;
      for (const int a : v)
        for (const int b : v) {
          pairs += a < b;
          keep(pairs);
        }
      return pairs;
    });
  }
}
BENCH_TEST("n³: all triples") {
  for (const int n : values("n", few))
    measure([&] {
      long sum = 0;
      for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b)
          for (int c = 0; c < n; ++c)
            keep(sum += a ^ b ^ c);
    });
}
BENCH_TEST("2ⁿ: a full tree") {
  for (const int n : values("n", {4, 8, 12, 16}))
    measure([&] { return leaves_of_a_full_tree(n); });
}
