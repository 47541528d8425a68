// tests/peers/kernels_ours.cpp - the kernels as benchmarks of bench_test.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "kernels.hpp"

BENCH_TEST("sort") { bench_test::measure(kernels::unsorted, kernels::sort); }

BENCH_TEST("multiply_chain") {
  std::uint64_t x = 3;
  CHECK(bench_test::measure([&] { return kernels::multiply_chain(x); }) != 0);
}

BENCH_TEST("shared_ptr_copy") {
  const auto pointer = std::make_shared<int>(1);
  CHECK(bench_test::measure([&] { return kernels::copy_pointer(pointer); }) == 2);
}

BENCH_TEST("string_appends") {
  CHECK(bench_test::measure([] { return kernels::append_ten_times("ten bytes."); }) == 100);
}

BENCH_TEST("page_copy") {
  const auto pages = std::make_unique<kernels::pages>();
  bench_test::measure([&] { kernels::copy_page(*pages); });
}

BENCH_TEST("map_insertion") {
  auto map = kernels::thousand_entries();
  CHECK(bench_test::measure([&] { return kernels::insert_and_erase(map, 777); }));
}
