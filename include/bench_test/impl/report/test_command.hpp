// bench_test/impl/report/test_command.hpp - what to type to run one test, as a test.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>

#include "../bridge/test_case.hpp"
#include "../text/shell_quoted.hpp"

namespace bench_test::detail {

/// The beginning of a command that runs tests, as "./time_tests --kind=test -tc=", by a filter for
/// names as this suite has it spelled.
struct test_command {
  std::string program;
  std::string filter = "-tc=";

  /// The whole of it for a case. A comma would end doctest's pattern; '?' matches it, too.
  std::string of(const test_case &c) const {
    std::string pattern(c.name);
    std::replace(pattern.begin(), pattern.end(), ',', '?');
    return shell_quoted(program) + " --kind=test " + shell_quoted(filter + pattern);
  }
};

} // namespace bench_test::detail
