// tests/unit/threaded_rounds_test.cpp - leaves that are measured on several threads.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/rounds.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "played_run.hpp"

using bench_test::detail::leaf;
using bench_test::detail::set_threads;
using bench_test::detail::target;
using bench_test::detail::verdict;

namespace {

/// A run of one case, in a row for each of these numbers of threads.
struct measuring_threads : measuring {
  measuring_threads(std::initializer_list<unsigned> numbers) : measuring(1) {
    const leaf found = leaves[0];
    leaves.clear();
    for (const auto n : numbers) {
      leaves.push_back(found);
      set_threads(leaves.back(), n);
    }
  }
  played_body &body() { return run.bodies[0]; }
  /// The body, as it was found, and as it is from then on.
  void branches_in(target region) {
    body().branches = true;
    for (auto &l : leaves) {
      l.first.region = region;
      l.first.is_branching = true;
    }
  }
  void takes(double seconds) {
    body().seconds = seconds;
    for (auto &l : leaves)
      l.first.region_seconds = seconds;
  }
};

} // namespace

TEST_CASE("rounds: each number of threads has a calibration and rounds of its own, by turns") {
  measuring_threads m{1, 2, 4};
  m.run.chosen.rounds = 2;
  m.measure();
  CHECK(m.run.talks == "aa2a4"
                       "aa2a4aa2a4");
  CHECK(m.run.finished == "aaa");
  for (const auto &l : m.leaves) {
    CHECK(l.result == verdict::measured);
    CHECK(l.rounds.size() == 2);
    CHECK(l.values_of(0)[1] == doctest::Approx(0.001));
  }
}

TEST_CASE("rounds: several threads have an efficiency, by the medians of all rounds") {
  measuring_threads m{1, 2, 4};
  m.body().slower_on_threads = 2;
  m.measure();
  CHECK(m.leaves[0].efficiency == 0);
  CHECK(m.leaves[1].efficiency == doctest::Approx(0.5));
  CHECK(m.leaves[2].efficiency == doctest::Approx(0.5));
}

TEST_CASE("rounds: without one thread beside them, several have no efficiency") {
  measuring_threads m{2, 4};
  m.measure();
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[0].efficiency == 0);
  CHECK(m.leaves[1].efficiency == 0);
}

TEST_CASE("rounds: what fails on several threads alone, fails there, and one thread goes on") {
  measuring_threads m{1, 2};
  m.run.chosen.rounds = 6;
  m.body().fails_on_threads_from = 0;
  m.measure();
  CHECK(m.run.talks == "aa2"
                       "aaaaaa");
  CHECK(m.run.failures == "a(broken)");
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[1].result == verdict::fails);
  CHECK(m.leaves[1].reason == "on 2 threads: broken");
  CHECK(m.leaves[1].efficiency == 0);
}

TEST_CASE("rounds: what fails on several threads in a later round, fails for the same reason") {
  measuring_threads m{4};
  m.body().fails_on_threads_from = 3;
  m.measure();
  CHECK(m.run.talks == "a4"
                       "a4a4a4");
  CHECK(m.run.failures == "a(broken)");
  CHECK(m.leaves[0].result == verdict::fails);
  CHECK(m.leaves[0].reason == "on 4 threads: broken");
}

TEST_CASE("rounds: what fails as a test, too, is not said to fail on threads") {
  measuring_threads m{2};
  m.body().fails_in = 0;
  m.body().fails_on_threads_from = 0;
  m.measure();
  CHECK(m.leaves[0].result == verdict::fails);
  CHECK(m.leaves[0].reason == "passed at first, then not: on 2 threads: broken");
}

TEST_CASE("rounds: what is not repeatable on several threads is skipped there, and no failure") {
  measuring_threads m{1, 2};
  m.run.chosen.rounds = 2;
  m.body().differs_on_threads = true;
  m.measure();
  CHECK(m.run.talks == "aa2aa");
  CHECK(m.run.failures == "");
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[1].result == verdict::skipped);
  CHECK(m.leaves[1].reason.substr(0, 30) == "not repeatable (assertions: 1,");
  CHECK(m.leaves[1].reason.find("), so there is nothing to compare threads by") !=
        std::string::npos);
}

TEST_CASE("rounds: several threads are not called once a process, as one is, if not repeatable") {
  measuring_threads m{1, 2};
  m.body().differs_from = 0;
  m.measure();
  CHECK(m.run.talks == "aa2"
                       "aaaaaaaaa");
  CHECK(m.leaves[0].result == verdict::measured_once);
  CHECK(m.leaves[1].result == verdict::skipped);
}

TEST_CASE("rounds: what branches is skipped on several threads, and not even tried") {
  for (const auto region : {target::body, target::fixture}) {
    measuring_threads m{1, 2};
    m.run.chosen.rounds = 2;
    m.branches_in(region);
    m.measure();
    CHECK(m.run.talks == "aaa");
    CHECK(m.run.failures == "");
    CHECK(m.run.finished == "aa");
    CHECK(m.leaves[0].result == verdict::measured);
    CHECK(m.leaves[1].result == verdict::skipped);
    CHECK(m.leaves[1].reason == "several threads cannot enter its subcases at the same time; let a "
                                "measure() within them be what is measured");
  }
}

TEST_CASE("rounds: what branches around its measure() is measured on several threads") {
  for (const auto region : {target::measure, target::inputs}) {
    measuring_threads m{1, 2};
    m.branches_in(region);
    m.measure();
    CHECK(m.leaves[0].result == verdict::measured);
    CHECK(m.leaves[1].result == verdict::measured);
    CHECK(m.leaves[1].efficiency == doctest::Approx(1));
  }
}

TEST_CASE("rounds: a first call that is very long is made on several threads, uncalibrated") {
  measuring_threads m{2};
  m.takes(1);
  m.measure();
  CHECK(m.run.talks == "a2a2a2a2a2a2a2a2a2");
  CHECK(m.run.calls == 9 * 2);
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[0].is_first_call);
  CHECK(m.leaves[0].values_of(0) == std::vector<double>(9, 1));
  CHECK(m.run.details == std::vector<std::string>{"time: a/threads=2: one call in each of 9 "
                                                  "processes"});
}

TEST_CASE("rounds: a call that fills a round is called once in each, on several threads") {
  measuring_threads m{1, 2};
  m.run.chosen.rounds = 5;
  m.takes(0.1);
  m.measure();
  CHECK(m.run.talks == "aa2"
                       "aa2aa2aa2aa2aa2");
  for (const auto &l : m.leaves) {
    CHECK(l.result == verdict::measured);
    CHECK(l.is_first_call);
    CHECK(l.values_of(0) == std::vector<double>(5, 0.1));
  }
  CHECK(m.leaves[1].efficiency == 1);
}

TEST_CASE("rounds: a first call that fails on several threads, fails there") {
  measuring_threads m{1, 2};
  m.run.chosen.rounds = 2;
  m.takes(5);
  m.body().fails_on_threads_from = 0;
  m.measure();
  CHECK(m.run.talks == "aa2a");
  CHECK(m.run.failures == "a(broken)");
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[1].result == verdict::fails);
  CHECK(m.leaves[1].reason == "on 2 threads: broken");
}
