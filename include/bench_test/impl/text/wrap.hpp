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
/// to `mark`. Where a line is not broken, all blanks stay.
inline std::vector<std::string> wrapped(std::string_view utf8, std::size_t columns,
                                        std::string_view mark = "…") {
  std::vector<std::string> lines;
  std::size_t blanks = 1; // before the word
  while (!utf8.empty()) {
    const auto end = std::min(utf8.find(' '), utf8.size());
    const auto word = shortened(utf8.substr(0, end), columns, mark);
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
    if (word.empty() && !lines.empty()) {
      ++blanks;
      continue;
    }
    if (!lines.empty() && display_width(lines.back()) + blanks + display_width(word) <= columns)
      lines.back() += std::string(blanks, ' ') + word;
    else
      lines.push_back(word);
    blanks = 1;
  }
  return lines;
}

} // namespace bench_test::detail
