// tests/unit/memory_in_use_test.cpp - how much memory this process has in use.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/memory_in_use.hpp>
#include <bench_test/impl/system/sanitizer.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using bench_test::detail::memory_in_use;
using bench_test::detail::sanitizer_name;

TEST_CASE("memory_in_use: knows blocks that have been written to, small and large") {
  const double before = memory_in_use();
  std::vector<std::vector<char>> blocks;
  for (int i = 0; i < 1000; ++i)
    blocks.emplace_back(20'000, 'a');
  CHECK(memory_in_use() - before > 19e6);
  blocks.emplace_back(50'000'000, 'a');
  CHECK(memory_in_use() - before > 69e6);
}

TEST_CASE("memory_in_use: of malloc's own also those that have not, and what has been given back") {
  if (*sanitizer_name != 0)
    return; // that has a malloc of its own
  const double before = memory_in_use();
  auto block = std::make_unique<char[]>(1);
  block.reset(new char[100'000'000]);
  CHECK(memory_in_use() - before >= 100e6);
  block.reset();
  CHECK(memory_in_use() - before < 1e6);
}
