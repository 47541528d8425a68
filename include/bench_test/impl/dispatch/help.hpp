// bench_test/impl/dispatch/help.hpp - what --help and --version print.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../doctest.hpp"
#include "../../version.hpp"
#include "../kinds/registry.hpp"
#include "../run/doctest_options.hpp"
#include "../run/option_table.hpp"
#include "../text/width.hpp"
#include "command_table.hpp"
#include "other_names.hpp"
#include "request.hpp"

namespace bench_test::detail {

inline std::string version_text() {
  return "bench_test " BENCH_TEST_VERSION ", doctest " DOCTEST_VERSION_STR "\n";
}

/// One line of the help: what is typed, and what it means.
inline std::string help_line(std::string_view typed, std::string_view meaning) {
  return "  " + padded(std::string(typed) + ' ', 26) + std::string(meaning) + '\n';
}

inline std::string help_on(option_group group) {
  std::string text;
  for (const auto &o : known_options)
    if (o.group == group)
      text += help_line(std::string(o.name) + std::string(o.value), o.text);
  return text;
}

/// One of doctest's options that choose cases: as it is typed, with a '=' behind it if it takes a
/// value, and its long name.
struct doctest_filter {
  std::string typed;
  std::string_view long_name;
};

/// Those that the help shows, as this suite has them spelled.
inline std::vector<doctest_filter> doctest_filters(const doctest_spelling &spelling) {
  constexpr std::pair<const char *, std::string_view> names[] = {
      {"tc=", "test-case"},   {"tce=", "test-case-exclude"},
      {"ts=", "test-suite"},  {"tse=", "test-suite-exclude"},
      {"sf=", "source-file"}, {"sfe=", "source-file-exclude"},
      {"sc=", "subcase"},     {"sce=", "subcase-exclude"},
      {"f=", "first"},        {"l=", "last"},
      {"ns", "no-skip"},      {"cs", "case-sensitive"}};
  std::vector<doctest_filter> filters;
  for (const auto &[typed, long_name] : names)
    filters.push_back(
        {"-" + std::string(spelling.needs_prefix ? spelling.prefix : "") + typed, long_name});
  return filters;
}

/// `program` is the name that it was called by.
inline std::string help_text(const std::string &program, const doctest_spelling &spelling = {}) {
  const std::string name = plain_name(program);
  std::string filters = " ";
  for (const auto &filter : doctest_filters(spelling))
    filters += ' ' + filter.typed;
  std::string text = "usage: " + program +
                     " [OPTION...] [WORD...]\n(The variable BENCH_TEST_OPTIONS may hold options, "
                     "too.)\nChoose (a WORD: cases with "
                     "it in their name):\n" +
                     help_on(option_group::choose) + filters + "  as in doctest\nMeasure:\n" +
                     help_on(option_group::measure) + "Print:\n" + help_on(option_group::print) +
                     "The program's name says what to measure, up to the first '_':\n";
  for (const kind *k : all_kinds())
    text += help_line(std::string(k->prefix()) + '_' + name, k->summary());
  text += help_line(std::string(bench_prefix) + "_" + name,
                    std::string(bench_kinds) + " in one table; or as first argument:");
  for (const auto &c : known_commands)
    text += help_line("  " + std::string(c.name) + ' ' + std::string(c.arguments), c.text);
  text += help_line("any other", "runs the tests: doctest, with all of its options");
  text += "Examples:\n" + help_line(program, "all benchmarks") +
          help_line(program + " --all sort", "every test case with \"sort\" in its name");
  return text;
}

} // namespace bench_test::detail
