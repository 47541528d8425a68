// bench_test/impl/report/words.hpp - what verdicts and values are called.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "../kinds/registry.hpp"
#include "../results/leaf.hpp"
#include "../statistics/median.hpp"
#include "../statistics/median_interval.hpp"
#include "../text/file_name.hpp"
#include "../text/units.hpp"

namespace bench_test::detail {

/// Shares below this are not worth a word.
constexpr double worth_saying = 0.05;

/// "index_tests.cpp:12": where a case is written.
inline std::string place_of(const test_case &c) {
  return file_name(c.file) + ':' + std::to_string(c.line);
}

/// What a verdict is called, where there is no number.
inline std::string word_for(verdict v) {
  switch (v) {
  case verdict::fails:
    return "fails";
  case verdict::fails_alone:
    return "fails alone";
  case verdict::died:
    return "died";
  case verdict::timed_out:
    return "timed out";
  case verdict::allowed_to_fail:
    return "may fail";
  case verdict::skipped:
    return "skipped";
  case verdict::unknown:
    return "unknown";
  case verdict::measured_once:
    return "once";
  case verdict::over_limit:
    return "over limit";
  default:
    return "measured";
  }
}

/// Of a metric's value that is below its resolution: not told from nothing, but it may be twice as
/// much.
inline std::string below_resolution(const metric &m) {
  return "< " + supported(2 * m.resolution, m.resolution / 50, m.unit);
}

/// A value of a metric, with the digits that its resolution supports.
inline std::string resolved(double value, const metric &m) {
  return std::fabs(value) < m.resolution ? below_resolution(m)
                                         : supported(value, m.resolution, m.unit);
}

/// Half the width of the median's 95 % interval, and never less than the resolution; nothing where
/// too few rounds (below 6) give none.
inline std::optional<double> half_width(const std::vector<double> &values, const metric &m) {
  const auto interval = median_interval(values);
  if (!interval)
    return std::nullopt;
  return std::max((interval->high - interval->low) / 2, m.resolution);
}

/// The median of a metric's values, with the digits that its interval supports: three where there
/// is no interval, and all where it is exact. Empty where there are none.
inline std::string value_text(const std::vector<double> &values, const metric &m) {
  if (values.empty())
    return "";
  if (m.is_exact)
    return exact_text(lower_median(values), m.unit); // one that there was
  const double middle = median(values);
  if (std::fabs(middle) < m.resolution)
    return below_resolution(m);
  const double hundredth = std::fabs(middle) / 100;
  return supported(middle, half_width(values, m).value_or(std::max(hundredth, m.resolution)),
                   m.unit);
}

/// The half width as a share of the median; nothing where there is none, or where the value itself
/// is not told from nothing.
inline std::optional<double> spread_of(const std::vector<double> &values, const metric &m) {
  const auto half = m.is_exact ? std::nullopt : half_width(values, m);
  const double middle = values.empty() ? 0 : std::fabs(median(values));
  if (!half || !(middle > 0) || middle < m.resolution)
    return std::nullopt;
  return *half / middle;
}

inline std::string spread_text(const std::vector<double> &values, const metric &m) {
  const auto spread = spread_of(values, m);
  return !spread ? "" : *spread > 9.99 ? "> 999 %" : small_percent(*spread);
}

/// Whether a metric differs from the first one by more than such a share of it, as the 95 %
/// interval of their ratio says; so not with too few rounds for one.
inline bool is_apart(const leaf &l, std::size_t m, double share) {
  std::vector<double> ratios;
  for (const auto &round : l.rounds)
    if (m < round.size() && round.front() > 0)
      ratios.push_back(round[m] / round.front());
  const auto between = median_interval(ratios);
  return between && (between->low > 1 + share || between->high < 1 - share);
}

/// "CPU 7.9 ms": the metrics that are said where they are apart from the first one. Of what is too
/// short for the clocks of some, or of several threads at once, on whose processors these are a
/// tick behind, nothing is said.
inline std::vector<std::string> said_metrics(const leaf &l) {
  constexpr double shortest = 50e-6; // seconds, or whatever else: a time is all that is said so
  std::vector<std::string> said;
  for (const metric &m : *l.by) {
    const auto position = static_cast<std::size_t>(&m - l.by->begin());
    if (m.said_if_apart > 0 && l.threads == 1 && is_apart(l, position, m.said_if_apart) &&
        median(l.values_of(0)) * static_cast<double>(l.iterations) >= shortest)
      said.push_back(std::string(m.title) + ' ' +
                     value_text(l.values_of(position), metric_of(l, position)));
  }
  return said;
}

/// What a leaf that has a time does in a second of the work at this position: of all its threads,
/// with the digits that the time's interval supports; empty where that cannot be told.
inline std::string rate_text(const leaf &l, std::size_t position) {
  const auto works = works_of(l);
  if (position >= works.size() || !measures_time(*l.by))
    return "";
  const metric m = metric_of(l);
  const auto values = l.values_of(0);
  const double seconds = median(values);
  const double rate = works[position].amount * l.threads / seconds;
  if (!(seconds > 0) || !(rate > 0) || !std::isfinite(rate))
    return "";
  const double share = half_width(values, m).value_or(seconds / 100) / seconds;
  return supported_rate(rate, share * rate, works[position].unit);
}

/// The texts that are not empty, with "; " between.
inline std::string joined(const std::vector<std::string> &texts) {
  std::string all;
  for (const auto &text : texts)
    if (!text.empty())
      all += (all.empty() ? "" : "; ") + text;
  return all;
}

/// Whether the reason names a place in the file of the case.
inline bool has_place(const leaf &l) {
  return l.reason.find(file_name(l.of->file) + ':') != std::string::npos;
}

/// "not the same each time: bytes 1024 B to 1040 B": the metrics that should be, and are not.
inline std::string unlike_metrics(const leaf &l) {
  std::string text;
  for (const metric &m : *l.by) {
    const auto values = l.values_of(static_cast<std::size_t>(&m - l.by->begin()));
    if (!m.is_exact || values.empty())
      continue;
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    if (*lowest < *highest)
      text += (text.empty() ? "not the same each time: " : ", ") + std::string(m.title) + ' ' +
              exact_text(*lowest, m.unit) + " to " + exact_text(*highest, m.unit);
  }
  return text;
}

/// A limit as it is written, or as a number of the metric.
inline std::string limit_text(const limit_mark &limit, const metric &m) {
  return limit.text.empty() ? exact_text(limit.number, m.unit) : printable(limit.text);
}

/// What is to be said of a leaf beside its numbers; empty if nothing is.
inline std::string note_on(const leaf &l) {
  if (!is_measured(l.result))
    return is_failure(l.result) && !has_place(l) ? place_of(*l.of) + ": " + l.reason : l.reason;
  auto notes = said_metrics(l);
  if (l.over)
    notes.push_back("over its limit: " + value_text(l.values_of(0), metric_of(l)) + ", at most " +
                    limit_text(*l.over, metric_of(l)) + " (" + file_name(l.over->file) + ':' +
                    std::to_string(l.over->line) + ')');
  if (l.is_higher_better)
    notes.push_back("higher is better");
  notes.push_back(unlike_metrics(l));
  if (l.rounds.size() < l.parts.size())
    notes.push_back(std::to_string(l.rounds.size()) + " of " + std::to_string(l.parts.size()) +
                    " rounds");
  if (l.lacks_measure)
    notes.push_back("the whole body: no measure() on this way through it");
  if (!l.reason.empty())
    notes.push_back("first calls only, not repeatable: " + l.reason);
  else if (l.is_first_call)
    notes.push_back("first calls only: one takes a whole round (a longer --time warms up)");
  return joined(notes);
}

} // namespace bench_test::detail
