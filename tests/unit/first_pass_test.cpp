// tests/unit/first_pass_test.cpp - runs everything once, so that what is broken is known early.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/first_pass.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "played_run.hpp"

using bench_test::detail::first_pass;
using bench_test::detail::leaf;
using bench_test::detail::selected_case;
using bench_test::detail::verdict;

namespace {

/// The leaves of all cases of a run.
std::vector<leaf> leaves_of(played_run &run, bool no_skip = false) {
  std::vector<selected_case> selected;
  for (const auto &c : run.cases)
    selected.push_back({&c, std::string(c.name)});
  return first_pass(run.context).over(selected, no_skip);
}

/// Their IDs, each followed by a space.
std::string ids(const std::vector<leaf> &leaves) {
  std::string text;
  for (const auto &l : leaves)
    text += l.id + ' ';
  return text;
}

void check_end(const leaf &l, verdict v, const std::string &reason = "") {
  CHECK(l.result == v);
  CHECK(l.reason == reason);
}

} // namespace

TEST_CASE("first_pass: all cases share a worker, and their leaves are to be measured") {
  played_run run(2);
  run.bodies[1].leaves = {"x", "y"};
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "(ab)");
  CHECK(ids(leaves) == "a/a b/x b/y ");
  for (const auto &l : leaves)
    check_end(l, verdict::pending);
}

TEST_CASE("first_pass: a case with doctest::skip() is not run, unless it is asked for") {
  played_run run(1);
  run.cases[0].skip = true;
  check_end(leaves_of(run)[0], verdict::skipped, "doctest::skip(); --no-skip measures it");
  CHECK(run.talks == "");
  check_end(leaves_of(run, true)[0], verdict::pending);
}

TEST_CASE("first_pass: a case that doctest does not run is skipped") {
  played_run run(1);
  run.bodies[0].leaves = {};
  check_end(leaves_of(run)[0], verdict::skipped, "doctest did not run it");
}

TEST_CASE("first_pass: what fails is told of, with doctest's words or the way it ended") {
  played_run run(3);
  run.bodies[0].fails = true;
  run.bodies[2].dies = true;
  for (auto &body : run.bodies)
    body.passes_in_suite = false;
  const auto leaves = leaves_of(run);
  CHECK(run.failures == "a(broken)c(SIGSEGV)");
  check_end(leaves[0], verdict::fails, "broken");
  check_end(leaves[1], verdict::pending);
  check_end(leaves[2], verdict::died, "SIGSEGV");
}

TEST_CASE("first_pass: what is not good in company is run again alone, and judged there") {
  played_run run(4);
  run.bodies[1].fails_after_others = true;
  run.bodies[2].dies_after_others = true;
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "(abcd)bcd");
  for (const auto &l : leaves)
    check_end(l, verdict::pending);
  CHECK(run.failures == "");
  CHECK((leaves[0].after_others || leaves[3].after_others) == false);
}

TEST_CASE("first_pass: a case that ends the process costs those behind it nothing") {
  played_run run(4);
  run.bodies[1].dies = true;
  run.chosen.list = bench_test::detail::listing::leaves;
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "(abcd)b(cd)");
  CHECK(run.failures == "b(SIGSEGV)");
  check_end(leaves[1], verdict::died, "SIGSEGV");
  for (const std::size_t i : {0U, 2U, 3U})
    check_end(leaves[i], verdict::pending);
  CHECK_FALSE(leaves[2].after_others);
  CHECK(leaves[3].after_others);
}

TEST_CASE("first_pass: what hangs is not waited for a second time") {
  played_run run(3);
  run.bodies[1].hangs = true;
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "(abc)c");
  check_end(leaves[1], verdict::timed_out, "still running");
}

TEST_CASE("first_pass: a leaf of whose case others have run before it is after others") {
  played_run run(1);
  run.bodies[0].leaves = {"x", "y"};
  const auto leaves = leaves_of(run);
  CHECK_FALSE(leaves[0].after_others);
  CHECK(leaves[1].after_others);
}

TEST_CASE("first_pass: --only leaves the leaf that it names, or all of the case") {
  played_run run(1);
  run.bodies[0].leaves = {"x", "y"};
  run.chosen.only = {"a/y"};
  CHECK(ids(leaves_of(run)) == "a/y ");
  run.chosen.only = {"a"};
  CHECK(ids(leaves_of(run)) == "a/x a/y ");
  run.chosen.only = {"a/z"};
  CHECK(ids(leaves_of(run)) == "");
}

TEST_CASE("first_pass: the whole suite is run only where something fails, and that is said") {
  played_run run(2);
  leaves_of(run);
  CHECK(run.talks == "(ab)");
  CHECK(run.steps == 0);
  played_run broken(2);
  broken.bodies[0].fails = true;
  leaves_of(broken);
  CHECK(broken.talks == "(ab)a*");
  CHECK(broken.steps == 1);
}

TEST_CASE("first_pass: where the user has chosen by hand, nothing else is run") {
  for (auto choose : {+[](bench_test::detail::options &o) { o.only = {"a"}; },
                      +[](bench_test::detail::options &o) { o.words = {"a"}; },
                      +[](bench_test::detail::options &o) { o.doctest = {"-tc=a"}; }}) {
    played_run broken(2);
    broken.bodies[0].fails = true;
    choose(broken.chosen);
    leaves_of(broken);
    CHECK(broken.talks == "(ab)a");
  }
}

TEST_CASE("first_pass: what fails alone and passes in the suite is said to need another test") {
  played_run run(3);
  run.bodies[0].fails = true;
  run.bodies[1].fails = true;
  run.bodies[1].passes_in_suite = false;
  run.bodies[2].dies = true;
  const auto leaves = leaves_of(run);
  check_end(leaves[0], verdict::fails_alone,
            "passes in the suite (needs another test?), or at random: broken");
  check_end(leaves[1], verdict::fails, "broken");
  check_end(leaves[2], verdict::fails_alone,
            "passes in the suite (needs another test?), or at random: SIGSEGV");
}

TEST_CASE("first_pass: a case that ends the suite's process is left out of its next run") {
  played_run run(3);
  run.bodies[1].ends_suite = true;
  run.bodies[2].fails = true;
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "(abc)c**");
  check_end(leaves[2], verdict::fails_alone,
            "passes in the suite (needs another test?), or at random: broken");
}

TEST_CASE("first_pass: without fresh processes nothing can be told from the suite") {
  played_run run(2);
  run.context.has_fresh_processes = false;
  run.bodies[1].fails = true;
  check_end(leaves_of(run)[1], verdict::fails, "broken");
  CHECK(run.talks == "(ab)");
}

TEST_CASE("first_pass: an interruption leaves out the rest, and the suite") {
  played_run run(3);
  run.bodies[1].dies = true;
  run.talks_to_interruption = 1;
  CHECK(ids(leaves_of(run)) == "a/a ");
  CHECK(run.talks == "(abc)");
  CHECK(run.context.is_interrupted);
}
