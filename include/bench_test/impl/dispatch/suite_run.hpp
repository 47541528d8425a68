// bench_test/impl/dispatch/suite_run.hpp - one run over the suite: lists it, or measures it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "../bridge/choice.hpp"
#include "../report/case_list.hpp"
#include "../report/growth_lines.hpp"
#include "../report/notes.hpp"
#include "../report/notes_on_exact.hpp"
#include "../report/notes_on_fixtures.hpp"
#include "../report/notes_on_machine.hpp"
#include "../report/notes_on_times.hpp"
#include "../report/printer.hpp"
#include "../report/summary.hpp"
#include "../report/table.hpp"
#include "../report/tap.hpp"
#include "../results/threads.hpp"
#include "../run/first_pass.hpp"
#include "../run/rounds.hpp"
#include "../run/talk.hpp"
#include "../run/under.hpp"
#include "../system/clock.hpp"
#include "../system/last_level_cache.hpp"
#include "../system/machine_load.hpp"
#include "../system/processor_time.hpp"
#include "../system/terminal.hpp"
#include "../worker/serve.hpp"
#include "exit_status.hpp"
#include "suite_selection.hpp"
#include "suite_spelling.hpp"

namespace bench_test::detail {

class suite_run {
public:
  suite_run(const std::vector<std::string> &argv, const options &o, const choice &chosen,
            const suite_selection &selection)
      : argv_(argv), options_(o), chosen_(chosen), selection_(selection),
        status_(selection.has_refused() ? something_failed : good) {
    if (!o.under.empty())
      under_.emplace(o, argv);
  }

  /// Measures it in one table, or lists it; returns the exit status.
  int go() {
    if (selection_.kinds().empty())
      return status_;
    if (options_.verbose)
      selection_.say_what_is_registered();
    return measures() || options_.list == listing::leaves ? run() : list_cases();
  }

private:
  bool measures() const { return options_.list == listing::none; }

  int list_cases() const {
    if (options_.list == listing::json) {
      printer::list(json_list(selection_.cases()));
      return good;
    }
    for (const auto &c : selection_.cases())
      printer::list(c.id);
    return good;
  }

  int run() {
    const double started = now();
    const auto ticks = processor_ticks::current();
    const auto used = processor_time::current();
    std::optional<interrupt> watch;
    if (!options_.in_process) // nobody would look at it while a body runs
      watch.emplace();
    const auto progress =
        options_.in_process ? std::nullopt : std::optional(look_on(STDERR_FILENO));
    printer out(progress, options_.verbose);
    run_context run{options_, out, [&](conversation &c) { return carry(c, out); },
                    !options_.in_process};
    auto found = first_pass(run).over(selection_.cases(), chosen_.no_skip());
    if (const auto missing = missing_leaf(options_.only, found);
        !missing.empty() && !run.is_interrupted) {
      out.clear_progress();
      return complain(missing);
    }
    auto leaves = by_each_kind(found);
    const auto rows = rows_of(leaves);
    if (measures()) {
      if (under_)
        for (const auto &note : note_on_several_under(options_, leaves))
          out.on_step(note);
      out.use(form_for(rows));
      rounds(run).measure(leaves);
      out.finish(growth_lines(leaves, selection_.kinds().size(), look_on(STDOUT_FILENO)),
                 summary(rows, now() - started), why_cut_short(run));
      say_all(notes_on_verdicts(leaves, tested_by()));
      say_all(notes_on_run(leaves, processor_ticks::current().stolen_share_since(ticks)));
      if (selection_.measures_a_time())
        say_all(notes_on_others(processor_time::current().since(used),
                                options_.threads.empty() ? 1 : options_.threads.back()));
      source_text source;
      say_all(notes_on_fixtures(leaves, source, plain_look()));
      say_all(notes_on_times(leaves, clock_precision(), last_level_cache(), plain_look()));
      say_all(notes_on_exact(leaves, plain_look()));
    } else {
      out.clear_progress();
      list_leaves(rows);
    }
    if (is_stopped_by_command())
      return complain(under_->error());
    if (run.is_interrupted)
      return interrupted_status;
    if (under_ && measures())
      judge_command(leaves);
    const bool failed = std::any_of(leaves.begin(), leaves.end(),
                                    [](const leaf &l) { return is_failure(l.result); });
    return failed || run.has_refused ? something_failed : status_;
  }

  test_command tested_by() const {
    const auto spelling = suite_spelling();
    return {argv_.at(0), '-' + std::string(spelling.needs_prefix ? spelling.prefix : "")};
  }

  bool is_stopped_by_command() const { return under_ && !under_->error().empty(); }

  std::string why_cut_short(const run_context &run) const {
    if (is_stopped_by_command())
      return under_->error();
    return run.is_interrupted ? "interrupted" : "";
  }

  look look_on(int descriptor) const {
    return {options_.color == colouring::always ||
                (options_.color == colouring::automatic && wants_colors(descriptor)),
            has_utf8_locale()};
  }

  std::unique_ptr<result_lines> form_for(const std::vector<leaf_row> &rows) const {
    const look how = look_on(STDOUT_FILENO);
    if (options_.tap)
      return std::make_unique<tap>(how, rows);
    return std::make_unique<table>(selection_.kinds(), how, rows);
  }

  /// Each leaf once for each number of threads, and that once for each kind that measures its case.
  std::vector<leaf> by_each_kind(const std::vector<leaf> &found) const {
    const bool has_threads = !options_.threads.empty() && measures();
    const auto numbers = has_threads ? options_.threads : std::vector<unsigned>{1};
    std::vector<leaf> leaves;
    leaves.reserve(found.size() * numbers.size() * selection_.kinds().size());
    for (const auto &l : found)
      for (const auto threads : numbers)
        for (kind *k : selection_.kinds_of(*l.of)) {
          leaves.push_back(l);
          leaves.back().by = k;
          if (has_threads && l.result == verdict::pending)
            set_threads(leaves.back(), threads);
          if (l.result != verdict::pending && threads != numbers.front())
            leaves.pop_back(); // what is wrong with it is said once
        }
    return leaves;
  }

  static void list_leaves(const std::vector<leaf_row> &rows) {
    for (const auto &row : rows)
      if (row.result() == verdict::unknown)
        say("not in the list: " + row.front().reason);
      else
        printer::list(row.front().id);
  }

  /// Says what is to be said of the command that was measured under.
  void judge_command(const std::vector<leaf> &leaves) {
    if (!under_->has_run() && !leaves.empty())
      say(note_on_nothing_under(options_, tested_by().of(*leaves.front().of)));
    if (under_->failure().empty())
      return;
    say(under_->failure());
    status_ = something_failed;
  }

  outcome carry(conversation &c, printer &out) {
    if (under_ && c.is_round()) {
      out.clear_progress(); // the terminal is the command's
      return under_->carry(c);
    }
    if (!options_.in_process)
      return talk(c, argv_, options_, [&out] { out.tick(); }).run();
    direct_port here(c);
    serve(here, chosen_);
    return {};
  }

  const std::vector<std::string> &argv_;
  const options &options_;
  const choice &chosen_;
  const suite_selection &selection_;
  std::optional<under_command> under_;
  int status_;
};

} // namespace bench_test::detail
