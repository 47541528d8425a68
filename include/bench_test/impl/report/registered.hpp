// bench_test/impl/report/registered.hpp - what is registered, and why some of it is left out.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "../results/identity.hpp"
#include "../run/options.hpp"
#include "../run/selection.hpp"
#include "../text/width.hpp"
#include "words.hpp"

namespace bench_test::detail {

/// Why a case is not measured, given whether doctest's filters choose it; empty if it is.
inline std::string why_left_out(const test_case &c, bool is_chosen, bool is_selected,
                                const options &o, bool no_skip) {
  if (!is_chosen)
    return "the filters leave it out";
  if (!is_selected && !o.only.empty())
    return "--only names others";
  if (!is_selected)
    return c.marks.empty() ? "no benchmark; --all measures it" : "no benchmark of this kind";
  return c.skip && !no_skip ? "doctest::skip(); --no-skip measures it" : "";
}

/// A line for each registered case: its place, its ID, and what becomes of it. `chosen` are the
/// positions, in ascending order, that doctest's filters choose, `kinds_of` tells the kinds that
/// measure each case.
inline std::vector<std::string>
registered_lines(const std::vector<test_case> &all, const std::vector<std::size_t> &chosen,
                 const std::function<std::vector<kind *>(const test_case &)> &kinds_of,
                 const options &o, bool no_skip) {
  const auto ids = case_ids(all);
  constexpr std::size_t most = 40; // a longer ID stands out of its column
  std::size_t place_width = 0;
  std::size_t id_width = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    place_width = std::max(place_width, display_width(place_of(all[i])));
    id_width = std::max(id_width, std::min(most, display_width(ids[i])));
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_chosen = std::binary_search(chosen.begin(), chosen.end(), i);
    const auto kinds = names_of(kinds_of(all[i]));
    const auto why = why_left_out(all[i], is_chosen, !kinds.empty(), o, no_skip);
    const auto marked_for = kinds_marked(all[i]);
    const auto marked = names_of(marked_for);
    const auto in_words =
        marked_for.size() == kind_names().size() ? " every kind)" : ": " + marked + ')';
    lines.push_back(padded(place_of(all[i]), place_width) + "  " + padded(ids[i], id_width) + "  " +
                    (why.empty() ? kinds : "left out: " + why) +
                    (marked.empty() || marked == kinds ? "" : " (a benchmark of" + in_words));
  }
  return lines;
}

} // namespace bench_test::detail
