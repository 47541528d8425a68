// bench_test/impl/report/growth_lines.hpp - how results grow along an axis of numbers, in words.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <locale>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "../statistics/complexity.hpp"
#include "../statistics/median.hpp"
#include "../text/look.hpp"
#include "../text/units.hpp"
#include "words.hpp"

namespace bench_test::detail {

/// The leaves of one case and kind that differ in nothing but one number.
struct axis {
  std::string of;   ///< what they have in common, as an ID without the suite
  std::string over; ///< the name of their values
  const kind *by = nullptr;
  const test_case *in = nullptr;
  std::vector<growth_point> points;
};

inline std::optional<double> number_in(const std::string &label) {
  std::istringstream text(label);
  text.imbue(std::locale::classic());
  double number = 0;
  return text >> number && text.eof() ? std::optional<double>(number) : std::nullopt;
}

/// The one parameter of a leaf that is a number; null where there is none, or more than one.
inline const parameter *only_number(const leaf &l) {
  const parameter *found = nullptr;
  for (const auto &p : l.first.parameters)
    if (p.is_number && number_in(p.value) && std::exchange(found, &p))
      return nullptr;
  return found;
}

/// What a leaf has in common with those that differ in this parameter: its ID without it.
inline std::string common_id(const leaf &l, const parameter &without) {
  std::string id = l.id.substr(id_head(l.of->suite).size());
  const auto label = '/' + id_part(without.name + '=' + without.value);
  const auto at = id.find(label, l.case_id_size - (l.id.size() - id.size()));
  return at == std::string::npos ? id : id.erase(at, label.size());
}

/// All axes, in the order of their first leaf. What is too small for its kind to be told from
/// nothing is on none, and neither is what has fewer than six rounds, or much of doctest's own
/// work in it, which grows with the position of a value.
inline std::vector<axis> axes_of(const std::vector<leaf> &leaves) {
  constexpr std::size_t fewest_rounds = 6; // as for an interval
  std::vector<axis> axes;
  for (const leaf &l : leaves) {
    const auto *const p = only_number(l);
    const auto n = p ? number_in(p->value) : std::nullopt;
    if (!n || !is_measured(l.result) || l.rounds.size() < fewest_rounds ||
        median(l.values_of(0)) < metric_of(l).resolution || l.doctest_share > worth_saying)
      continue;
    const auto id = common_id(l, *p);
    auto found = std::find_if(axes.begin(), axes.end(), [&](const axis &a) {
      return a.of == id && a.over == p->name && a.by == l.by && a.in == l.of;
    });
    if (found == axes.end())
      found = axes.insert(found, {id, p->name, l.by, l.of, {}});
    found->points.push_back({*n, l.values_of(0)});
  }
  return axes;
}

/// "n log n (2.65 ns × n log n, error 2.1 %)", or why there is no one answer; "perhaps" where it is
/// off by so much that something else is in it, too.
inline std::string growth_text(const std::vector<complexity> &fits, const std::string &unit) {
  if (fits.empty())
    return "none of 1, log n, n, n log n, n², n³, 2ⁿ";
  if (fits.size() == 1) {
    const auto &fit = fits.front();
    constexpr double too_much = 0.1;
    const std::string name = name_of(fit.of);
    return (fit.error > too_much ? "perhaps " : "") + name + " (" +
           supported(fit.coefficient, fit.coefficient * fit.error, unit) +
           (fit.of == growth::constant ? "" : " × " + name) + ", error " +
           small_percent(fit.error) + ')';
  }
  std::string names;
  for (std::size_t i = 0; i < fits.size(); ++i)
    names += (i == 0 ? "" : i + 1 < fits.size() ? ", " : " or ") + std::string(name_of(fits[i].of));
  return "can't tell: " + names;
}

/// A line for each axis that something can be said of; `kinds`: how many there are, so that a line
/// names its own where it must.
inline std::vector<std::string> growth_lines(const std::vector<leaf> &leaves, std::size_t kinds,
                                             const look &how) {
  std::vector<std::string> lines;
  for (const auto &a : axes_of(leaves))
    if (const auto fits = complexity_of(a.points))
      lines.push_back("complexity of " + a.of + " over " + printable(a.over) +
                      (kinds > 1 ? ", " + std::string(a.by->prefix()) : "") + ": " +
                      signs(growth_text(*fits, a.by->begin()->unit), how));
  return lines;
}

} // namespace bench_test::detail
