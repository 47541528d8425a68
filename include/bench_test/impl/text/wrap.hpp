// bench_test/impl/text/wrap.hpp - breaks a text into lines.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "width.hpp"

namespace bench_test::detail {

/// The text as lines of at most `columns`, broken at blanks; a word that is wider loses its middle
/// to `mark`.
inline std::vector<std::string> wrapped(std::string_view utf8, std::size_t columns,
                                        std::string_view mark = "…") {
  std::vector<std::string> lines;
  while (!utf8.empty()) {
    const auto end = std::min(utf8.find(' '), utf8.size());
    const auto word = shortened(utf8.substr(0, end), columns, mark);
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
    if (word.empty() && !lines.empty())
      continue;
    if (!lines.empty() && display_width(lines.back()) + 1 + display_width(word) <= columns)
      lines.back() += ' ' + word;
    else
      lines.push_back(word);
  }
  return lines;
}

} // namespace bench_test::detail
