// bench_test/impl/report/tap.hpp - the results in the Test Anything Protocol, for test harnesses.
//
// Version 12: what every harness reads. The result stands in the description, since that is what
// Meson puts into its logs.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../text/look.hpp"
#include "result_lines.hpp"
#include "words.hpp"

namespace bench_test::detail {

class tap final : public result_lines {
public:
  tap(const look &how, const std::vector<leaf_row> &rows) : look_(how), count_(rows.size()) {}

  void fit(std::size_t) override {}
  std::string begin() override { return "1.." + std::to_string(count_); }

  std::string row(const leaf_row &of) override {
    const verdict v = of.result();
    const leaf &l =
        *std::find_if(of.begin(), of.end(), [v](const leaf &x) { return x.result == v; });
    const bool is_ok = !is_failure(v) && v != verdict::allowed_to_fail;
    std::string line =
        (is_ok ? "ok " : "not ok ") + std::to_string(++printed_) + " - " + described(l.id);
    if (is_measured(v))
      line += ": " + described(signs(results(of), look_));
    else if (v == verdict::allowed_to_fail)
      line += " # TODO " + described(note_on(l));
    else if (is_ok)
      line += " # SKIP " + described(word_for(v) + ": " + l.reason);
    else
      line += ": " + described(word_for(v) + ": " + note_on(l));
    return line;
  }

  std::string end(const std::vector<std::string> &remarks, const std::string &summary,
                  const std::string &cut_short) override {
    std::string text;
    for (const auto &remark : remarks)
      text += "# " + described(remark) + '\n';
    return text +
           (cut_short.empty() ? "# " + described(summary) : "Bail out! " + described(cut_short));
  }

private:
  /// Text without the sign that begins a directive, which readers take for one wherever it stands.
  static std::string described(std::string_view text) {
    std::string result;
    for (const char c : text)
      result += c == '#' ? std::string("no.") : std::string(1, c == '\n' ? ' ' : c);
    return result;
  }

  /// "time 19.9 ms ± 0.4 %, peakmem < 256 KiB".
  std::string results(const leaf_row &of) const {
    std::string text;
    for (const auto &l : of) {
      if (!is_measured(l.result))
        continue;
      const metric m = metric_of(l);
      const auto values = l.values_of(0);
      const auto spread = spread_text(values, m);
      std::vector<std::string> notes;
      for (std::size_t i = 0; i < works_of(l).size(); ++i)
        notes.push_back(rate_text(l, i));
      if (l.efficiency > 0)
        notes.push_back(percent(l.efficiency) + " efficiency");
      for (std::size_t i = 1; l.by->begin() + i != l.by->end(); ++i)
        if (const metric other = metric_of(l, i); other.is_exact)
          notes.push_back(std::string(other.title) + ' ' + value_text(l.values_of(i), other));
      notes.push_back(note_on(l));
      const auto note = joined(notes);
      text += (text.empty() ? "" : ", ") + std::string(l.by->prefix()) + ' ' +
              value_text(values, m) + (spread.empty() ? "" : " ± " + spread) +
              (note.empty() ? "" : " (" + note + ')');
    }
    return text;
  }

  look look_;
  std::size_t count_;
  std::size_t printed_ = 0;
};

} // namespace bench_test::detail
