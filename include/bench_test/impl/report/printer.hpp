// bench_test/impl/report/printer.hpp - prints results to stdout as they come, all else to stderr.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../run/run_context.hpp"
#include "../system/terminal.hpp"
#include "../text/escape.hpp"
#include "../text/look.hpp"
#include "../text/wrap.hpp"
#include "progress_line.hpp"
#include "result_lines.hpp"
#include "words.hpp"

namespace bench_test::detail {

/// How what is said looks.
inline const look &plain_look() {
  static const look how{false, has_utf8_locale()};
  return how;
}

/// A line for the user that is no result; on a terminal broken where it is too narrow for it. What
/// follows a new line is to be copied, and stays as it is.
inline void say(const std::string &what) {
  const std::string all = "bench_test: " + readable(what);
  const auto end = std::min(all.find('\n'), all.size());
  std::string text = all.substr(0, end);
  constexpr std::size_t indent = 2;
  const auto columns = terminal_columns(STDERR_FILENO);
  if (columns > 20 && display_width(text) > columns) {
    const auto lines = wrapped(text, columns - indent, plain_look().mark());
    text = lines.front();
    for (std::size_t i = 1; i < lines.size(); ++i)
      text += '\n' + std::string(indent, ' ') + lines[i];
  }
  std::fflush(stdout);
  std::fprintf(stderr, "%s%s\n", text.c_str(), all.c_str() + end);
}

inline void say_all(const std::vector<std::string> &lines) {
  for (const auto &line : lines)
    say(line);
}

class printer final : public observer {
public:
  /// `progress`: how a progress line looks, if there is to be one and a terminal for it.
  /// `is_verbose`: details are said.
  printer(const std::optional<look> &progress, bool is_verbose) : is_verbose_(is_verbose) {
    if (progress && is_capable_terminal(STDERR_FILENO))
      progress_.emplace(*progress);
  }

  /// In which form the results are printed; to be said before the first.
  void use(std::unique_ptr<result_lines> form) {
    form_ = std::move(form);
    form_->fit(output_columns());
    print(form_->begin());
  }

  void on_failure(const leaf &l, const failure &why, const outcome &how) override {
    clear_progress();
    say('"' + l.id + "\" " + word_for(l.result) + ": " + signs(note_on(l), plain_look()));
    print_to_stderr(why.text);
    if (how.output.empty())
      return;
    say(how.output_bytes > how.output.size()
            ? "the last " + std::to_string(how.output.size()) + " of " +
                  std::to_string(how.output_bytes) + " bytes that it printed:"
            : std::string("what it printed:"));
    print_to_stderr(how.output);
  }

  void on_finished(const leaf_row &row) override {
    form_->fit(output_columns()); // the window may have another size now
    print(form_->row(row));
  }

  void on_step(const std::string &what) override {
    clear_progress();
    say(what);
  }

  void on_detail(const leaf &l, const std::string &what) override {
    if (!is_verbose_)
      return;
    clear_progress();
    say(std::string(l.by->prefix()) + ": " + l.id + ": " + signs(what, plain_look()));
  }

  void on_progress(const progress &p) override {
    if (progress_)
      progress_->show(p);
  }

  /// While nothing is told.
  void tick() {
    if (progress_)
      progress_->tick();
  }

  void clear_progress() {
    if (progress_)
      progress_->clear();
  }

  /// After the last row; `cut_short` as for result_lines.
  void finish(const std::vector<std::string> &remarks, const std::string &summary,
              const std::string &cut_short) {
    print(form_->end(remarks, summary, cut_short));
  }

  /// One line of many.
  static void list(const std::string &line) { std::printf("%s\n", line.c_str()); }

private:
  /// A result, to be seen at once.
  void print(const std::string &lines) {
    if (lines.empty())
      return;
    clear_progress();
    list(lines);
    std::fflush(stdout);
  }
  /// What a body says may be anything, and must not reach the terminal as it is.
  static void print_to_stderr(const std::string &said) {
    const std::string text = readable(said);
    std::fwrite(text.data(), 1, text.size(), stderr);
    if (!text.empty() && text.back() != '\n')
      std::fputc('\n', stderr);
  }

  bool is_verbose_;
  std::optional<progress_line> progress_;
  std::unique_ptr<result_lines> form_;
};

} // namespace bench_test::detail
