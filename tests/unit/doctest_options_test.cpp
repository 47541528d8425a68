// tests/unit/doctest_options_test.cpp - doctest's options, and what becomes of them here.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/doctest_options.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::doctest_meaning;
using bench_test::detail::instead_of;
using bench_test::detail::meaning_in_doctest;
using bench_test::detail::option_name;

TEST_CASE("option_name: leaves out dashes, doctest's prefix and the value") {
  CHECK(option_name("-tc=a*b") == "tc");
  CHECK(option_name("--test-case=x") == "test-case");
  CHECK(option_name("--dt-test-case=x") == "test-case");
  CHECK(option_name("-dt-ns") == "ns");
  CHECK(option_name("--no-skip=true") == "no-skip");
  CHECK(option_name("-tc=a=b-c") == "tc");
}

TEST_CASE("option_name: a suite may have a prefix of its own") {
  CHECK(option_name("--my-test-case=x", {"my-", false}) == "test-case");
  CHECK(option_name("-tc=x", {"my-", false}) == "tc");
  CHECK(option_name("--dt-test-case=x", {"my-", false}) == "dt-test-case");
  CHECK(option_name("-tc=x", {"", false}) == "tc");
}

TEST_CASE("option_name: where a prefix is needed, an option without it has no name") {
  CHECK(option_name("--my-test-case=x", {"my-", true}) == "test-case");
  CHECK(option_name("--test-case=x", {"my-", true}) == "");
  CHECK(option_name("-tc=my-x", {"my-", true}) == "");
}

TEST_CASE("option_name: what has no name gives the empty one") {
  for (const std::string word : {"", "-", "--", "--=x", "-dt-"}) {
    CAPTURE(word);
    CHECK(option_name(word) == "");
  }
}

TEST_CASE("meaning_in_doctest: what chooses cases keeps its meaning, by its long and short name") {
  for (const std::string name : {"source-file",
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
                                 "ns"}) {
    CAPTURE(name);
    CHECK(meaning_in_doctest(name) == doctest_meaning::chooses);
  }
}

TEST_CASE("meaning_in_doctest: doctest's other options are refused") {
  for (const std::string name : {"count",
                                 "c",
                                 "list-test-cases",
                                 "ltc",
                                 "list-test-suites",
                                 "lts",
                                 "reporters",
                                 "r",
                                 "list-reporters",
                                 "lr",
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
                                 "no-debug-output",
                                 "ndo",
                                 "no-line-numbers",
                                 "nln",
                                 "no-skipped-summary",
                                 "nss",
                                 "no-time-in-output",
                                 "ntio",
                                 "strip-file-prefixes",
                                 "sfp"}) {
    CAPTURE(name);
    CHECK(meaning_in_doctest(name) == doctest_meaning::refused);
  }
}

TEST_CASE("meaning_in_doctest: what is not doctest's, or only begins like it, has none") {
  for (const std::string name : {"", "all", "test-cas", "test-cases", "TC", "time"}) {
    CAPTURE(name);
    CHECK(meaning_in_doctest(name) == doctest_meaning::none);
  }
}

TEST_CASE("instead_of: names the remedy, the same for both names of an option") {
  CHECK(instead_of("ltc") == "--list prints what can be measured");
  CHECK(instead_of("list-test-cases") == instead_of("ltc"));
  CHECK(instead_of("order-by") == "benchmarks are measured in turns, and printed in file order");
  CHECK(instead_of("ob") == instead_of("order-by"));
  CHECK(instead_of("rand-seed") == instead_of("order-by"));
  CHECK(instead_of("rs") == instead_of("order-by"));
  CHECK(instead_of("s") == "--kind=test runs the tests, with all of doctest's options");
}
