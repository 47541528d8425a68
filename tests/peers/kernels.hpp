// tests/peers/kernels.hpp - the work that bench_test, its peers and a loop by hand all measure.
//
// noipa, so that all measure the same instructions: none is inlined, copied for an argument that
// the compiler knows, or found to do the same in every call.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kernels {

/// 10,000 ints in no order, others in each call. Of the same ones, a processor learns how the
/// branches go: the 1,000th sort takes a fifth less than the first, and what is measured is how
/// often a library calls.
inline std::vector<int> unsorted() {
  static std::uint32_t state = 1;
  std::vector<int> result(10'000);
  for (int &number : result) {
    state = state * 1664525u + 1013904223u;
    number = static_cast<int>(state >> 8);
  }
  return result;
}

[[gnu::noipa]] inline void sort(std::vector<int> &numbers) {
  std::sort(numbers.begin(), numbers.end());
}

/// 64 multiplications, each of which waits for the one before, and the first for the last of the
/// call before: calls that overlap would measure how much of them the loop around lets overlap.
[[gnu::noipa]] inline std::uint64_t multiply_chain(std::uint64_t &x) {
  for (int i = 0; i < 64; ++i) {
    x *= 0x9e3779b97f4a7c15u;
    asm volatile("" : "+r"(x)); // or the compiler multiplies the constants
  }
  return x;
}

/// Makes a copy and destroys it.
[[gnu::noipa]] inline long copy_pointer(const std::shared_ptr<int> &from) {
  const auto copy = from;
  return copy.use_count();
}

/// Ten appends to a fresh string, which is destroyed.
[[gnu::noipa]] inline std::size_t append_ten_times(const char *piece) {
  std::string text;
  for (int i = 0; i < 10; ++i)
    text += piece;
  return text.size();
}

/// Two pages that begin half a page apart: where their distance is a whole one, a processor takes a
/// read of one for a read of what was just written to the other.
struct pages {
  alignas(4096) char from[4096];
  alignas(2048) char gap[2048];
  char to[4096];
};

[[gnu::noipa]] inline void copy_page(pages &p) { std::memcpy(p.to, p.from, sizeof p.to); }

/// A map with the keys 0, 2, 4 and so on up to 1998.
inline std::map<int, int> thousand_entries() {
  std::map<int, int> result;
  for (int i = 0; i < 1000; ++i)
    result.emplace(2 * i, i);
  return result;
}

/// Inserts a new key and erases it again, so that the next call finds the map as this one has. A
/// fresh map for each call would cost a thousand times what is measured.
[[gnu::noipa]] inline bool insert_and_erase(std::map<int, int> &map, int key) {
  const auto [where, is_new] = map.emplace(key, key);
  map.erase(where);
  return is_new;
}

} // namespace kernels
