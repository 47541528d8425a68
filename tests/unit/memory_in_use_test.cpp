// tests/unit/heap_in_use_test.cpp - how much of the C library's heap is in use.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/heap_in_use.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using bench_test::detail::heap_in_use;

TEST_CASE("heap_in_use: knows small and large blocks, where it is known at all") {
  const double before = heap_in_use();
  if (before == 0)
    return;
  std::vector<std::unique_ptr<char[]>> blocks;
  for (int i = 0; i < 1000; ++i)
    blocks.emplace_back(new char[2000]);
  const double with_small = heap_in_use() - before;
  CHECK(with_small >= 2e6);
  CHECK(with_small < 3e6);
  blocks.emplace_back(new char[100'000'000]);
  CHECK(heap_in_use() - before >= 102e6);
  blocks.clear();
  CHECK(heap_in_use() - before < 1e6);
}
