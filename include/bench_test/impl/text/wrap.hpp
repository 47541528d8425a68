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
  std::size_t width = 0;  // of the last line
  while (!utf8.empty()) {
    const auto end = std::min(utf8.find(' '), utf8.size());
    const auto word = shortened(utf8.substr(0, end), columns, mark);
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
    if (word.empty() && !lines.empty()) {
      ++blanks;
      continue;
    }
    const auto more = display_width(word);
    if (!lines.empty() && width + blanks + more <= columns) {
      lines.back() += std::string(blanks, ' ') + word;
      width += blanks + more;
    } else {
      lines.push_back(word);
      width = more;
    }
    blanks = 1;
  }
  return lines;
}

} // namespace bench_test::detail
