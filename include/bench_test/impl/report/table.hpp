// bench_test/impl/report/table.hpp - the results as a table for people.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../results/identity.hpp"
#include "../text/histogram.hpp"
#include "../text/look.hpp"
#include "../text/width.hpp"
#include "../text/wrap.hpp"
#include "columns.hpp"
#include "result_lines.hpp"
#include "words.hpp"

namespace bench_test::detail {

/// Rows grouped by suite; the leaves of a case stand below it.
class table final : public result_lines {
public:
  table(std::vector<kind *> kinds, const look &how, const std::vector<leaf_row> &rows)
      : kinds_(std::move(kinds)), look_(how), extra_(extra_columns_for(rows)) {
    for (const auto &row : rows)
      ++leaves_of_[row.front().of];
    for (const auto &row : rows) {
      const auto [case_label, label] = label_of(row.front());
      longest_ = std::max({longest_, display_width(case_label) + 3, display_width(label) + 5});
    }
    fit(0);
  }

  void fit(std::size_t width) override {
    if (!columns_.empty() && width == width_)
      return;
    width_ = width;
    has_header_ = false; // that of another width would stand over nothing
    const std::size_t total = width > 0 ? width : unlimited_width(kinds_, extra_);
    columns_ = columns_for(kinds_, total, extra_);
    std::size_t others = 0;
    for (const auto &c : columns_)
      others += c.width;
    constexpr std::size_t shortest = 20;
    constexpr std::size_t far = 100;    // from further away one does not see which number is whose
    constexpr std::size_t widest = 240; // one very long name must not widen all rows
    const std::size_t room = std::max(shortest, total - std::min(total, others));
    name_width_ = width == 0 ? std::max(room, std::min(longest_, widest))
                             : std::min(room, std::max(longest_, far));
  }

  std::string row(const leaf_row &of) override {
    const leaf &l = of.front();
    std::string text;
    if (!has_header_)
      text += header() + '\n';
    if (l.of->suite != suite_) // so the first rows need no heading where they have no suite
      text += heading(l.of->suite) + '\n';
    const auto [case_label, label] = label_of(l);
    const bool is_within = !case_label.empty();
    if (is_within && (l.of != case_ || !has_header_))
      text += "  " + cut(case_label, limit() - 2) + '\n';
    has_header_ = true;
    suite_ = l.of->suite;
    case_ = l.of;
    const std::string indent = is_within ? "    " : "  ";
    const auto room = width_ > 0 ? name_width_ - indent.size() - 1 : limit();
    text += padded(indent + cut(label, room) + ' ', name_width_) + cells(of);
    for (const auto &note : notes(of))
      for (const auto &line :
           wrapped(signs(note, look_), limit() - indent.size() - 4, look_.mark()))
        text += '\n' + indent + "    " + painted(line, style::faint, look_);
    return text;
  }

  std::string end(const std::vector<std::string> &remarks, const std::string &summary,
                  const std::string &) override {
    std::string text;
    for (const auto &remark : remarks) {
      std::string indent;
      for (const auto &line : wrapped(remark, limit() - 4, look_.mark())) {
        text += indent + line + '\n';
        indent = "    ";
      }
    }
    return text + summary;
  }

private:
  std::size_t limit() const { return width_ > 0 ? width_ : 1000000; }
  std::string cut(std::string_view text, std::size_t columns) const {
    return shortened(text, columns, look_.mark());
  }

  std::string header() const {
    std::string line;
    for (const auto &c : columns_)
      line += c.what == content::picture ? padded("  " + c.title, c.width)
                                         : right_aligned(signs(c.title, look_), c.width);
    line = std::string(name_width_, ' ') + line;
    line.erase(line.find_last_not_of(' ') + 1);
    return painted(line, style::faint, look_);
  }

  /// The heading of a suite; cases without one come under "(no suite)".
  std::string heading(std::string_view suite) const {
    return painted(cut(suite.empty() ? "(no suite)" : printable(suite), limit()), style::strong,
                   look_);
  }

  /// The case's own line and the row's label; without the first where one line is enough. Blanks in
  /// front, as in "  Scenario: ...", would look like a place in the table.
  std::pair<std::string, std::string> label_of(const leaf &l) const {
    const auto head = id_head(l.of->suite).size();
    const std::string id = l.id.substr(head);
    if (l.case_id_size >= l.id.size() || leaves_of_.at(l.of) < 2)
      return {"", without_blanks(id)};
    const auto case_size = l.case_id_size - head;
    return {without_blanks(id.substr(0, case_size)), without_blanks(id.substr(case_size + 1))};
  }
  static std::string without_blanks(std::string_view label) {
    std::string text;
    for (const char c : label) {
      const bool is_in_front = text.empty() || (text.back() == '/' && !has_escaped_end(text));
      if (c != ' ' || !is_in_front)
        text += c;
    }
    return text;
  }
  /// Whether the last character has a backslash before it that is none itself.
  static bool has_escaped_end(std::string_view text) {
    const auto before = text.substr(0, text.size() - 1);
    const auto last = before.find_last_not_of('\\');
    return (before.size() - (last + 1)) % 2 == 1; // npos + 1 is 0
  }

  /// The numbers, or the verdict in their place.
  std::string cells(const leaf_row &of) const {
    std::string line;
    bool has_word = false;
    std::size_t blanks = 0; // which a line does not end with
    for (const auto &c : columns_) {
      const auto *l =
          std::find_if(of.begin(), of.end(), [&](const leaf &x) { return x.by == c.of; });
      std::pair<std::string, style> cell;
      if (l != of.end() && is_measured(l->result))
        cell = number(*l, c);
      else if (l != of.end() && c.what == content::value && c.metric == 0 &&
               (!has_word || l->result != of.front().result)) {
        cell = {word_for(l->result), is_failure(l->result) ? style::bad : style::doubtful};
        has_word = true;
      }
      const auto text = signs(cell.first, look_);
      const auto before =
          c.what == content::picture ? 2 : c.width - std::min(c.width, display_width(text));
      blanks += before;
      if (!text.empty()) {
        line += std::string(blanks, ' ') + painted(text, cell.second, look_);
        blanks = 0;
      }
      blanks += c.width - std::min(c.width, before + display_width(text));
    }
    return line;
  }

  std::pair<std::string, style> number(const leaf &l, const column &c) const {
    const metric m = metric_of(l, c.metric);
    const auto values = l.values_of(c.metric);
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    switch (c.what) {
    case content::value:
      return {value_text(values, m), l.over && c.metric == 0 ? style::bad : style::strong};
    case content::spread: {
      const auto spread = spread_of(values, m);
      return {spread_text(values, m), spread && *spread > 0.1 ? style::doubtful : style::faint};
    }
    case content::rate:
      return {rate_text(l, 0), style::strong};
    case content::efficiency:
      return {l.efficiency > 0 ? percent(l.efficiency) : "", style::strong};
    case content::share:
      return {l.doctest_share > worth_saying ? percent(l.doctest_share) : "", style::doubtful};
    case content::lowest:
      return {resolved(*lowest, m), style::faint};
    case content::highest:
      return {resolved(*highest, m), style::faint};
    case content::picture:
      return {values.size() > 1 && *highest >= m.resolution
                  ? histogram(values, picture_bins, look_.utf8)
                  : "",
              style::picture};
    case content::iterations:
      return {plain_number(static_cast<double>(l.iterations)), style::faint};
    }
    return {};
  }

  /// What is said below a row, once where all kinds say the same.
  std::vector<std::string> notes(const leaf_row &of) const {
    std::vector<std::string> texts;
    for (const auto &l : of) {
      const auto note = said_of(l);
      const auto says_it = [&](const leaf &other) { return said_of(other) == note; };
      if (note.empty() || &*std::find_if(of.begin(), of.end(), says_it) != &l)
        continue;
      const bool is_shared = std::all_of(of.begin(), of.end(), says_it);
      texts.push_back(is_shared ? note : std::string(l.by->prefix()) + ": " + note);
    }
    return texts;
  }

  /// With what there is no room for in a column.
  std::string said_of(const leaf &l) const {
    const auto has = [&](content what) {
      return std::any_of(columns_.begin(), columns_.end(),
                         [&](const column &c) { return c.of == l.by && c.what == what; });
    };
    std::vector<std::string> said;
    if (is_measured(l.result))
      for (std::size_t i = has(content::rate) ? 1 : 0; i < works_of(l).size(); ++i)
        said.push_back(rate_text(l, i));
    if (l.efficiency > 0 && !has(content::efficiency))
      said.push_back(percent(l.efficiency) + " efficiency");
    said.push_back(note_on(l));
    return joined(said);
  }

  std::vector<kind *> kinds_;
  look look_;
  extra_columns extra_;
  std::unordered_map<const test_case *, int> leaves_of_;
  std::size_t longest_ = 0; ///< columns that the longest name takes
  std::size_t width_ = 0;
  std::size_t name_width_ = 0;
  std::vector<column> columns_;
  bool has_header_ = false;
  std::string_view suite_;
  const test_case *case_ = nullptr;
};

} // namespace bench_test::detail
