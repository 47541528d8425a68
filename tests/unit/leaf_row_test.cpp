// tests/unit/leaf_row_test.cpp - one leaf under all kinds that measure it.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/results/leaf_row.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using bench_test::detail::leaf;
using bench_test::detail::leaf_row;
using bench_test::detail::rows_of;
using bench_test::detail::verdict;

namespace {

std::vector<leaf> leaves_named(const std::string &letters) {
  std::vector<leaf> leaves;
  for (const char letter : letters) {
    leaves.emplace_back();
    leaves.back().id = letter;
  }
  return leaves;
}

verdict of(const std::vector<verdict> &verdicts) {
  auto leaves = leaves_named(std::string(verdicts.size(), 'a'));
  for (std::size_t i = 0; i < leaves.size(); ++i)
    leaves[i].end(verdicts[i]);
  return rows_of(leaves).front().result();
}

} // namespace

TEST_CASE("leaf row: neighbours with the same ID are one") {
  auto leaves = leaves_named("aabaccc");
  std::string seen;
  for (const leaf_row &row : rows_of(leaves))
    seen += row.front().id + std::to_string(row.end() - row.begin());
  CHECK(seen == "a2b1a1c3");
  std::vector<leaf> none;
  CHECK(rows_of(none).empty());
}

TEST_CASE("leaf row: a failure under any kind is the row's, then a measurement under any") {
  CHECK(of({verdict::measured}) == verdict::measured);
  CHECK(of({verdict::measured, verdict::died}) == verdict::died);
  CHECK(of({verdict::skipped, verdict::measured}) == verdict::measured);
  CHECK(of({verdict::measured, verdict::measured_once}) == verdict::measured_once);
  CHECK(of({verdict::pending, verdict::skipped}) == verdict::skipped);
  CHECK(of({verdict::pending, verdict::pending}) == verdict::pending);
  CHECK(of({verdict::unknown, verdict::timed_out}) == verdict::timed_out);
}
