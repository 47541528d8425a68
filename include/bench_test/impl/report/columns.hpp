// bench_test/impl/report/columns.hpp - which columns a table has, by what there is room for.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../kinds/registry.hpp"
#include "../results/leaf_row.hpp"
#include "../run/overhead.hpp"
#include "../text/width.hpp"

namespace bench_test::detail {

/// What a column shows of a leaf under one kind.
enum class content {
  value,      ///< the median of a metric
  spread,     ///< the interval of the first metric's median
  rate,       ///< the first work that it does, a second
  efficiency, ///< of several threads against one
  share,      ///< what of a time doctest takes
  lowest,     ///< of the first metric's rounds
  picture,    ///< how they lie between
  highest,
  iterations ///< a sample
};

struct column {
  const kind *of;
  content what;
  std::size_t metric;
  std::string title;
  std::size_t width;
};

/// What the columns of times must have room for beside the times.
struct extra_columns {
  std::size_t rate = 0; ///< columns that the longest unit takes; 0 for no rates
  bool efficiency = false;
};

/// Those that the rows of a table need: of the first of a row's rates, the others are said below
/// it.
inline extra_columns extra_columns_for(const std::vector<leaf_row> &rows) {
  extra_columns extra;
  for (const auto &row : rows)
    for (const leaf &l : row) {
      const auto works = works_of(l);
      if (!works.empty() && measures_time(*l.by))
        extra.rate = std::max(extra.rate, display_width(works.front().unit));
      extra.efficiency = extra.efficiency || l.threads > 1;
    }
  return extra;
}

/// The bins of the picture.
constexpr std::size_t picture_bins = 9;

/// A number that has all its digits, or the title of its column, may be long.
inline std::size_t value_width(const metric &m) {
  const std::size_t usual = m.is_exact ? 13 : 12;
  return std::max(usual, display_width(m.title) + 2);
}

/// All columns of a kind, in their order. `is_alone`: no other kind has columns in the table.
inline std::vector<column> all_columns(const kind &k, bool is_alone, const extra_columns &extra) {
  const bool varies = !k.begin()->is_exact;
  std::vector<column> columns = {
      {&k, content::value, 0, is_alone ? k.begin()->title : k.prefix(), value_width(*k.begin())}};
  if (varies)
    columns.push_back({&k, content::spread, 0, "± (95 %)", 10});
  if (measures_time(k)) { // only of a time can there be a rate
    if (extra.rate > 0)
      columns.push_back({&k, content::rate, 0, "rate", extra.rate + 12});
    if (extra.efficiency)
      columns.push_back({&k, content::efficiency, 0, "efficiency", 12});
  }
  if (knows_overhead(k))
    columns.push_back({&k, content::share, 0, "doctest", 9});
  for (const metric *m = k.begin() + 1; m != k.end(); ++m)
    if (m->said_if_apart <= 0)
      columns.push_back(
          {&k, content::value, static_cast<std::size_t>(m - k.begin()), m->title, value_width(*m)});
  if (!varies)
    return columns;
  columns.push_back({&k, content::lowest, 0, "lowest", 12});
  columns.push_back({&k, content::picture, 0, "rounds", picture_bins + 2});
  columns.push_back({&k, content::highest, 0, "highest", 12});
  if (k.how() == sampling::steady)
    columns.push_back({&k, content::iterations, 0, "iterations", 12});
  return columns;
}

/// That of the numbers of a kind beside its first one.
constexpr int dispensability_of_numbers = 3;

/// How soon a column is left out where room is short: 0 never.
inline int dispensability(const column &c) {
  switch (c.what) {
  case content::value:
    return c.metric == 0 ? 0 : dispensability_of_numbers;
  case content::spread:
    return 1;
  case content::rate:
  case content::efficiency:
    return 2;
  case content::share:
    return dispensability_of_numbers;
  case content::picture:
    return 4;
  case content::lowest:
  case content::highest:
    return 5;
  default:
    return 6;
  }
}

/// Whether a kind has several numbers of its own, rather than one.
inline bool has_several_numbers(const kind &k) {
  return std::count_if(k.begin(), k.end(), [](const metric &m) { return m.said_if_apart <= 0; }) >
         2;
}

/// The columns that a name keeps: fewer beside a rate, or beside many numbers.
inline std::size_t least_name(const std::vector<kind *> &kinds, const extra_columns &extra) {
  const bool are_many = kinds.size() == 1 && has_several_numbers(*kinds.front());
  return extra.rate > 0 || are_many ? 26 : 36;
}

/// Columns for a table that no terminal limits: 80, or what all numbers of the only kind need.
inline std::size_t unlimited_width(const std::vector<kind *> &kinds, const extra_columns &extra) {
  std::size_t width = least_name(kinds, extra);
  if (kinds.size() == 1)
    for (const auto &c : all_columns(*kinds.front(), true, extra))
      width += dispensability(c) <= dispensability_of_numbers ? c.width : 0;
  return std::max<std::size_t>(80, width);
}

/// The columns beside the name, where all of the table may be `width` wide: first what everybody
/// looks at, then what there is room for. A table of 80 columns or less is for the essential.
inline std::vector<column> columns_for(const std::vector<kind *> &kinds, std::size_t width,
                                       const extra_columns &extra = {}) {
  std::vector<column> all;
  for (const kind *k : kinds)
    for (auto &c : all_columns(*k, kinds.size() == 1, extra))
      all.push_back(std::move(c));
  const int most = width > 80 ? 6 : dispensability_of_numbers;
  int level = 0;
  std::size_t used = least_name(kinds, extra);
  for (; level <= most; ++level) {
    std::size_t more = 0;
    for (const auto &c : all)
      more += dispensability(c) == level ? c.width : 0;
    if (level > 0 && used + more > width)
      break;
    used += more;
  }
  const auto is_left_out = [&](const column &c) {
    const bool is_number = level == dispensability_of_numbers && dispensability(c) == level;
    if (!is_number || used + c.width > width)
      return dispensability(c) >= level;
    used += c.width; // of several numbers, those that there is room for
    return false;
  };
  all.erase(std::remove_if(all.begin(), all.end(), is_left_out), all.end());
  return all;
}

} // namespace bench_test::detail
