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

/// A doctest pattern for a name. In it '?' stands for any byte: for a comma, which would end it,
/// for a backslash, and for what cannot be seen.
inline std::string pattern_for(std::string_view name) {
  std::string pattern;
  while (!name.empty()) {
    const code_point p = first_code_point(name);
    const auto bytes = name.substr(0, p.bytes);
    const bool is_plain = bytes != "," && bytes != "\\" && visible(p, bytes) == bytes;
    pattern += is_plain ? std::string(bytes) : std::string(bytes.size(), '?');
    name.remove_prefix(bytes.size());
  }
  return pattern;
}

/// Makes the commands that run a test, as "./time_tests --kind=test -tc=name".
struct test_command {
  std::string program;
  std::string prefix = "-"; ///< of doctest's short options, as this suite has them spelled

  /// Empty where nothing can choose the case.
  std::string of(const test_case &c) const {
    if (c.name.empty())
      return "";
    std::string text = shell_quoted(program) + " --kind=test";
    if (!c.suite.empty())
      text += ' ' + shell_quoted(prefix + "ts=" + pattern_for(c.suite));
    return text + ' ' + shell_quoted(prefix + "tc=" + pattern_for(c.name));
  }
};

} // namespace bench_test::detail
