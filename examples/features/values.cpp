// examples/features/values.cpp - a body for each of several values: each is a benchmark.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <vector>

static std::vector<int> shuffled(int n) {
  std::vector<int> v(static_cast<std::size_t>(n));
  std::iota(v.begin(), v.end(), 0);
  std::shuffle(v.begin(), v.end(), std::mt19937(1));
  return v;
}

BENCH_TEST("sort") {
  for (int n : bench_test::values("n", {1'000, 10'000, 100'000})) { // a benchmark for each
    bench_test::items(n);                                           // so the table has a rate
    auto sorted = bench_test::measure([&] { return shuffled(n); },  // a fresh input for each call
                                      [](std::vector<int> &v) { std::sort(v.begin(), v.end()); });
    CHECK(std::is_sorted(sorted.begin(), sorted.end())); // the last one, as the last call left it
  }
}

BENCH_TEST("find") {
  for (const char *where : bench_test::values("where", {"vector", "set"})) // loops make a grid
    for (int n : bench_test::values("n", {100, 1'000, 10'000})) {
      const auto v = shuffled(n);
      const std::set<int> s(v.begin(), v.end());
      CHECK(bench_test::measure([&] {
        return *where == 's' ? s.count(n / 2) == 1
                             : std::find(v.begin(), v.end(), n / 2) != v.end();
      }));
    }
}

struct point {
  double x;
  double y;
};

BENCH_TEST("a label of its own") {
  const std::vector<point> points{{0, 0}, {3, 4}};
  for (const point &p : bench_test::values("from", points, [](const point &of) {
         return of.x > 0 ? "far" : "the origin"; // or an operator<<, which doctest prints it with
       }))
    CHECK(bench_test::measure([&] { return p.x * p.x + p.y * p.y; }) >= 0);
}
