// examples/features/instructions.cpp - the kind `icount`: instructions, the same digits in each
// run.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdint>

/// As many steps of a generator of random numbers as it is told.
[[gnu::noinline]] static std::uint64_t steps(int count) {
  std::uint64_t x = 1;
  for (int i = 0; i < count; ++i) {
    x = x * 6364136223846793005U + 1442695040888963407U;
    bench_test::keep(x);
  }
  return x;
}

BENCH_TEST("steps") { // 1 % more work is 1.0 % more instructions, however busy the machine is
  for (const int n : bench_test::values("n", {10'000, 10'100, 10'200}))
    CHECK(bench_test::measure([&] { return steps(n); }) != 0);
}
