// bench_test/impl/worker/index_list.hpp - positions of cases as a short text: "0-99 103 105-106".
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

namespace bench_test::detail {

/// The positions, which must be in ascending order, as text.
inline std::string encoded_indices(const std::vector<std::size_t> &indices) {
  std::string text;
  for (std::size_t i = 0; i < indices.size();) {
    std::size_t end = i + 1;
    while (end < indices.size() && indices[end] == indices[end - 1] + 1)
      ++end;
    text += (text.empty() ? "" : " ") + std::to_string(indices[i]);
    if (end - i > 1)
      text += '-' + std::to_string(indices[end - 1]);
    i = end;
  }
  return text;
}

/// The positions that such a text names.
inline std::vector<std::size_t> decoded_indices(const std::string &text) {
  std::vector<std::size_t> indices;
  const char *at = text.c_str();
  while (*at) {
    char *end = nullptr;
    const auto first = std::strtoul(at, &end, 10);
    const auto last = *end == '-' ? std::strtoul(end + 1, &end, 10) : first;
    if (end == at)
      break;
    for (auto i = first; i <= last; ++i)
      indices.push_back(i);
    at = *end ? end + 1 : end;
  }
  return indices;
}

} // namespace bench_test::detail
