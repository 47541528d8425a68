// examples/features/heap.cpp - what a call allocates: heap_use() in a test, and the kind `allocs`.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <map>
#include <string>
#include <string_view>

namespace {
using index = std::map<std::string, int, std::less<>>; // can be searched without a std::string

index index_of(int words) {
  index all;
  for (int i = 0; i < words; ++i)
    all["a word that is long enough for the heap, number " + std::to_string(i)] = i;
  return all;
}
constexpr std::string_view wanted = "a word that is long enough for the heap, number 7";
} // namespace

BENCH_TEST("a search allocates nothing" * bench_test::at_most("allocs", 0)) {
  const index words = index_of(1'000);
  CHECK(bench_test::heap_use([&] { return words.find(wanted); }).allocations == 0);
  CHECK(bench_test::measure([&] { return words.find(wanted); }) != words.end());
}

BENCH_TEST("a copy has a node and a string for each word") {
  const index words = index_of(1'000);
  const auto used = bench_test::heap_use([&] { return index(words); }); // which dies in there
  CHECK(used.allocations == 2 * 1'000);
  CHECK(used.peak_bytes == used.bytes);
  CHECK(used.live_bytes == 0);
  CHECK(bench_test::measure([&] { return index(words); }) == words);
}
