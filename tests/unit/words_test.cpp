// tests/unit/words_test.cpp - what is said of a leaf in words, beside its number.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/words.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using bench_test::detail::is_apart;
using bench_test::detail::joined;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::note_on;
using bench_test::detail::rate_text;
using bench_test::detail::said_metrics;
using bench_test::detail::verdict;

namespace {

using texts = std::vector<std::string>;

constexpr double nine_about_1[] = {1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.00, 9.00, 1.00};

/// Nine rounds of `wall` seconds, more or less, of which a share was computed.
leaf timed_leaf(double wall, double share_of_cpu = 1) {
  leaf l;
  l.by = kind_named("time");
  l.iterations = 1000;
  l.parts.resize(9);
  for (const double t : nine_about_1)
    l.rounds.push_back({t * wall, t * wall * share_of_cpu});
  l.end(verdict::measured);
  return l;
}

/// A leaf with these values of a first metric and of another.
leaf leaf_of(const std::vector<std::vector<double>> &rounds) {
  leaf l;
  l.rounds = rounds;
  return l;
}

/// What a leaf of a millisecond, or so, says about this work.
std::string rate_of(double amount, const std::string &unit, double seconds = 1e-3) {
  leaf l = timed_leaf(seconds);
  l.first.works = {{amount, unit}};
  return rate_text(l, 0);
}

} // namespace

TEST_CASE("is_apart: a metric that is more or less than the first one by such a share") {
  CHECK_FALSE(is_apart(timed_leaf(1, 1.0), 1, 0.1));
  CHECK_FALSE(is_apart(timed_leaf(1, 1.09), 1, 0.1));
  CHECK_FALSE(is_apart(timed_leaf(1, 0.91), 1, 0.1));
  CHECK(is_apart(timed_leaf(1, 1.11), 1, 0.1));
  CHECK(is_apart(timed_leaf(1, 0.89), 1, 0.1));
  CHECK(is_apart(timed_leaf(1, 0), 1, 0.1));
}

TEST_CASE("is_apart: one or two odd rounds of nine say nothing, three do") {
  std::vector<std::vector<double>> rounds(9, {1, 2});
  rounds[4] = {1, 1};
  CHECK(is_apart(leaf_of(rounds), 1, 0.1));
  rounds[7] = {1, 1};
  CHECK_FALSE(is_apart(leaf_of(rounds), 1, 0.1)); // the interval is from the 2nd to the 8th
}

TEST_CASE("is_apart: the rounds are compared one by one, however far they are from each other") {
  std::vector<std::vector<double>> rounds;
  for (const double size : {1.0, 3.0, 9.0, 27.0, 81.0, 243.0, 729.0})
    rounds.push_back({size, 1.2 * size});
  CHECK(is_apart(leaf_of(rounds), 1, 0.1));
}

TEST_CASE("is_apart: too few rounds for an interval say nothing") {
  CHECK_FALSE(is_apart(leaf_of(std::vector<std::vector<double>>(5, {1, 2})), 1, 0.1));
  CHECK(is_apart(leaf_of(std::vector<std::vector<double>>(6, {1, 2})), 1, 0.1));
}

TEST_CASE("is_apart: what took no time, or has no such metric, says nothing") {
  CHECK_FALSE(is_apart(leaf_of({}), 1, 0.1));
  CHECK_FALSE(is_apart(leaf_of(std::vector<std::vector<double>>(9, {0, 1})), 1, 0.1));
  CHECK_FALSE(is_apart(leaf_of(std::vector<std::vector<double>>(9, {1})), 1, 0.1));
}

TEST_CASE("said_metrics: CPU time stands beside a wall time that it is apart from") {
  CHECK(said_metrics(timed_leaf(20e-3, 0.25)) == texts{"CPU 5.00 ms"});
  CHECK(said_metrics(timed_leaf(20e-3, 3)) == texts{"CPU 60.0 ms"});
  CHECK(said_metrics(timed_leaf(20e-3)).empty());
  CHECK(said_metrics(timed_leaf(20e-3, 0)) == texts{"CPU 0 s"});
}

TEST_CASE("said_metrics: of several threads, whose clocks lag, nothing is said") {
  leaf l = timed_leaf(20e-3, 3);
  l.threads = 2;
  CHECK(said_metrics(l).empty());
}

TEST_CASE("said_metrics: a sample that is too short for the clock of CPU time says nothing of it") {
  leaf l = timed_leaf(1e-6, 3);
  l.iterations = 60;
  CHECK(said_metrics(l) == texts{"CPU 3.00 µs"});
  l.iterations = 40;
  CHECK(said_metrics(l).empty());
}

TEST_CASE("said_metrics: what has a column is not said") {
  leaf l = timed_leaf(1, 3);
  l.by = kind_named("peakmem");
  CHECK(said_metrics(l).empty());
}

TEST_CASE("rate_text: is the work of an iteration, by its time") {
  CHECK(rate_of(1, "calls") == "1.00 k calls/s");
  CHECK(rate_of(12300, "items") == "12.3 M items/s");
  CHECK(rate_of(12345678, "B") == "11.5 GiB/s");
  CHECK(rate_of(1, "frames", 2) == "0.500 frames/s");
  CHECK(rate_of(0.5, "", 1) == "0.500 /s");
}

TEST_CASE("rate_text: has the digits that the time's interval supports, three without one") {
  leaf l = timed_leaf(1e-3);
  l.first.works = {{1234, "items"}};
  CHECK(rate_text(l, 0) == "1.23 M items/s");
  for (std::size_t i = 0; i < l.rounds.size(); ++i)
    l.rounds[i][0] = 1e-3 * (i % 2 == 0 ? 0.7 : 1.3);
  CHECK(rate_text(l, 0) == "1.8 M items/s");
  l.rounds.assign(9, {1e-3, 1e-3});
  CHECK(rate_text(l, 0) == "1.234 M items/s");
  l.rounds.resize(5);
  CHECK(rate_text(l, 0) == "1.23 M items/s");
}

TEST_CASE("rate_text: is that of all threads together") {
  leaf l = timed_leaf(1e-3);
  l.first.works = {{1, "items"}};
  l.threads = 4;
  CHECK(rate_text(l, 0) == "4.00 k items/s");
}

TEST_CASE("rate_text: there is one for each work, and for no other position") {
  leaf l = timed_leaf(1e-3);
  l.first.works = {{1, "items"}, {2, "B"}};
  CHECK(rate_text(l, 0) == "1.00 k items/s");
  CHECK(rate_text(l, 1) == "1.95 KiB/s");
  CHECK(rate_text(l, 2) == "");
}

TEST_CASE("rate_text: without a word about work, there are calls where threads were asked for") {
  leaf l = timed_leaf(1e-3);
  CHECK(rate_text(l, 0) == "");
  l.has_threads = true;
  l.threads = 2;
  CHECK(rate_text(l, 0) == "2.00 k calls/s");
  CHECK(rate_text(l, 1) == "");
}

TEST_CASE("rate_text: no rate is that of memory, or that cannot be told") {
  leaf memory = timed_leaf(1e-3);
  memory.by = kind_named("peakmem");
  memory.first.works = {{1, "items"}};
  CHECK(rate_text(memory, 0) == "");
  CHECK(rate_of(1, "items", 0) == "");
  CHECK(rate_of(0, "items") == "");
  CHECK(rate_of(-1, "items") == "");
  CHECK(rate_of(1e308, "items") == "");
  CHECK(rate_of(std::nan(""), "items") == "");
}

TEST_CASE("joined: only what is there is joined") {
  CHECK(joined({}) == "");
  CHECK(joined({"", ""}) == "");
  CHECK(joined({"a"}) == "a");
  CHECK(joined({"", "a", "", "b; c", ""}) == "a; b; c");
}

TEST_CASE("note_on: what there is nothing to say of has no note") {
  CHECK(note_on(timed_leaf(1)) == "");
}

TEST_CASE("note_on: says all that there is to say, in one line") {
  leaf l = timed_leaf(20e-3, 0.25);
  CHECK(note_on(l) == "CPU 5.00 ms");
  l.parts.resize(12);
  CHECK(note_on(l) == "CPU 5.00 ms; 9 of 12 rounds");
  l.is_first_call = true;
  CHECK(note_on(l) == "CPU 5.00 ms; 9 of 12 rounds; first calls only: one takes a whole round "
                      "(a longer --time warms up)");
  l.end(verdict::measured_once, "fails when run again"); // the reason is the better one
  CHECK(note_on(l) ==
        "CPU 5.00 ms; 9 of 12 rounds; first calls only, not repeatable: fails when run again");
  l.parts.resize(9);
  CHECK(note_on(l) == "CPU 5.00 ms; first calls only, not repeatable: fails when run again");
}

TEST_CASE("note_on: what was not measured has its reason alone, however many rounds it had") {
  leaf l = timed_leaf(20e-3, 0.25);
  l.end(verdict::skipped, "why");
  CHECK(note_on(l) == "why");
}
