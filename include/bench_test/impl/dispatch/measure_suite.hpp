// bench_test/impl/dispatch/measure_suite.hpp - the program while it measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "../run/under.hpp"
#include "../worker/build_facts.hpp"
#include "commands.hpp"
#include "exit_status.hpp"
#include "help.hpp"
#include "request.hpp"
#include "suite_run.hpp"
#include "suite_spelling.hpp"

namespace bench_test::detail {

/// The options of BENCH_TEST_OPTIONS and of the command line, which wins.
inline options read_options(const std::vector<std::string> &argv, bool is_strict) {
  option_reader reader(suite_spelling());
  if (const char *variable = std::getenv("BENCH_TEST_OPTIONS"))
    reader.read(split_words(variable), true);
  if (!argv.empty())
    reader.read({argv.begin() + 1, argv.end()}, is_strict);
  auto o = reader.result();
  if (!o.under.empty() && !o.has_rounds)
    o.rounds = 1; // a profiler would write over its file
  return o;
}

/// Does what is requested, and returns the exit status.
inline int measure_suite(const std::vector<std::string> &argv, const request &r, const options &o,
                         const choice &chosen) {
  if (!r.error.empty())
    return complain(r.error);
  if (!r.command.empty())
    return once_written(run_command(r.command, argv));
  if (!o.error.empty())
    return complain(o.error);
  if (const auto why = wrong_with_under(o); !why.empty())
    return complain(why);
  if (o.help || o.version) {
    const auto text = o.help ? help_text(base_name(argv.at(0)), suite_spelling()) : version_text();
    std::fputs(text.c_str(), stdout);
    return once_written(good);
  }
  if (o.list == listing::none) {
    std::string names;
    for (const auto &name : r.kinds)
      names += (names.empty() ? "" : ", ") + name;
    say("measuring " + names + ", " + r.why);
    for (const auto &note : notes_on_build(is_optimised, sanitizer()))
      say(note);
    if (!o.under.empty())
      say(note_on_under(o));
  }
  std::vector<kind *> kinds;
  for (const auto &name : r.kinds)
    if (kind *const k = kind_named(name); std::find(kinds.begin(), kinds.end(), k) == kinds.end())
      kinds.push_back(k);
  return once_written(suite_run(argv, o, chosen).by(kinds));
}

} // namespace bench_test::detail
