// examples/features/threads.cpp - what --threads=1,2,4 shows: does it get on faster on several
// threads at once?
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <mutex>
#include <numeric>
#include <vector>

BENCH_TEST("a counter that all threads share") {
  std::mutex mutex;
  long counter = 0;
  bench_test::measure([&] { // all threads call it, at the same time
    const std::lock_guard<std::mutex> lock(mutex);
    ++counter;
  });
  CHECK(counter > 0);
}

BENCH_TEST("a sum for each thread") {
  const std::vector<int> numbers(1'000, 1);
  CHECK(bench_test::measure([&] { return std::accumulate(numbers.begin(), numbers.end(), 0); }) ==
        1'000);
}
