// tests/peers/kernels.hpp - the work that bench_test and a peer both measure.
//
// Not inlined, so that both measure the same instructions.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace kernels {

/// 64 multiplications, each of which waits for the one before.
[[gnu::noinline]] inline std::uint64_t multiply_chain(std::uint64_t x) {
  for (int i = 0; i < 64; ++i) {
    x *= 0x9e3779b97f4a7c15u;
    asm volatile("" : "+r"(x)); // or the compiler multiplies the constants
  }
  return x;
}

using numbers = std::array<int, 1000>;

/// The same numbers in every run, in no order.
inline numbers shuffled() {
  numbers result{};
  std::uint32_t state = 1;
  for (int &number : result) {
    state = state * 1664525u + 1013904223u;
    number = static_cast<int>(state >> 8);
  }
  return result;
}

/// Copies 1,000 ints, sorts the copy and returns the one in its middle.
[[gnu::noinline]] inline int sort_copy(const numbers &from) {
  numbers copy = from;
  std::sort(copy.begin(), copy.end());
  return copy[copy.size() / 2];
}

} // namespace kernels
