// tests/unit/leaf_test.cpp - one benchmark: a leaf of a case, what was measured, the verdict.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/results/leaf.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

using bench_test::detail::is_failure;
using bench_test::detail::is_measured;
using bench_test::detail::leaf;
using bench_test::detail::verdict;
using bench_test::detail::works_of;

TEST_CASE("leaf: begins without a verdict, and without readings") {
  const leaf l;
  CHECK(l.result == verdict::pending);
  CHECK(l.rounds.empty());
  CHECK(l.values_of(0).empty());
}

TEST_CASE("leaf: ends with a verdict and its reason, and a later end replaces both") {
  leaf l;
  l.end(verdict::fails, "a_test.cpp:3: CHECK( false )");
  CHECK(l.result == verdict::fails);
  CHECK(l.reason == "a_test.cpp:3: CHECK( false )");
  l.end(verdict::measured);
  CHECK(l.result == verdict::measured);
  CHECK(l.reason == "");
}

TEST_CASE("leaf: values_of takes one metric of each round, in their order") {
  leaf l;
  l.rounds = {{1, 10}, {3, 30}, {2, 20}};
  CHECK(l.values_of(0) == std::vector<double>{1, 3, 2});
  CHECK(l.values_of(1) == std::vector<double>{10, 30, 20});
  CHECK(l.values_of(2).empty());
}

TEST_CASE("leaf: values_of leaves out rounds that have no reading of a metric") {
  leaf l;
  l.rounds = {{1, std::nan("")}, {std::nan(""), 30}, {2}};
  CHECK(l.values_of(0) == std::vector<double>{1, 2});
  CHECK(l.values_of(1) == std::vector<double>{30});
}

TEST_CASE("works_of: is what a leaf says that it does, the first word first") {
  leaf l;
  CHECK(works_of(l).empty());
  l.first.works = {{3, "items"}, {4096, "B"}};
  for (const bool has_threads : {false, true}) {
    l.has_threads = has_threads;
    REQUIRE(works_of(l).size() == 2);
    CHECK(works_of(l)[0].amount == 3);
    CHECK(works_of(l)[0].unit == "items");
    CHECK(works_of(l)[1].unit == "B");
  }
}

TEST_CASE("works_of: one that says nothing does one call, if a number of threads was asked for") {
  leaf l;
  l.has_threads = true; // also of one
  REQUIRE(works_of(l).size() == 1);
  CHECK(works_of(l)[0].amount == 1);
  CHECK(works_of(l)[0].unit == "calls");
}

TEST_CASE("verdict: only what has numbers counts as measured") {
  CHECK(is_measured(verdict::measured));
  CHECK(is_measured(verdict::measured_once));
  for (const auto v :
       {verdict::pending, verdict::fails, verdict::fails_alone, verdict::died, verdict::timed_out,
        verdict::allowed_to_fail, verdict::skipped, verdict::unknown})
    CHECK_FALSE(is_measured(v));
}

TEST_CASE("verdict: what is broken is a failure, what is skipped, allowed or unknown is not") {
  for (const auto v : {verdict::fails, verdict::fails_alone, verdict::died, verdict::timed_out})
    CHECK(is_failure(v));
  for (const auto v : {verdict::pending, verdict::measured, verdict::measured_once,
                       verdict::allowed_to_fail, verdict::skipped, verdict::unknown})
    CHECK_FALSE(is_failure(v));
}
