// examples/features/at_most.cpp - at_most(): a benchmark fails where it takes more.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <vector>

using bench_test::at_most;

BENCH_TEST("sort 1,000 ints" * at_most("time", "200 ms") * at_most("allocs", 0)) {
  auto sorted = bench_test::measure(
      [] {
        std::vector<int> numbers;
        for (int i = 0; i < 1'000; ++i)
          numbers.push_back(i * 7919 % 1'000);
        return numbers;
      },
      [](std::vector<int> &numbers) { std::sort(numbers.begin(), numbers.end()); });
  CHECK(sorted.front() == 0);
}

TEST_SUITE("small" * bench_test::benchmark() * at_most("peakmem", "1 GiB")) { // each case in it
  TEST_CASE("a vector of 1 MiB") {
    const std::vector<char> memory(1 << 20);
    CHECK(memory.back() == 0);
  }
}
