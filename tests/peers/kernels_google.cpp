// tests/peers/kernels_google.cpp - the kernels as benchmarks of Google Benchmark.
//
// SPDX-License-Identifier: MIT
#include <cstdint>

#include <benchmark/benchmark.h>

#include "kernels.hpp"

static void multiply_chain(benchmark::State &state) {
  std::uint64_t start = 3;
  for (auto _ : state)
    benchmark::DoNotOptimize(kernels::multiply_chain(start));
}
BENCHMARK(multiply_chain);

static void sort_copy(benchmark::State &state) {
  const auto numbers = kernels::shuffled();
  for (auto _ : state)
    benchmark::DoNotOptimize(kernels::sort_copy(numbers));
}
BENCHMARK(sort_copy);
