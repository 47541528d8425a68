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
#include "../bridge/doctest_runs.hpp"
#include "../report/case_list.hpp"
#include "../report/notes.hpp"
#include "../report/notes_on_machine.hpp"
#include "../report/notes_on_times.hpp"
#include "../report/printer.hpp"
#include "../report/registered.hpp"
#include "../report/summary.hpp"
#include "../report/table.hpp"
#include "../report/tap.hpp"
#include "../run/first_pass.hpp"
#include "../run/rounds.hpp"
#include "../run/talk.hpp"
#include "../run/under.hpp"
#include "../system/clock.hpp"
#include "../system/machine_load.hpp"
#include "../system/processor_time.hpp"
#include "../system/terminal.hpp"
#include "../worker/serve.hpp"
#include "exit_status.hpp"
#include "suite_spelling.hpp"

namespace bench_test::detail {

class suite_run {
public:
  suite_run(const std::vector<std::string> &argv, const options &o, const choice &chosen)
      : argv_(argv), options_(o), chosen_(chosen), all_(all_cases()) {
    if (!o.under.empty())
      under_.emplace(o, argv);
  }

  /// What is selected for these kinds; returns what is wrong, or "".
  std::string choose(const std::vector<kind *> &kinds) {
    const auto indices = chosen_indices(chosen_);
    std::string nothing; // is selected, and why
    for (kind *k : kinds) {
      auto selected = select(all_, indices, k->prefix(), options_);
      if (selected.is_only_empty) {
        nothing = selected.error;
        empty_.push_back(k);
        continue;
      }
      if (!selected.error.empty())
        return selected.error;
      if (measures() && options_.in_process && k->how() == sampling::once)
        return "--in-process: " + k->prefix() +
               " needs a fresh process for each reading; leave it out, or choose another kind";
      if (const auto why = measures() ? k->refusal() : ""; !why.empty()) {
        say(k->prefix() + ": " + why);
        status_ = something_failed;
        continue;
      }
      able_.push_back(k);
      selected_.emplace_back(all_.size());
      for (const auto &c : selected.cases)
        selected_.back()[c.of->index] = true;
      cases_ = std::move(selected.cases);
    }
    if (empty_.size() == kinds.size())
      return kinds.size() == 1 || options_.all ? nothing : nothing_for(kinds);
    for (const auto *k : empty_)
      say("nothing is selected for the kind " + k->prefix());
    if (able_.size() > 1)
      join_cases(indices);
    return "";
  }
  /// Those that there is something to measure for, and that can measure here.
  const std::vector<kind *> &kinds() const { return able_; }
  /// Whether nothing at all is selected.
  bool is_empty() const { return able_.empty() && !empty_.empty(); }

  /// Measures it in one table, or lists it; returns the exit status.
  int go() {
    if (able_.empty())
      return status_;
    if (options_.verbose)
      say_what_is_registered(chosen_indices(chosen_));
    return measures() || options_.list == listing::leaves ? run() : list_cases();
  }

private:
  std::string nothing_for(const std::vector<kind *> &kinds) const {
    const auto is_any = [&](const test_case &c) {
      return std::any_of(kinds.begin(), kinds.end(),
                         [&](const kind *k) { return is_benchmark(c, k->prefix()); });
    };
    if (std::none_of(all_.begin(), all_.end(), is_any))
      return "nothing is selected: " +
             nothing_among(all_.size(), 0, "kinds " + names_of(kinds), false);
    return "nothing is selected for any of the kinds " + names_of(kinds) +
           "; --list alone prints what there is for them, --list --all every test case";
  }

  bool measures() const { return options_.list == listing::none; }

  /// The kinds that measure a case.
  std::vector<kind *> kinds_of(const test_case &c) const {
    std::vector<kind *> kinds;
    for (std::size_t i = 0; i < able_.size(); ++i)
      if (selected_[i][c.index])
        kinds.push_back(able_[i]);
    return kinds;
  }

  /// Those of all kinds, in the order of a single one.
  void join_cases(const std::vector<std::size_t> &indices) {
    options every = options_;
    every.all = true;
    cases_ = select(all_, indices, "", every).cases;
    cases_.erase(std::remove_if(cases_.begin(), cases_.end(),
                                [&](const auto &c) { return kinds_of(*c.of).empty(); }),
                 cases_.end());
  }

  void say_what_is_registered(const std::vector<std::size_t> &chosen) const {
    say(count_of(all_.size(), "test case") + " registered, " + std::to_string(cases_.size()) +
        " selected:");
    const auto of = [this](const test_case &c) { return kinds_of(c); };
    say_all(registered_lines(all_, chosen, of, options_, chosen_.no_skip()));
  }

  int list_cases() const {
    if (options_.list == listing::json) {
      printer::list(json_list(cases_));
      return good;
    }
    for (const auto &c : cases_)
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
    auto found = first_pass(run).over(cases_, chosen_.no_skip());
    if (const auto missing = missing_leaf(options_.only, found);
        !missing.empty() && !run.is_interrupted) {
      out.clear_progress();
      return complain(missing);
    }
    auto leaves = by_each_kind(std::move(found));
    const auto rows = rows_of(leaves);
    if (measures()) {
      if (under_)
        say_all(note_on_several_under(options_, leaves));
      out.use(form_for(rows));
      rounds(run).measure(leaves);
      out.finish(summary(rows, now() - started), why_cut_short(run));
      say_all(notes_on_verdicts(leaves, tested_by()));
      say_all(notes_on_run(leaves, processor_ticks::current().stolen_share_since(ticks)));
      if (std::any_of(able_.begin(), able_.end(), [](const kind *k) { return measures_time(*k); }))
        say_all(notes_on_others(processor_time::current().since(used)));
      say_all(notes_on_times(leaves, clock_precision()));
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
    return failed ? something_failed : status_;
  }

  test_command tested_by() const {
    const auto spelling = suite_spelling();
    return {argv_.at(0), '-' + std::string(spelling.needs_prefix ? spelling.prefix : "") + "tc="};
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
      return std::make_unique<tap>(options_.rounds, how, rows);
    return std::make_unique<table>(able_, options_.rounds, how, rows);
  }

  /// Each leaf once for each kind that measures its case.
  std::vector<leaf> by_each_kind(std::vector<leaf> found) const {
    std::vector<leaf> leaves;
    leaves.reserve(found.size() * able_.size());
    for (auto &l : found)
      for (kind *k : kinds_of(*l.of)) {
        l.by = k;
        leaves.push_back(l);
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
  std::vector<test_case> all_;
  std::vector<kind *> able_;                ///< that measure
  std::vector<kind *> empty_;               ///< under which nothing is selected
  std::vector<std::vector<bool>> selected_; ///< by each of them, the cases, by position
  std::vector<selected_case> cases_;
  std::optional<under_command> under_;
  int status_ = good;
};

} // namespace bench_test::detail
