// tests/peers/kernels_catch2.cpp - the kernels as benchmarks of Catch2.
//
// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_ENABLE_BENCHMARKING
#include <catch2/catch.hpp>

#include "kernels.hpp"

TEST_CASE("sort") {
  BENCHMARK_ADVANCED("sort")(Catch::Benchmark::Chronometer meter) {
    std::vector<std::vector<int>> inputs(static_cast<std::size_t>(meter.runs()));
    std::generate(inputs.begin(), inputs.end(), kernels::unsorted);
    meter.measure([&](int i) { kernels::sort(inputs[static_cast<std::size_t>(i)]); });
  };
}

TEST_CASE("multiply_chain") {
  std::uint64_t x = 3;
  BENCHMARK("multiply_chain") { return kernels::multiply_chain(x); };
}

TEST_CASE("shared_ptr_copy") {
  const auto pointer = std::make_shared<int>(1);
  BENCHMARK("shared_ptr_copy") { return kernels::copy_pointer(pointer); };
}

TEST_CASE("string_appends") {
  BENCHMARK("string_appends") { return kernels::append_ten_times("ten bytes."); };
}

TEST_CASE("page_copy") {
  const auto pages = std::make_unique<kernels::pages>();
  BENCHMARK("page_copy") { kernels::copy_page(*pages); };
}

TEST_CASE("map_insertion") {
  auto map = kernels::thousand_entries();
  BENCHMARK("map_insertion") { return kernels::insert_and_erase(map, 777); };
}
