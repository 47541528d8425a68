// bench_test/impl/report/summary.hpp - the last line: what became of the rows.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../results/leaf_row.hpp"
#include "../text/units.hpp"

namespace bench_test::detail {

/// "12 measured, 2 failed, 1 skipped in 3.4 s": each verdict's count; they add up to the rows.
inline std::string summary(const std::vector<leaf_row> &rows, double seconds) {
  std::vector<verdict> verdicts;
  for (const auto &row : rows)
    verdicts.push_back(row.result());
  const auto of = [&](verdict v) { return std::count(verdicts.begin(), verdicts.end(), v); };
  const auto part = [&](verdict v, const char *what) {
    const auto n = of(v);
    return n ? ", " + std::to_string(n) + what : std::string();
  };
  return std::to_string(of(verdict::measured)) + " measured" +
         part(verdict::measured_once, " once") + ", " + std::to_string(of(verdict::fails)) +
         " failed" + part(verdict::fails_alone, " fail alone") + part(verdict::died, " died") +
         part(verdict::timed_out, " timed out") + part(verdict::over_limit, " over limit") + ", " +
         std::to_string(of(verdict::skipped)) + " skipped" +
         part(verdict::allowed_to_fail, " may fail") + part(verdict::unknown, " unknown") +
         part(verdict::pending, " not finished") + " in " + duration(seconds);
}

} // namespace bench_test::detail
