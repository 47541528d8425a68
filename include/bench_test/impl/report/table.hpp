// bench_test/impl/report/table.hpp - the lines of the table for people: pure functions.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../kinds/kind.hpp"
#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "../statistics/median.hpp"
#include "../statistics/median_interval.hpp"
#include "../text/file_name.hpp"
#include "../text/units.hpp"
#include "../text/width.hpp"

namespace bench_test::detail {

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
  default:
    return "measured";
  }
}

/// A value of a metric; what is below its resolution is not told from nothing.
inline std::string value_text(double value, const metric &m) {
  if (value < m.resolution)
    return "< " + std::to_string(static_cast<long>(m.resolution / 1024)) + " KiB";
  return scaled(value, m.unit);
}

/// Half the width of the median's 95 % interval, as a share of the median; "" where too few rounds
/// (below 6) give none.
inline std::string spread_text(const std::vector<double> &values, const metric &m) {
  const auto interval = median_interval(values);
  const double middle = median(values);
  if (!interval || !(middle > 0) || middle < m.resolution)
    return "";
  const double half = (interval->high - interval->low) / 2 / middle;
  return half > 9.99 ? "> 999 %" : percent(half);
}

/// Shares below this are not worth a word.
constexpr double worth_saying = 0.05;

class table {
public:
  /// `columns` wide, notes included; 0 for 80, or as many as the longest name takes, and notes of
  /// any length.
  table(std::vector<metric> metrics, std::size_t columns, const std::vector<leaf> &leaves = {})
      : metrics_(std::move(metrics)), columns_(columns > 0 ? columns : no_limit) {
    const std::size_t others =
        metrics_.size() * value_columns + spread_columns + (has_share() ? share_columns : 0);
    name_columns_ = (columns > 0 ? columns : 80) - others;
    for (const auto &l : leaves)
      if (columns == 0)
        name_columns_ = std::max(name_columns_, display_width(label(l)) + 3);
  }

  std::string header() const {
    std::string line = padded("", name_columns_);
    for (std::size_t i = 0; i < metrics_.size(); ++i)
      line += right_aligned(metrics_[i].title, value_columns) +
              (i ? "" : right_aligned("± (95 %)", spread_columns));
    return has_share() ? line + right_aligned("doctest", share_columns) : line;
  }

  /// The heading of a suite; cases without one come under "(no suite)".
  std::string heading(const std::string &suite) const {
    return shortened(suite.empty() ? "(no suite)" : printable(suite), columns_);
  }

  /// One line for a leaf, and a second one where there is something to say about it.
  std::string row(const leaf &l, unsigned rounds_wanted) const {
    std::string line = padded("  " + shortened(label(l), name_columns_ - 3), name_columns_);
    if (is_measured(l.result))
      line += numbers(l);
    else
      line += right_aligned(word_for(l.result), value_columns);
    const std::string note = note_on(l, rounds_wanted);
    return note.empty() ? line : line + "\n      " + shortened(note, columns_ - 6);
  }

private:
  static constexpr std::size_t no_limit = 1000000;
  static constexpr std::size_t value_columns = 12;
  static constexpr std::size_t spread_columns = 10;
  static constexpr std::size_t share_columns = 9;

  /// The ID without its suite, which has a heading.
  static std::string label(const leaf &l) { return l.id.substr(id_head(l.of->suite).size()); }

  /// Only of a time can doctest's work be a share.
  bool has_share() const { return metrics_.front().unit == "s"; }

  std::string numbers(const leaf &l) const {
    std::string text;
    for (std::size_t i = 0; i < metrics_.size(); ++i) {
      const auto values = l.values_of(i);
      text += right_aligned(value_text(median(values), metrics_[i]), value_columns);
      if (i == 0)
        text += right_aligned(spread_text(values, metrics_[i]), spread_columns);
    }
    if (has_share() && l.doctest_share > worth_saying)
      text += right_aligned(percent(l.doctest_share), share_columns);
    return text;
  }

  static std::string note_on(const leaf &l, unsigned rounds_wanted) {
    if (is_measured(l.result)) {
      std::string note;
      if (l.rounds.size() < rounds_wanted)
        note = "; " + std::to_string(l.rounds.size()) + " of " + std::to_string(rounds_wanted) +
               " rounds";
      if (l.result == verdict::measured_once)
        note += "; first calls only, not repeatable: " + l.reason;
      else if (l.is_first_call)
        note += "; first calls only: one takes a whole round (a longer --time warms up)";
      return note.empty() ? note : note.substr(2);
    }
    if (l.result == verdict::died || l.result == verdict::timed_out)
      return place_of(*l.of) + ": " + l.reason;
    return l.reason;
  }

  std::vector<metric> metrics_;
  std::size_t columns_;
  std::size_t name_columns_;
};

/// "12 measured, 2 failed, 1 skipped in 3.4 s": each verdict's count; they add up to the rows.
inline std::string summary(const std::vector<leaf> &leaves, double seconds) {
  const auto of = [&](verdict v) {
    return std::count_if(leaves.begin(), leaves.end(),
                         [v](const leaf &l) { return l.result == v; });
  };
  const auto part = [&](verdict v, const char *what) {
    const auto n = of(v);
    return n ? ", " + std::to_string(n) + what : std::string();
  };
  return std::to_string(of(verdict::measured)) + " measured" +
         part(verdict::measured_once, " once") + ", " + std::to_string(of(verdict::fails)) +
         " failed" + part(verdict::fails_alone, " fail alone") + part(verdict::died, " died") +
         part(verdict::timed_out, " timed out") + ", " + std::to_string(of(verdict::skipped)) +
         " skipped" + part(verdict::allowed_to_fail, " may fail") +
         part(verdict::unknown, " unknown") + part(verdict::pending, " not finished") + " in " +
         duration(seconds);
}

} // namespace bench_test::detail
