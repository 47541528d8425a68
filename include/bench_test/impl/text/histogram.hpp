// bench_test/impl/text/histogram.hpp - how values lie between the lowest and the highest, drawn in
// one line.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench_test::detail {

/// So many bins of equal width from the lowest to the highest value, each as high as it is full:
/// "▁█▃  ▁", or ".|:  ." in ASCII; an empty one is a blank. Values that are all alike, or lie
/// infinitely far apart, fill the middle. `values` must not be empty, `bins` not 0.
inline std::string histogram(const std::vector<double> &values, std::size_t bins, bool utf8) {
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  std::vector<std::size_t> counts(bins);
  for (const double value : values) {
    const double range = *highest - *lowest;
    const double share = range > 0 && std::isfinite(range) ? (value - *lowest) / range : 0.5;
    const auto bin = static_cast<std::size_t>(share * static_cast<double>(bins));
    ++counts[std::min(bin, bins - 1)];
  }
  constexpr std::string_view blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::string_view ascii[] = {".", ":", "|", "#"};
  const std::string_view *const levels = utf8 ? blocks : ascii;
  const std::size_t heights = utf8 ? std::size(blocks) : std::size(ascii);
  const std::size_t most = *std::max_element(counts.begin(), counts.end());
  std::string text;
  for (const auto count : counts)
    text += count == 0 ? " " : levels[(count * heights + most - 1) / most - 1];
  return text;
}

} // namespace bench_test::detail
