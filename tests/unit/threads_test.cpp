// tests/unit/threads_test.cpp - one leaf on several numbers of threads.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/results/threads.hpp>

#include <doctest/doctest.h>

#include <vector>

using bench_test::detail::efficiency_of;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::set_threads;
using bench_test::detail::test_case;
using bench_test::detail::verdict;

namespace {

const test_case one_case{};
const test_case other_case{};

leaf leaf_on(unsigned threads, std::vector<double> seconds) {
  leaf l;
  l.of = &one_case;
  l.place = "1,2";
  l.id = "s::a/b";
  l.case_id_size = 4;
  set_threads(l, threads);
  for (const double s : seconds)
    l.rounds.push_back({s, 7});
  l.end(verdict::measured);
  return l;
}

} // namespace

TEST_CASE("set_threads: the number is the end of the ID, and no part of the case's") {
  const leaf l = leaf_on(16, {});
  CHECK(l.threads == 16);
  CHECK(l.has_threads);
  CHECK(l.id == "s::a/b/threads=16");
  CHECK(l.case_id() == "s::a");
}

TEST_CASE("set_threads: one thread that was asked for has its number, too") {
  const leaf l = leaf_on(1, {});
  CHECK(l.has_threads);
  CHECK(l.id == "s::a/b/threads=1");
}

TEST_CASE("efficiency_of: is the time of one thread alone, by that of several, as medians") {
  const std::vector<leaf> all = {leaf_on(1, {1, 2, 100}), leaf_on(2, {4, 2.5, 1}),
                                 leaf_on(4, {8, 8, 8})};
  CHECK(efficiency_of(all[1], all) == 0.8);
  CHECK(efficiency_of(all[2], all) == 0.25);
}

TEST_CASE("efficiency_of: may be more than all, where several threads are faster than one") {
  const std::vector<leaf> all = {leaf_on(1, {3}), leaf_on(2, {2})};
  CHECK(efficiency_of(all[1], all) == 1.5);
}

TEST_CASE("efficiency_of: one thread is compared with nothing") {
  const std::vector<leaf> all = {leaf_on(1, {1}), leaf_on(2, {1})};
  CHECK(efficiency_of(all[0], all) == 0);
}

TEST_CASE("efficiency_of: is that against the same leaf of the same case, under the same kind") {
  const leaf several = leaf_on(2, {2});
  leaf alone = leaf_on(1, {1});
  alone.place = "1,3";
  CHECK(efficiency_of(several, {alone, several}) == 0);
  alone = leaf_on(1, {1});
  alone.of = &other_case;
  CHECK(efficiency_of(several, {alone, several}) == 0);
  alone = leaf_on(1, {1});
  alone.by = kind_named("time");
  CHECK(efficiency_of(several, {alone, several}) == 0);
  CHECK(efficiency_of(several, {alone, leaf_on(1, {1}), several}) == 0.5);
}

TEST_CASE("efficiency_of: is not known without one thread, or before that has a number") {
  const leaf several = leaf_on(2, {2});
  CHECK(efficiency_of(several, {several, leaf_on(4, {4})}) == 0);
  leaf alone = leaf_on(1, {1});
  for (const auto v : {verdict::pending, verdict::fails, verdict::skipped}) {
    alone.end(v);
    CHECK(efficiency_of(several, {alone, several}) == 0);
  }
  alone.end(verdict::measured);
  alone.has_threads = false; // another run's
  CHECK(efficiency_of(several, {alone, several}) == 0);
}

TEST_CASE("efficiency_of: nothing is compared with what took no time, or gave no reading") {
  const leaf alone = leaf_on(1, {1});
  CHECK(efficiency_of(leaf_on(2, {0}), {alone}) == 0);
  CHECK(efficiency_of(leaf_on(2, {}), {alone}) == 0);
}
