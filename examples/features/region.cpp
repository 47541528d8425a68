// examples/features/region.cpp - measure() measures one call; set-up and checks stand around it.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cmath>
#include <numeric>
#include <vector>

BENCH_TEST("the norm of a vector") {
  std::vector<double> v(10'000); // set-up: made once, not measured
  std::iota(v.begin(), v.end(), 1.0);

  const double norm = bench_test::measure(
      [&] { return std::sqrt(std::inner_product(v.begin(), v.end(), v.begin(), 0.0)); });

  const double n = 10'000; // the check of what it returned: not measured
  CHECK(norm == doctest::Approx(std::sqrt(n * (n + 1) * (2 * n + 1) / 6)));
}
