// tests/peers/kernels_catch2.cpp - the kernels as benchmarks of Catch2.
//
// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_ENABLE_BENCHMARKING
#include <cstdint>

#include <catch2/catch.hpp>

#include "kernels.hpp"

TEST_CASE("multiply_chain") {
  std::uint64_t start = 3;
  BENCHMARK("multiply_chain") { return kernels::multiply_chain(start); };
}

TEST_CASE("sort_copy") {
  const auto numbers = kernels::shuffled();
  BENCHMARK("sort_copy") { return kernels::sort_copy(numbers); };
}
