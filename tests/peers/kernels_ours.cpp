// tests/peers/kernels_ours.cpp - the kernels as benchmarks of bench_test.
//
// SPDX-License-Identifier: MIT
#include <cstdint>

#include <bench_test.hpp>

#include "kernels.hpp"

BENCH_TEST("multiply_chain") {
  std::uint64_t start = 3;
  CHECK(bench_test::measure([&] { return kernels::multiply_chain(start); }) != 0);
}

BENCH_TEST("sort_copy") {
  const auto numbers = kernels::shuffled();
  CHECK(bench_test::measure([&] { return kernels::sort_copy(numbers); }) != 0);
}
