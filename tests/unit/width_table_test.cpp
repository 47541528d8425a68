// tests/unit/width_table_test.cpp - which code points take no column on a terminal, or two.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/width_table.hpp>

#include <doctest/doctest.h>

#include <cstddef>

namespace {

/// How many ranges are turned round, or begin before their predecessor has ended.
template <std::size_t Count> int misplaced(const bench_test::detail::code_range (&ranges)[Count]) {
  int count = 0;
  for (std::size_t i = 0; i < Count; ++i) {
    const bool is_turned = ranges[i].first > ranges[i].last;
    const bool is_early = i > 0 && ranges[i].first <= ranges[i - 1].last;
    count += is_turned || is_early ? 1 : 0;
  }
  return count;
}

} // namespace

TEST_CASE("width_table: the ranges are sorted and apart, as the search needs them") {
  CHECK(misplaced(bench_test::detail::zero_width_ranges) == 0);
  CHECK(misplaced(bench_test::detail::wide_ranges) == 0);
}
