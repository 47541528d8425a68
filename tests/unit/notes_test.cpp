// tests/unit/notes_test.cpp - what makes a run's numbers doubtful, in words with a remedy.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/notes.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using bench_test::detail::leaf;
using bench_test::detail::notes_on_build;
using bench_test::detail::notes_on_run;
using bench_test::detail::test_case;
using bench_test::detail::verdict;

namespace {

using notes = std::vector<std::string>;

leaf leaf_of(double readings, double disturbed, double doctest_share = 0) {
  leaf l;
  l.readings = readings;
  l.disturbed_readings = disturbed;
  l.doctest_share = doctest_share;
  return l;
}

} // namespace

TEST_CASE("notes_on_build: an optimised build without a sanitizer gives none") {
  CHECK(notes_on_build(true, "").empty());
}

TEST_CASE("notes_on_build: a build without optimisation is told how to get one") {
  CHECK(notes_on_build(false, "") ==
        notes{"built without optimisation, so the numbers say little; build with -O2 "
              "(Meson: --buildtype=release, CMake: -DCMAKE_BUILD_TYPE=Release)"});
}

TEST_CASE("notes_on_build: a sanitizer is named, also beside the lack of optimisation") {
  const notes found = notes_on_build(true, "AddressSanitizer");
  CHECK(found == notes{"built with AddressSanitizer, which is part of what is measured; build "
                       "without it"});
  CHECK(notes_on_build(false, "AddressSanitizer").size() == 2);
}

namespace {
test_case with_comma() {
  test_case c;
  c.name = "a test, that dies";
  return c;
}
const test_case dying = with_comma();

notes notes_on_verdicts(std::vector<leaf> leaves) {
  for (auto &l : leaves)
    l.of = &dying;
  return bench_test::detail::notes_on_verdicts(leaves, {"./time_tests"});
}
} // namespace

TEST_CASE("notes_on_verdicts: each verdict that needs a remedy has one, once") {
  std::vector<leaf> leaves(11);
  for (std::size_t i = 0; i < leaves.size(); ++i)
    leaves[i].end(static_cast<verdict>(i));
  const notes all = notes_on_verdicts(leaves);
  CHECK(all.size() == 6); // timed out and skipped name theirs in the row
  leaves.insert(leaves.end(), leaves.begin(), leaves.end());
  CHECK(notes_on_verdicts(leaves) == all);
  leaves.resize(2);
  CHECK(notes_on_verdicts(leaves).empty());
  leaves[0].end(verdict::died);
  CHECK(notes_on_verdicts(leaves) == notes{"died: a debugger shows where:\n  gdb --args "
                                           "./time_tests --kind=test '-tc=a test? that dies'"});
}

TEST_CASE("notes_on_verdicts: a remedy is for its own verdict, and for no other") {
  const std::vector<std::pair<verdict, std::string>> remedies = {
      {verdict::pending, ""},
      {verdict::measured, ""},
      {verdict::measured_once, "once: "},
      {verdict::fails, "fails: "},
      {verdict::fails_alone, "fail alone: "},
      {verdict::died, "died: "},
      {verdict::timed_out, ""},
      {verdict::allowed_to_fail, "may fail: "},
      {verdict::skipped, ""},
      {verdict::unknown, "unknown: "}};
  for (const auto &[v, beginning] : remedies) {
    const std::string said = beginning; // clang 14 captures no structured binding
    CAPTURE(said);
    leaf l;
    l.end(v);
    const notes found = notes_on_verdicts({l});
    CHECK(found.size() == (beginning.empty() ? 0 : 1));
    CHECK((found.empty() || found[0].find(beginning) == 0));
  }
}

TEST_CASE("notes_on_run: a quiet run gives none") {
  CHECK(notes_on_run({}, 0).empty());
  CHECK(notes_on_run({leaf_of(100, 0), leaf_of(0, 0)}, 0.01).empty());
}

TEST_CASE("notes_on_run: disturbed samples are told of from 5 % of all on") {
  CHECK(notes_on_run({leaf_of(100, 4), leaf_of(100, 5)}, 0).empty());
  CHECK(notes_on_run({leaf_of(100, 15), leaf_of(100, 5)}, 0) ==
        notes{"10 % of the samples were interrupted by other work of this machine and left out "
              "where enough others remained; a quieter machine, or more --time, gives narrower "
              "intervals"});
}

TEST_CASE("notes_on_run: stolen time is told of from 5 % on") {
  CHECK(notes_on_run({leaf_of(1, 0)}, 0.049).empty());
  CHECK(notes_on_run({leaf_of(1, 0)}, 0.25) ==
        notes{"the host of this virtual machine took 25 % of its processor time during the run"});
}

TEST_CASE("notes_on_run: the column of doctest's share is explained if a row has one") {
  CHECK(notes_on_run({leaf_of(1, 0, 0.05)}, 0).empty());
  CHECK(notes_on_run({leaf_of(1, 0, 0), leaf_of(1, 0, 0.051)}, 0) ==
        notes{"doctest's own assertions and subcases take over 5 % of some numbers: see the column "
              "doctest (COLUMNS=160 has it, where a narrow table leaves it out); what measure() is "
              "given is measured alone"});
}

TEST_CASE("notes_on_run: all that applies is told of") {
  CHECK(notes_on_run({leaf_of(10, 10, 1)}, 1).size() == 3);
}
