// bench_test/impl/report/printer.hpp - prints results to stdout as they come, all else to stderr.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "../run/run_context.hpp"
#include "../text/escape.hpp"
#include "table.hpp"

namespace bench_test::detail {

/// A line for the user that is no result.
inline void say(const std::string &what) {
  std::fflush(stdout);
  std::fprintf(stderr, "bench_test: %s\n", what.c_str());
}

class printer final : public observer {
public:
  explicit printer(unsigned rounds) : rounds_(rounds) {}

  /// How rows are printed; to be said before the first.
  void use(table t) { table_.emplace(std::move(t)); }

  void on_failure(const leaf &l, const failure &why, const outcome &how) override {
    say(place_of(*l.of) + ": \"" + l.id + "\" " + word_for(l.result) + ": " + l.reason);
    print_to_stderr(why.text);
    if (how.output.empty())
      return;
    say(how.output_bytes > how.output.size()
            ? "the last " + std::to_string(how.output.size()) + " of " +
                  std::to_string(how.output_bytes) + " bytes that it printed:"
            : std::string("what it printed:"));
    print_to_stderr(how.output);
  }

  void on_finished(const leaf &l) override {
    if (!has_header_)
      print(table_->header());
    if (l.of->suite != suite_) // so the first rows need no heading where they have no suite
      print(table_->heading(l.of->suite));
    has_header_ = true;
    suite_ = l.of->suite;
    print(table_->row(l, rounds_));
  }

  void on_step(const std::string &what) override { say(what); }

  /// A result, to be seen at once.
  static void print(const std::string &line) {
    list(line);
    std::fflush(stdout);
  }
  /// One line of many.
  static void list(const std::string &line) { std::printf("%s\n", line.c_str()); }

private:
  /// What a body says may be anything, and must not reach the terminal as it is.
  static void print_to_stderr(const std::string &said) {
    const std::string text = readable(said);
    std::fwrite(text.data(), 1, text.size(), stderr);
    if (!text.empty() && text.back() != '\n')
      std::fputc('\n', stderr);
  }

  std::optional<table> table_;
  unsigned rounds_;
  bool has_header_ = false;
  std::string suite_;
};

} // namespace bench_test::detail
