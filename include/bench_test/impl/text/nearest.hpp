// bench_test/impl/text/nearest.hpp - which known word was meant by one that is not known.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "utf8.hpp"

namespace bench_test::detail {

/// The code points of a text, one after the other; an invalid byte is U+DC00 plus the byte, which
/// no valid text holds.
inline std::u32string code_points(std::string_view utf8) {
  std::u32string result;
  while (!utf8.empty()) {
    const code_point c = first_code_point(utf8);
    result += c.is_valid ? c.value : 0xDC00 + c.value;
    utf8.remove_prefix(c.bytes);
  }
  return result;
}

/// How many code points must be inserted, deleted, replaced, or swapped with their neighbour to
/// make one text of the other, none of them touched twice: "optimal string alignment", the
/// restricted Damerau-Levenshtein distance. Takes time in proportion to the product of the lengths.
inline std::size_t edit_distance(const std::u32string &a, const std::u32string &b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// The known word that is nearest to this one, the first of several; "" where none is near: within
/// an edit distance of a third of the word's length in code points, or of 1 where that is less.
/// Nothing is near to the empty word.
inline std::string nearest(std::string_view word, const std::vector<std::string> &known) {
  const std::u32string wanted = code_points(word);
  if (wanted.empty())
    return "";
  std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  const std::string *found = nullptr;
  for (const std::string &candidate : known) {
    const std::size_t distance = edit_distance(wanted, code_points(candidate));
    if (distance > limit || (found != nullptr && distance == limit))
      continue;
    found = &candidate;
    limit = distance;
  }
  return found != nullptr ? *found : "";
}

} // namespace bench_test::detail
