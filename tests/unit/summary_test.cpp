// tests/unit/summary_test.cpp - the last line of a table: each verdict's count.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/summary.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using bench_test::detail::leaf;
using bench_test::detail::rows_of;
using bench_test::detail::verdict;

namespace {

std::string summary(const std::vector<verdict> &verdicts, double seconds) {
  std::vector<leaf> leaves(verdicts.size());
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    leaves[i].id = std::to_string(i);
    leaves[i].end(verdicts[i]);
  }
  return bench_test::detail::summary(rows_of(leaves), seconds);
}

} // namespace

TEST_CASE("summary: names what was measured, failed and skipped always, the rest where it is") {
  CHECK(summary({}, 0.5) == "0 measured, 0 failed, 0 skipped in 0.5 s");
  CHECK(summary({verdict::measured, verdict::unknown, verdict::measured}, 125) ==
        "2 measured, 0 failed, 0 skipped, 1 unknown in 2 min 5 s");
}

TEST_CASE("summary: the counts add up to the rows, whatever the verdicts") {
  std::mt19937 random(25);
  for (int i = 0; i < 200; ++i) {
    std::vector<verdict> verdicts(random() % 50);
    for (auto &v : verdicts)
      v = static_cast<verdict>(random() % 11);
    const std::string text = summary(verdicts, 0);
    std::istringstream parts(text.substr(0, text.find(" in ")));
    std::size_t sum = 0;
    for (std::string part; std::getline(parts, part, ',');)
      sum += std::stoul(part);
    CAPTURE(text);
    CHECK(sum == verdicts.size());
  }
}
