// bench_test/impl/bridge/test_case.hpp - a doctest test case as the rest of the house knows it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench_test::detail {

/// What a `benchmark()` said about a test case or its suite. The texts last as long as the program.
struct benchmark_mark {
  std::string_view kinds; ///< as written: "time,peakmem"; empty for every kind
  std::string_view file;  ///< where the decorator stands
  int line = 0;

  std::string place() const { return std::string(file) + ':' + std::to_string(line); }
};

/// A limit that an `at_most()` has set a test case or its suite. `text` is empty where it is a
/// number.
struct limit_mark {
  std::string kind;
  std::string text;      ///< as written: "2 ms"
  double number = 0;     ///< NaN where it is a text
  std::string_view file; ///< where the decorator stands
  int line = 0;

  std::string place() const { return std::string(file) + ':' + std::to_string(line); }
};

/// One registered test case. `index` is its position in file order over all registered cases, and
/// what a worker is told: names repeat, positions do not. The texts belong to doctest's record of
/// it, which lasts as long as the program.
struct test_case {
  std::size_t index = 0;
  std::string_view name; ///< with the type, where it is a template's: "sorts<int>"
  std::string_view type; ///< that of a template's case: "int"
  std::string_view suite;
  std::string_view file;
  unsigned line = 0;
  bool skip = false;
  bool may_fail = false;
  bool should_fail = false;
  int expected_failures = 0;
  double timeout = 0; ///< seconds that one run may take; 0 for no limit
  std::vector<benchmark_mark> marks;
  std::vector<limit_mark> limits;

  bool may_fail_somehow() const { return may_fail || should_fail || expected_failures > 0; }
};

} // namespace bench_test::detail
