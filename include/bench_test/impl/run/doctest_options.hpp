// bench_test/impl/run/doctest_options.hpp - doctest's options, and what becomes of them here.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace bench_test::detail {

/// What a doctest option means while measuring.
enum class doctest_meaning { none, chooses, refused };

/// How a suite's doctest has its options spelled; a suite may configure both.
struct doctest_spelling {
  std::string_view prefix = "dt-";
  bool needs_prefix = false;
};

/// An option's name, without dashes, prefix and value; empty where a prefix is needed and missing.
inline std::string_view option_name(std::string_view word, const doctest_spelling &spelling = {}) {
  word.remove_prefix(std::min(word.find_first_not_of('-'), word.size()));
  if (word.substr(0, spelling.prefix.size()) == spelling.prefix)
    word.remove_prefix(spelling.prefix.size());
  else if (spelling.needs_prefix)
    return "";
  return word.substr(0, word.find('='));
}

/// doctest's options that choose cases keep their meaning; the others have none while measuring.
inline doctest_meaning meaning_in_doctest(std::string_view name) {
  static constexpr std::string_view choosing[] = {"source-file",
                                                  "sf",
                                                  "source-file-exclude",
                                                  "sfe",
                                                  "test-suite",
                                                  "ts",
                                                  "test-suite-exclude",
                                                  "tse",
                                                  "test-case",
                                                  "tc",
                                                  "test-case-exclude",
                                                  "tce",
                                                  "subcase",
                                                  "sc",
                                                  "subcase-exclude",
                                                  "sce",
                                                  "first",
                                                  "f",
                                                  "last",
                                                  "l",
                                                  "subcase-filter-levels",
                                                  "scfl",
                                                  "case-sensitive",
                                                  "cs",
                                                  "no-skip",
                                                  "ns"};
  static constexpr std::string_view others[] = {"count",
                                                "c",
                                                "list-test-cases",
                                                "ltc",
                                                "list-test-suites",
                                                "lts",
                                                "list-reporters",
                                                "lr",
                                                "reporters",
                                                "r",
                                                "out",
                                                "o",
                                                "order-by",
                                                "ob",
                                                "rand-seed",
                                                "rs",
                                                "abort-after",
                                                "aa",
                                                "success",
                                                "s",
                                                "exit",
                                                "e",
                                                "duration",
                                                "d",
                                                "minimal",
                                                "m",
                                                "quiet",
                                                "q",
                                                "no-throw",
                                                "nt",
                                                "no-exitcode",
                                                "ne",
                                                "no-run",
                                                "nr",
                                                "no-intro",
                                                "ni",
                                                "no-version",
                                                "nv",
                                                "no-colors",
                                                "nc",
                                                "force-colors",
                                                "fc",
                                                "no-breaks",
                                                "nb",
                                                "gnu-file-line",
                                                "gfl",
                                                "no-path-filenames",
                                                "npf",
                                                "no-line-numbers",
                                                "nln",
                                                "no-debug-output",
                                                "ndo",
                                                "no-skipped-summary",
                                                "nss",
                                                "no-time-in-output",
                                                "ntio",
                                                "strip-file-prefixes",
                                                "sfp"};
  for (const auto &known : choosing)
    if (name == known)
      return doctest_meaning::chooses;
  for (const auto &known : others)
    if (name == known)
      return doctest_meaning::refused;
  return doctest_meaning::none;
}

/// What to do instead of a refused option.
inline std::string instead_of(std::string_view name) {
  if (name == "list-test-cases" || name == "ltc")
    return "--list prints what can be measured";
  if (name == "order-by" || name == "ob" || name == "rand-seed" || name == "rs")
    return "benchmarks are measured in turns, and printed in file order";
  return "--kind=test runs the tests, with all of doctest's options";
}

} // namespace bench_test::detail
