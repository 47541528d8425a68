// bench_test/impl/dispatch/measure_suite.hpp - the program while it measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "../report/notes_on_machine.hpp"
#include "../run/under.hpp"
#include "../system/governors.hpp"
#include "../system/sanitizer.hpp"
#include "../system/standard_descriptors.hpp"
#include "../system/usable_processors.hpp"
#include "../worker/build_facts.hpp"
#include "commands.hpp"
#include "exit_status.hpp"
#include "help.hpp"
#include "request.hpp"
#include "suite_run.hpp"
#include "suite_selection.hpp"
#include "suite_spelling.hpp"

namespace bench_test::detail {

/// The options of BENCH_TEST_OPTIONS and of the command line, which wins.
inline options read_options(const std::vector<std::string> &argv, bool is_strict) {
  option_reader reader(suite_spelling());
  const char *const variable = std::getenv("BENCH_TEST_OPTIONS");
  const auto [words, is_closed] = shell_words_of(variable ? variable : "");
  reader.read(words, true);
  auto o = reader.result();
  if (!is_closed)
    o.error = std::string(variable) + ": a quote is not closed";
  if (!o.error.empty()) {
    o.error = "BENCH_TEST_OPTIONS: " + o.error;
    return o;
  }
  if (!argv.empty())
    reader.read({argv.begin() + 1, argv.end()}, is_strict);
  o = reader.result();
  if (!o.under.empty() && !o.has_rounds)
    o.rounds = 1; // a profiler would write over its file
  return o;
}

/// What may help where nothing is selected, or an option keeps all from being measured.
inline std::string hint_for(const std::string &wrong, const std::vector<std::string> &argv,
                            const options &o, bool is_nothing_selected) {
  const auto meant = nearest_command(o.words.empty() ? "" : o.words.front());
  const char *const variable = std::getenv("BENCH_TEST_OPTIONS");
  const bool is_about_options = is_nothing_selected || wrong.rfind("--", 0) == 0;
  std::string hint;
  if (is_nothing_selected && !meant.empty())
    hint = "; did you mean the command, " + usage_of(*command_named(meant), argv) + "?";
  if (is_about_options && variable && *variable)
    hint += std::string("; BENCH_TEST_OPTIONS is ") + variable;
  return hint;
}

/// Does what is requested, and returns the exit status.
inline int measure_suite(const std::vector<std::string> &argv, const request &r, const options &o,
                         const choice &chosen) {
  keep_standard_descriptors();
  auto prefixes = kind_names();
  prefixes.insert(prefixes.begin(), {std::string(bench_prefix), "test"});
  if (const auto wrong = wrong_prefix(prefixes); !wrong.empty())
    return complain(wrong);
  if (!r.error.empty())
    return complain(r.error);
  if (!r.command.empty())
    return once_written(run_command(r.command, argv));
  if (!o.error.empty())
    return complain(o.error);
  if (o.help || o.version) {
    const auto text = o.help ? help_text(base_name(argv.at(0)), suite_spelling()) : version_text();
    std::fputs(text.c_str(), stdout);
    return once_written(good);
  }
  if (const auto why = wrong_with_under(o); !why.empty() && o.list == listing::none)
    return complain(why + hint_for(why, argv, o, false));
  if (!o.threads.empty() && !can_assert_on_threads)
    return complain(
        "--threads: the tests were built with DOCTEST_CONFIG_NO_MULTITHREADING, so only "
        "one thread may assert; build without it");
  std::vector<kind *> kinds;
  for (const auto &name : r.kinds)
    if (kind *const k = kind_named(name); std::find(kinds.begin(), kinds.end(), k) == kinds.end())
      kinds.push_back(k);
  suite_selection selection(o, chosen);
  if (const auto wrong = selection.choose(kinds); !wrong.empty())
    return complain(wrong + hint_for(wrong, argv, o, selection.is_empty()));
  if (o.list == listing::none && !selection.kinds().empty()) {
    say("measuring " + names_of(selection.kinds()) + ", " + r.why);
    say_all(notes_on_build(is_optimised, sanitizer_name));
    for (const kind *k : selection.kinds())
      if (const char *const remark = k->remark())
        say(std::string(k->prefix()) + ": " + remark);
    if (selection.measures_a_time())
      say_all(notes_on_governors(governors(usable_processors())));
    say_all(notes_on_threads(o.threads, usable_processors().size()));
    if (!o.under.empty())
      say(note_on_under(o));
  }
  return once_written(suite_run(argv, o, chosen, selection).go());
}

} // namespace bench_test::detail
