// tests/unit/broken_rounds_test.cpp - what becomes of leaves that cannot be measured in rounds.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/rounds.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include "played_run.hpp"

using bench_test::detail::kind_named;
using bench_test::detail::rounds;
using bench_test::detail::verdict;

TEST_CASE("rounds: a leaf that dies in round 3 is told of at once, and the others go on") {
  measuring m(3);
  m.run.chosen.rounds = 6;
  m.run.bodies[1].dies_in = 3;
  m.measure();
  CHECK(m.run.talks == "abc"
                       "abcabcabc"
                       "acacac");
  CHECK(m.run.failures == "b(SIGSEGV)");
  CHECK(m.run.finished == "abc");
  CHECK(m.leaves[1].result == verdict::died);
  CHECK(m.leaves[1].reason == "passed at first, then not: SIGSEGV");
  CHECK(m.leaves[2].result == verdict::measured);
}

TEST_CASE("rounds: a leaf that fails in its calibration or later, fails with its reason") {
  measuring m(2);
  m.leaves[0].after_others = true;
  m.run.bodies[0].fails_in = 0;
  m.run.bodies[1].fails_in = 2;
  m.measure();
  CHECK(m.run.talks == "abbb");
  CHECK(m.run.failures == "a(broken)b(broken)");
  CHECK(m.leaves[0].result == verdict::fails_alone);
  CHECK(m.leaves[1].result == verdict::fails);
  CHECK(m.leaves[1].reason == "passed at first, then not: broken");
}

TEST_CASE(
    "rounds: a leaf that passed after other cases needs one, if it fails in its first process") {
  measuring m(3);
  for (auto &l : m.leaves)
    l.after_others = true;
  m.run.bodies[0].fails_in = 0;
  m.run.bodies[1].dies_in = 0;
  m.run.bodies[2].dies_in = 1;
  m.measure();
  CHECK(m.leaves[0].result == verdict::fails_alone);
  CHECK(m.leaves[0].reason == "passes after other tests or leaves, or at random: broken");
  CHECK(m.leaves[1].result == verdict::fails_alone);
  CHECK(m.leaves[1].reason == "passes after other tests or leaves, or at random: SIGSEGV");
  CHECK(m.leaves[2].result == verdict::died);
}

TEST_CASE("rounds: a leaf that is not reached alone is skipped, and that is no failure") {
  measuring m(1);
  m.run.bodies[0].strays_in = 0;
  m.measure();
  CHECK(m.leaves[0].result == verdict::skipped);
  CHECK(m.leaves[0].reason == "is not reached in a process of its own: depends on what ran before");
  CHECK(m.run.failures == "");
}

TEST_CASE("rounds: a leaf that is not repeatable is called once in each process") {
  measuring m(1);
  m.run.bodies[0].differs_from = 0;
  m.measure();
  CHECK(m.run.talks == "a"
                       "aaaaaaaaa");
  CHECK(m.leaves[0].result == verdict::measured_once);
  CHECK(m.leaves[0].reason.substr(0, 15) == "assertions: 1, ");
  CHECK(m.leaves[0].values_of(0) == std::vector<double>(9, 0.001));
}

TEST_CASE("rounds: a leaf that turns out later not to be repeatable begins again, once a process") {
  measuring m(1);
  m.run.bodies[0].seconds = 1e-6; // many iterations a sample in the rounds before
  m.run.bodies[0].differs_from = 3;
  m.measure();
  CHECK(m.run.talks == "a"
                       "aaa"
                       "aaaaaaaaa");
  CHECK(m.leaves[0].result == verdict::measured_once);
  CHECK(m.leaves[0].rounds.size() == 9);
  CHECK(m.leaves[0].values_of(0)[0] == 1e-6);
}

TEST_CASE("rounds: without fresh processes, what is not repeatable is skipped with the reason") {
  measuring m(1);
  m.run.context.has_fresh_processes = false;
  m.run.bodies[0].differs_from = 0;
  m.measure();
  CHECK(m.run.talks == "a");
  CHECK(m.leaves[0].result == verdict::skipped);
  CHECK(m.leaves[0].reason.substr(0, 32) == "not repeatable (assertions: 1, t");
}
