// tests/unit/leaf_test.cpp - one benchmark: a leaf of a case, what was measured, the verdict.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/results/leaf.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using bench_test::detail::is_failure;
using bench_test::detail::is_measured;
using bench_test::detail::leaf;
using bench_test::detail::verdict;

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
  CHECK_THROWS_AS(l.values_of(2), std::out_of_range);
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
