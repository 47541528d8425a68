// bench_test/impl/report/result_lines.hpp - what every form of the results on stdout has in common.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "../results/leaf_row.hpp"

namespace bench_test::detail {

/// The lines of a run's results, each text without its last line end; empty for none.
class result_lines {
public:
  virtual ~result_lines() = default;
  /// How wide they may be from now on; 0 for as wide as needed.
  virtual void fit(std::size_t columns) = 0;
  virtual std::string begin() { return ""; }
  virtual std::string row(const leaf_row &) = 0;
  /// After the last row. `remarks` are about several rows; `cut_short`: why some are missing; empty
  /// if none are.
  virtual std::string end(const std::vector<std::string> &remarks, const std::string &summary,
                          const std::string &cut_short) = 0;
};

} // namespace bench_test::detail
