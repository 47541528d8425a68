// bench_test/impl/results/limits.hpp - whether a leaf keeps to the limits that `at_most()` sets it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <locale>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "../kinds/registry.hpp"
#include "../statistics/median_interval.hpp"
#include "../text/nearest.hpp"
#include "../text/units.hpp"
#include "leaf.hpp"

namespace bench_test::detail {

/// The least that a number of such a unit can be.
inline double least_in(const std::string &unit) {
  return unit.empty() ? -std::numeric_limits<double>::infinity() : 0;
}

/// A limit as a number of the metric's unit: "2 ms" is 0.002; nothing for a text that is none.
inline std::optional<double> limit_in(const std::string &text, const std::string &unit) {
  std::istringstream words(text);
  words.imbue(std::locale::classic());
  double number = 0;
  std::string called;
  std::string more;
  if (!(words >> number) || !(number >= least_in(unit)))
    return std::nullopt;
  if (!(words >> called))
    return number;
  if (words >> more)
    return std::nullopt;
  for (const auto &scale : scales_of(unit))
    if (scale.name && (called == scale.name || (called == "us" && scale.size == 1e-6)))
      return number * scale.size;
  return std::nullopt;
}
inline std::optional<double> limit_in(const limit_mark &limit, const metric &m) {
  if (!limit.text.empty())
    return limit_in(limit.text, m.unit);
  return limit.number >= least_in(m.unit) ? std::optional<double>(limit.number) : std::nullopt;
}

/// The first limit that is none, as an error with its place; empty if all are good.
inline std::string wrong_limit(const std::vector<test_case> &cases) {
  for (const auto &c : cases)
    for (const auto &limit : c.limits) {
      const std::string where = limit.place() + ": at_most(\"" + limit.kind + "\", ...): ";
      const kind *const k = kind_named(limit.kind);
      const auto near = nearest(limit.kind, kind_names());
      if (!k)
        return where + '"' + limit.kind + "\" is not a kind of measurement" +
               (near.empty() ? "" : "; did you mean \"" + near + "\"?");
      if (limit_in(limit, *k->begin()))
        continue;
      const std::string unit = k->begin()->unit;
      const bool is_text = !limit.text.empty() || std::isnan(limit.number);
      return where + (is_text ? '"' + limit.text + '"' : plain_number(limit.number)) +
             " is no limit; expected " +
             (unit == "s"   ? "a time, as in \"2 ms\""
              : unit == "B" ? "a size, as in \"10 MiB\""
                            : "a number, as in 3");
    }
  return "";
}

/// The least that a leaf's first metric may be: where its interval begins, or the lowest value
/// where there is none.
inline double least_of(const leaf &l) {
  const metric m = metric_of(l);
  const auto values = l.values_of(0);
  const auto interval = m.is_exact ? std::nullopt : median_interval(values);
  const double lowest = interval ? interval->low : *std::min_element(values.begin(), values.end());
  return lowest - m.resolution;
}

/// The first limit of its kind that a measured leaf is beyond; null if it keeps to all.
inline const limit_mark *broken_limit(const leaf &l) {
  for (const auto &limit : l.of->limits)
    if (limit.kind == l.by->prefix())
      if (const auto most = limit_in(limit, *l.by->begin()); most && least_of(l) > *most)
        return &limit;
  return nullptr;
}

} // namespace bench_test::detail
