// bench_test/impl/dispatch/help.hpp - what --help and --version print.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "../../doctest.hpp"
#include "../../version.hpp"
#include "../kinds/kind.hpp"
#include "../run/doctest_options.hpp"
#include "../run/options.hpp"
#include "../text/width.hpp"

namespace bench_test::detail {

inline std::string version_text() {
  return "bench_test " BENCH_TEST_VERSION ", doctest " DOCTEST_VERSION_STR "\n";
}

/// `program` is the name that it was called by.
inline std::string help_text(const std::string &program, const doctest_spelling &spelling = {}) {
  std::string text =
      "usage: " + program + " [OPTION...] [WORD...]\n\n" +
      "Measures the benchmarks of this test program; a WORD selects cases with it in "
      "their name.\n\n";
  for (const auto &o : known_options)
    text +=
        "  " + padded(std::string(o.name) + std::string(o.value), 24) + std::string(o.text) + "\n";
  text += "\nThe program's name selects the kind, up to the first '_':\n";
  for (const kind *k = kind::first(); k; k = k->next())
    text += "  " + padded(k->prefix() + "_…", 24) + k->summary() + "\n";
  text += "  " + padded("any other", 24) + "runs the tests: doctest, with all of its options\n";
  text += "\ndoctest's filters keep their meaning:";
  for (const char *name :
       {"tc=", "tce=", "ts=", "tse=", "sf=", "sfe=", "sc=", "sce=", "f=", "l=", "ns", "cs"})
    text += " -" + std::string(spelling.needs_prefix ? spelling.prefix : "") + name;
  text += "\nBENCH_TEST_OPTIONS may hold options too; those of the command line win.\n";
  text += "\nExamples:\n"
          "  " +
          program + "                      all benchmarks\n" + "  " + program +
          " --all sort           every test case with \"sort\" in its name\n" + "  " + program +
          " --list               what there is\n";
  return text;
}

} // namespace bench_test::detail
