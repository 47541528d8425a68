// bench_test/impl/dispatch/measure_suite.hpp - the program while it measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "../bridge/choice.hpp"
#include "../bridge/doctest_runs.hpp"
#include "../report/notes.hpp"
#include "../report/printer.hpp"
#include "../run/first_pass.hpp"
#include "../run/rounds.hpp"
#include "../run/talk.hpp"
#include "../system/machine_load.hpp"
#include "../system/terminal.hpp"
#include "../worker/serve.hpp"
#include "commands.hpp"
#include "exit_status.hpp"
#include "help.hpp"
#include "request.hpp"
#include "suite_spelling.hpp"

namespace bench_test::detail {

/// The options of BENCH_TEST_OPTIONS and of the command line, which wins.
inline options read_options(const std::vector<std::string> &argv, bool is_strict) {
  option_reader reader(suite_spelling());
  if (const char *variable = std::getenv("BENCH_TEST_OPTIONS"))
    reader.read(split_words(variable), true);
  if (!argv.empty())
    reader.read({argv.begin() + 1, argv.end()}, is_strict);
  return reader.result();
}

/// Measures by one kind, or lists what it would measure.
class suite_run {
public:
  suite_run(const std::vector<std::string> &argv, const options &o, const choice &chosen)
      : argv_(argv), options_(o), chosen_(chosen), all_(all_cases()) {}

  selection selected_for(const kind &k) const {
    return select(all_, chosen_indices(chosen_), k.prefix(), options_);
  }

  int by(kind &k, const selection &selected) {
    if (!selected.error.empty())
      return complain(selected.error);
    if (options_.list == listing::cases) {
      for (const auto &c : selected.cases)
        printer::list(c.id);
      return good;
    }
    if (const auto why = k.refusal(); options_.list == listing::none && !why.empty()) {
      say(k.prefix() + ": " + why);
      return something_failed;
    }
    if (options_.in_process && options_.list == listing::none && k.how() == sampling::once)
      return complain("--in-process: " + k.prefix() + " needs a fresh process for each reading");
    return measure(k, selected.cases);
  }

private:
  int measure(kind &k, const std::vector<selected_case> &cases) {
    const double started = now();
    const auto ticks = processor_ticks::current();
    std::optional<interrupt> watch;
    if (!options_.in_process) // nobody would look at it while a body runs
      watch.emplace();
    printer out(options_.rounds);
    run_context run{options_, out, [this](conversation &c) { return carry(c); },
                    !options_.in_process};
    auto leaves = first_pass(run).over(cases, chosen_.no_skip());
    if (const auto missing = missing_leaf(options_.only, leaves);
        !missing.empty() && !run.is_interrupted)
      return complain(missing);
    if (options_.list == listing::leaves) {
      list(leaves);
    } else {
      out.use(table(k.metrics(), output_columns(), leaves));
      rounds(run, k).measure(leaves);
      printer::print(summary(leaves, now() - started));
      for (const auto &note : notes_on_verdicts(leaves))
        say(note);
      for (const auto &note :
           notes_on_run(leaves, processor_ticks::current().stolen_share_since(ticks)))
        say(note);
    }
    if (run.is_interrupted)
      return interrupted_status;
    const bool failed = std::any_of(leaves.begin(), leaves.end(),
                                    [](const leaf &l) { return is_failure(l.result); });
    return failed ? something_failed : good;
  }

  static void list(const std::vector<leaf> &leaves) {
    for (const auto &l : leaves)
      if (l.result == verdict::unknown)
        say("not in the list: " + l.reason);
      else
        printer::list(l.id);
  }

  outcome carry(conversation &c) const {
    if (!options_.in_process)
      return talk(c, argv_, options_).run();
    direct_port here(c);
    serve(here, chosen_);
    return {};
  }

  const std::vector<std::string> &argv_;
  const options &options_;
  const choice &chosen_;
  std::vector<test_case> all_;
};

/// Does what is requested, and returns the exit status.
inline int measure_suite(const std::vector<std::string> &argv, const request &r, const options &o,
                         const choice &chosen) {
  if (!r.error.empty())
    return complain(r.error);
  if (!r.command.empty())
    return run_command(r.command, argv);
  if (!o.error.empty())
    return complain(o.error);
  if (o.help || o.version) {
    const auto text = o.help ? help_text(base_name(argv.at(0)), suite_spelling()) : version_text();
    std::fputs(text.c_str(), stdout);
    return good;
  }
  if (o.list == listing::none) {
    std::string names;
    for (const auto &name : r.kinds)
      names += (names.empty() ? "" : ", ") + name;
    say("measuring " + names + ", " + r.why);
    for (const auto &note : notes_on_build(is_optimised, sanitizer()))
      say(note);
  }
  suite_run run(argv, o, chosen);
  int worst = good;
  std::size_t empty = 0;
  for (const auto &name : r.kinds) {
    kind &k = *kind_named(name);
    const auto selected = run.selected_for(k);
    if (selected.is_only_empty && ++empty < r.kinds.size()) { // an error only if all kinds are
      say("nothing is selected for the kind " + name);
      continue;
    }
    worst = std::max(worst, run.by(k, selected));
    if (worst >= wrong_usage)
      break;
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    say("the results could not all be written; is the disk full?");
    return std::max(worst, something_failed);
  }
  return worst;
}

} // namespace bench_test::detail
