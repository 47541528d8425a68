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
    selected.push_back({&c, (c.suite.empty() ? "" : c.suite + "::") + c.name});
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

TEST_CASE("first_pass: every case is run once, and its leaves are to be measured") {
  played_run run(2);
  run.bodies[1].leaves = {"x", "y"};
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "ab");
  CHECK(ids(leaves) == "a/a b/x b/y ");
  for (const auto &l : leaves)
    check_end(l, verdict::pending);
}

TEST_CASE("first_pass: a leaf's label is its ID without the suite") {
  played_run run(1);
  run.cases[0].suite = "s";
  const auto leaves = leaves_of(run);
  CHECK(leaves[0].id == "s::a/a");
  CHECK(leaves[0].label == "a/a");
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

TEST_CASE("first_pass: what fails is told of at once, with doctest's words or the way it ended") {
  played_run run(3);
  run.bodies[0].fails_in = 0;
  run.bodies[2].dies_in = 0;
  for (auto &body : run.bodies)
    body.passes_in_suite = false;
  const auto leaves = leaves_of(run);
  CHECK(run.failures == "a(broken)c(SIGSEGV)");
  check_end(leaves[0], verdict::fails, "broken");
  check_end(leaves[1], verdict::pending);
  check_end(leaves[2], verdict::died, "SIGSEGV");
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
  CHECK(run.talks == "ab");
  CHECK(run.steps == 0);
  played_run broken(2);
  broken.bodies[0].fails_in = 0;
  leaves_of(broken);
  CHECK(broken.talks == "ab*");
  CHECK(broken.steps == 1);
}

TEST_CASE("first_pass: what fails alone and passes in the suite is said to need another test") {
  played_run run(3);
  run.bodies[0].fails_in = 0;
  run.bodies[1].fails_in = 0;
  run.bodies[1].passes_in_suite = false;
  run.bodies[2].dies_in = 0;
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
  run.bodies[2].fails_in = 0;
  const auto leaves = leaves_of(run);
  CHECK(run.talks == "abc**");
  check_end(leaves[2], verdict::fails_alone,
            "passes in the suite (needs another test?), or at random: broken");
}

TEST_CASE("first_pass: without fresh processes nothing can be told from the suite") {
  played_run run(1);
  run.context.has_fresh_processes = false;
  run.bodies[0].fails_in = 0;
  check_end(leaves_of(run)[0], verdict::fails, "broken");
  CHECK(run.talks == "a");
}

TEST_CASE("first_pass: an interruption leaves out the rest, and the suite") {
  played_run run(3);
  run.bodies[0].fails_in = 0;
  run.talks_to_interruption = 1;
  CHECK(ids(leaves_of(run)) == "a/a ");
  CHECK(run.talks == "a");
  CHECK(run.context.is_interrupted);
}
