// bench_test/impl/report/test_command.hpp - what to type to run one test, as a test.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "../bridge/test_case.hpp"
#include "../text/escape.hpp"
#include "../text/shell_quoted.hpp"

namespace bench_test::detail {

/// The beginning of a command that runs tests, as "./time_tests --kind=test -tc=", by a filter for
/// names as this suite has it spelled.
struct test_command {
  std::string program;
  std::string filter = "-tc=";

  /// The whole of it for a case; empty where none can choose it. In doctest's pattern '?' stands
  /// for any byte: for a comma, which would end it, for a backslash, and for what cannot be seen.
  std::string of(const test_case &c) const {
    std::string pattern;
    for (std::string_view rest = c.name; !rest.empty();) {
      const code_point p = first_code_point(rest);
      const auto bytes = rest.substr(0, p.bytes);
      const bool is_plain = bytes != "," && bytes != "\\" && visible(p, bytes) == bytes;
      pattern += is_plain ? std::string(bytes) : std::string(bytes.size(), '?');
      rest.remove_prefix(bytes.size());
    }
    if (pattern.empty())
      return "";
    return shell_quoted(program) + " --kind=test " + shell_quoted(filter + pattern);
  }
};

} // namespace bench_test::detail
