// examples/features/processor.cpp - the kind `cpu`: is the wall time spent computing, in the
// system, or waiting?
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <chrono>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

BENCH_TEST("computes") {
  CHECK(bench_test::measure([] {
          unsigned x = 1;
          for (int i = 0; i < 100'000; ++i)
            x = x * 1664525U + 1013904223U;
          return x;
        }) != 0);
}

BENCH_TEST("waits") { // a switch of context, and hardly any time of a processor
  bench_test::measure([] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); });
}

BENCH_TEST("reads a file of the system's") {
  const auto text = bench_test::measure([] {
    std::ifstream file("/proc/self/maps");
    return std::string(std::istreambuf_iterator<char>(file), {});
  });
  CHECK(text.find("libc") != std::string::npos);
}

BENCH_TEST("touches 64 MiB that are new") { // a page fault for each page, or each huge one
  const auto sum = bench_test::measure([] {
    const std::vector<char> memory(64 << 20, 1);
    return memory.size();
  });
  CHECK(sum == std::size_t{64} << 20);
}
