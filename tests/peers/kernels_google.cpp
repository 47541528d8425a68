// tests/peers/kernels_google.cpp - the kernels as benchmarks of Google Benchmark.
//
// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include "kernels.hpp"

// As its user guide says under "Controlling Timers"; manual timing is there for what none of its
// clocks can measure. The guide warns of what a pause costs, which is counted with the sort.
static void sort(benchmark::State &state) {
  std::vector<int> numbers;
  for (auto _ : state) {
    state.PauseTiming();
    numbers = kernels::unsorted();
    state.ResumeTiming();
    kernels::sort(numbers);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(sort);

static void multiply_chain(benchmark::State &state) {
  std::uint64_t x = 3;
  for (auto _ : state)
    benchmark::DoNotOptimize(kernels::multiply_chain(x));
}
BENCHMARK(multiply_chain);

static void shared_ptr_copy(benchmark::State &state) {
  const auto pointer = std::make_shared<int>(1);
  for (auto _ : state)
    benchmark::DoNotOptimize(kernels::copy_pointer(pointer));
}
BENCHMARK(shared_ptr_copy);

static void string_appends(benchmark::State &state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(kernels::append_ten_times("ten bytes."));
}
BENCHMARK(string_appends);

static void page_copy(benchmark::State &state) {
  const auto pages = std::make_unique<kernels::pages>();
  for (auto _ : state) {
    kernels::copy_page(*pages);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(page_copy);

static void map_insertion(benchmark::State &state) {
  auto map = kernels::thousand_entries();
  for (auto _ : state)
    benchmark::DoNotOptimize(kernels::insert_and_erase(map, 777));
}
BENCHMARK(map_insertion);
