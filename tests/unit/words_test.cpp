// tests/unit/words_test.cpp - what is said of a leaf in words, beside its number.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/words.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using bench_test::detail::is_apart;
using bench_test::detail::joined;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::limit_mark;
using bench_test::detail::metric_of;
using bench_test::detail::note_on;
using bench_test::detail::rate_text;
using bench_test::detail::resolved;
using bench_test::detail::said_metrics;
using bench_test::detail::spread_text;
using bench_test::detail::unlike_metrics;
using bench_test::detail::value_text;
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

namespace {

/// A leaf of a kind that is exact, with so many allocations and bytes in each of these rounds.
leaf exact_leaf(const std::vector<std::pair<double, double>> &rounds) {
  leaf l;
  l.by = kind_named("allocs");
  l.iterations = 1;
  l.parts.resize(2);
  for (const auto &[allocations, bytes] : rounds)
    l.rounds.push_back({allocations, bytes, 0, 0});
  l.end(verdict::measured);
  return l;
}

/// A leaf that has read these numbers of its result, in such a unit.
leaf tracked_leaf(const std::string &unit, const std::vector<double> &numbers) {
  leaf l;
  l.by = kind_named("track");
  l.iterations = 1;
  l.unit = unit;
  l.parts.resize(numbers.size());
  for (const double number : numbers)
    l.rounds.push_back({number});
  l.end(verdict::measured);
  return l;
}

limit_mark limit_of(const char *text, double number = std::nan("")) {
  return {"", text, number, "../folder/x.cpp", 7};
}

/// What a leaf says that is beyond such a limit.
std::string note_beyond(leaf l, const limit_mark &limit) {
  l.result = verdict::over_limit;
  l.over = &limit;
  return note_on(l);
}

} // namespace

TEST_CASE("value_text: what is exact has all its digits, and neither an interval nor a spread") {
  const leaf l = exact_leaf({{1234567, 123.25 * 1024}, {1234567, 123.25 * 1024}});
  CHECK(value_text(l.values_of(0), metric_of(l, 0)) == "1234567");
  CHECK(value_text(l.values_of(1), metric_of(l, 1)) == "123.25 KiB");
  CHECK(value_text(l.values_of(3), metric_of(l, 3)) == "0 B");
  CHECK(value_text({}, metric_of(l, 0)) == "");
  const leaf many = exact_leaf(std::vector<std::pair<double, double>>(9, {10, 1}));
  CHECK(spread_text(many.values_of(0), metric_of(many, 0)) == "");
}

TEST_CASE("value_text: the number of a result has the unit that it was said in") {
  const leaf l = tracked_leaf("% hits", {93.5, 93.5, 93.5});
  CHECK(value_text(l.values_of(0), metric_of(l)) == "93.5 % hits");
  const leaf bytes = tracked_leaf("B", {2048, 2048, 2048});
  CHECK(value_text(bytes.values_of(0), metric_of(bytes)) == "2.00 KiB");
}

TEST_CASE("value_text: the number of a result may be below 0, and has its spread then, too") {
  const leaf few = tracked_leaf("dB", {-1.5, -1.5});
  CHECK(value_text(few.values_of(0), metric_of(few)) == "-1.50 dB");
  CHECK(resolved(-1.5, metric_of(few)) == "-1.5 dB");
  CHECK(spread_text(few.values_of(0), metric_of(few)) == "");
  const leaf many = tracked_leaf("dB", {-10, -10.2, -9.8, -10.2, -9.8, -10});
  CHECK(value_text(many.values_of(0), metric_of(many)) == "-10.0 dB");
  CHECK(spread_text(many.values_of(0), metric_of(many)) == "2.0 %");
  const leaf zero = tracked_leaf("", {0, 0, 0});
  CHECK(value_text(zero.values_of(0), metric_of(zero)) == "0");
}

TEST_CASE("unlike_metrics: each exact metric that is not the same each time, from least to most") {
  CHECK(unlike_metrics(exact_leaf({{3, 1024}, {3, 1024}, {3, 1024}, {3, 1024}})) == "");
  CHECK(unlike_metrics(exact_leaf({{3, 1024}, {3, 1040}, {3, 1024}})) ==
        "not the same each time: bytes 1 KiB to 1040 B");
  CHECK(unlike_metrics(exact_leaf({{4, 16}, {3, 8}, {5, 8}})) ==
        "not the same each time: allocations 3 to 5, bytes 8 B to 16 B");
  CHECK(unlike_metrics(exact_leaf({{4, 16}})) == "");
  CHECK(unlike_metrics(exact_leaf({})) == "");
  CHECK(unlike_metrics(timed_leaf(1)) == ""); // a time never is
}

TEST_CASE("note_on: says that an exact number is not, and of no rounds that are missing") {
  CHECK(note_on(exact_leaf({{3, 8}, {4, 8}})) == "not the same each time: allocations 3 to 4");
  CHECK(note_on(exact_leaf({{3, 8}, {3, 8}, {3, 8}, {3, 8}})) == "");
  CHECK(note_on(exact_leaf({{3, 8}})) == "1 of 2 rounds");
}

TEST_CASE("note_on: a broken limit is told with the value, the limit and its place") {
  const leaf allocs = exact_leaf({{3, 8}, {3, 8}});
  CHECK(note_beyond(allocs, limit_of("", 2)) == "over its limit: 3, at most 2 (x.cpp:7)");
  CHECK(note_beyond(timed_leaf(20e-3), limit_of("2 ms")) ==
        "over its limit: 20.0 ms, at most 2 ms (x.cpp:7)");
  CHECK(note_beyond(timed_leaf(20e-3), limit_of("", 0.0025)) ==
        "over its limit: 20.0 ms, at most 2.500 ms (x.cpp:7)");
  CHECK(note_beyond(tracked_leaf("%", {9, 9, 9}), limit_of("", 5)) ==
        "over its limit: 9.00 %, at most 5 % (x.cpp:7)");
}

TEST_CASE("note_on: a broken limit stands before what else is to be said") {
  leaf l = tracked_leaf("%", {9, 9});
  l.is_higher_better = true;
  l.parts.resize(3);
  CHECK(note_on(l) == "higher is better; 2 of 3 rounds");
  CHECK(note_beyond(l, limit_of("", 5)) ==
        "over its limit: 9.00 %, at most 5 % (x.cpp:7); higher is better; 2 of 3 rounds");
}
