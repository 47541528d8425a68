// tests/unit/rounds_test.cpp - measures leaves: a calibration each, then rounds by turns.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/words.hpp>
#include <bench_test/impl/run/rounds.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "played_run.hpp"

using bench_test::detail::conversation;
using bench_test::detail::decoded_readings;
using bench_test::detail::encoded;
using bench_test::detail::is_optimised;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::message;
using bench_test::detail::rounds;
using bench_test::detail::unlike_metrics;
using bench_test::detail::verdict;

namespace {

/// Stands between a worker and a conversation: of each order's samples, some were disturbed, and
/// took ten times as long.
class disturbance final : public conversation {
public:
  disturbance(conversation &to, double share) : to_(to), share_(share) {}
  message answer(const message &question) override { return to_.answer(question); }
  void hear(const message &m) override {
    if (m.verb() != "samples")
      return to_.hear(m);
    auto readings = decoded_readings(m.text("readings"));
    for (std::size_t i = 0; static_cast<double>(i) < share_ * static_cast<double>(readings.size());
         ++i) {
      readings[i].disturbed = true;
      readings[i].values[0] *= 10;
    }
    to_.hear(message("samples").with("readings", encoded(readings)));
  }

private:
  conversation &to_;
  double share_;
};

/// Stands between a worker and a conversation: the last samples of each order have these values.
class played_values final : public conversation {
public:
  played_values(conversation &to, const std::vector<double> &values) : to_(to), values_(values) {}
  message answer(const message &question) override { return to_.answer(question); }
  void hear(const message &m) override {
    if (m.verb() != "samples")
      return to_.hear(m);
    auto readings = decoded_readings(m.text("readings"));
    REQUIRE(readings.size() >= values_.size());
    const auto first = readings.size() - values_.size();
    for (std::size_t i = 0; i < values_.size(); ++i)
      readings[first + i].values = {values_[i]};
    to_.hear(message("samples").with("readings", encoded(readings)));
  }

private:
  conversation &to_;
  const std::vector<double> &values_;
};

/// The first leaf of a run in which this share of the samples was disturbed.
leaf disturbed_leaf(double share) {
  measuring m(1);
  const auto play = m.run.context.talk;
  m.run.context.talk = [&](conversation &c) {
    disturbance d(c, share);
    return play(d);
  };
  m.measure();
  return m.leaves[0];
}

} // namespace

TEST_CASE("rounds: all leaves are calibrated, and then take turns round by round") {
  measuring m(3);
  m.run.chosen.rounds = 6;
  m.measure();
  CHECK(m.run.talks == "abc"
                       "abcabcabcabcabcabc");
  CHECK(m.run.finished == "abc");
  for (const auto &l : m.leaves) {
    CHECK(l.result == verdict::measured);
    CHECK(l.rounds.size() == 6);
    CHECK(l.values_of(0)[5] == doctest::Approx(0.001));
  }
}

TEST_CASE("rounds: a group of about 10 s is finished before the next one begins") {
  measuring m(3);
  m.run.chosen.time = 5;
  m.run.chosen.rounds = 2;
  for (auto &body : m.run.bodies)
    body.seconds = 0.5;
  m.measure();
  CHECK(m.run.talks == "ab"
                       "abab"
                       "c"
                       "cc");
}

TEST_CASE("rounds: leaves with a verdict are not run, and are told of in their turn") {
  measuring m(3);
  m.run.chosen.rounds = 1;
  m.leaves[1].end(verdict::skipped, "why");
  m.measure();
  CHECK(m.run.talks == "acac");
  CHECK(m.run.finished == "abc");
  CHECK(m.leaves[1].reason == "why");
}

TEST_CASE("rounds: a call that fills a round is called once in each, and needs no calibration") {
  measuring m(1);
  m.run.bodies[0].seconds = m.leaves[0].first.region_seconds = 1;
  m.measure();
  CHECK(m.run.talks == "aaaaaaaaa");
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[0].values_of(0) == std::vector<double>(9, 1));
}

TEST_CASE("rounds: a kind of first calls is called once in each, and reads whole samples") {
  measuring m(2);
  m.run.chosen.rounds = 2;
  m.measure("peakmem");
  CHECK(m.run.talks == "abababab"); // two of the second part
  CHECK(m.leaves[1].result == verdict::measured);
  for (const auto &round : m.leaves[1].rounds) {
    REQUIRE(round.size() == 3);
    CHECK(round[0] == 0.001);
    CHECK(round[1] == 0.002);
    CHECK(std::isnan(round[2])); // of which nothing was said
  }
}

TEST_CASE("rounds: an interruption finishes what has six rounds, and leaves the rest open") {
  measuring m(2);
  m.run.talks_to_interruption = 1 + 2 + 6 * 2 - 1; // overhead, calibrations, and b lacks its sixth
  m.measure();
  CHECK(m.run.context.is_interrupted);
  CHECK(m.run.finished == "a");
  CHECK(m.leaves[0].result == verdict::measured);
  CHECK(m.leaves[0].rounds.size() == 6);
  CHECK(m.leaves[1].result == verdict::pending);
}

TEST_CASE("rounds: an interruption ends the run, with all groups to come") {
  measuring m(3);
  m.run.chosen.time = 10;
  m.run.talks_to_interruption = 3;
  m.measure();
  CHECK(m.run.talks == "aa");
  CHECK(m.run.finished == "");
}

TEST_CASE("rounds: doctest's share is told of a time, and of nothing else") {
  measuring m(1);
  m.measure();
  CHECK(m.leaves[0].doctest_share == doctest::Approx(0.1));
  measuring memory(1);
  memory.measure("peakmem");
  CHECK(memory.leaves[0].doctest_share == 0);
}

TEST_CASE("rounds: disturbed samples are counted, and left out where others remain") {
  const leaf l = disturbed_leaf(0.4);
  CHECK(l.values_of(0)[0] == doctest::Approx(0.001));
  CHECK(l.disturbed_readings / l.readings == doctest::Approx(0.4).epsilon(0.1));
}

TEST_CASE("rounds: where more than half of the samples were disturbed, all count") {
  CHECK(disturbed_leaf(0.6).values_of(0)[0] == doctest::Approx(0.01));
  CHECK(disturbed_leaf(0).disturbed_readings == 0);
}

namespace {

/// The leaves of a run of `seconds` an iteration, of which every other talk reads `factor` times as
/// much.
std::vector<leaf> leaves_of_two_speeds(double factor, double seconds = 0.001,
                                       unsigned number_of_rounds = 9) {
  measuring m(1);
  m.run.chosen.rounds = number_of_rounds;
  m.leaves[0].first.seconds = m.leaves[0].first.region_seconds = seconds;
  const auto play = m.run.context.talk;
  bool is_slow = false;
  m.run.context.talk = [&](conversation &c) {
    m.run.bodies[0].seconds = is_slow ? factor * seconds : seconds;
    is_slow = !is_slow;
    return play(c);
  };
  m.measure();
  return m.leaves;
}

} // namespace

namespace {

/// The only leaf of a run under a kind, of which the readings of talk 1, 2 and so on are these: a
/// value of each sample after the warm-up; NaN for none.
leaf leaf_that_reads(const char *kind, const std::vector<std::vector<double>> &values,
                     unsigned number_of_rounds = 9) {
  measuring m(1);
  m.run.chosen.rounds = number_of_rounds;
  std::size_t talk = 0;
  const auto play = m.run.context.talk;
  m.run.context.talk = [&](conversation &c) {
    if (!c.is_round()) // but one about doctest
      return play(c);
    played_values replaced(c, values.at(talk++));
    return play(replaced);
  };
  m.measure(kind);
  CHECK(talk == values.size());
  return m.leaves[0];
}

} // namespace

TEST_CASE("rounds: an exact kind is read twice in each of two processes, after a warm-up") {
  measuring m(2);
  m.measure("allocs");
  CHECK(m.run.talks == "abab"); // without a calibration
  CHECK(m.run.calls == 2 * 2 * (1 + 2));
  for (const auto &l : m.leaves) {
    CHECK(l.result == verdict::measured);
    CHECK(l.iterations == 1);
    CHECK(l.parts.size() == 2);
  }
}

TEST_CASE("rounds: each reading of an exact kind is a round, so one that differs is seen") {
  const auto l = leaf_that_reads("allocs", {{3, 3}, {3, 4}});
  CHECK(l.values_of(0) == std::vector<double>{3, 3, 3, 4});
  CHECK(unlike_metrics(l) == "not the same each time: allocations 3 to 4");
  CHECK(unlike_metrics(leaf_that_reads("allocs", {{3, 3}, {3, 3}})) == "");
}

TEST_CASE("rounds: a single round of an exact kind is one process, which is read twice") {
  CHECK(leaf_that_reads("allocs", {{3, 4}}, 1).values_of(0) == std::vector<double>{3, 4});
}

TEST_CASE("rounds: a call that takes long is read once in each process, without a warm-up") {
  measuring m(1);
  m.leaves[0].first.region_seconds = 0.5;
  m.measure("allocs");
  CHECK(m.run.calls == 2);
  CHECK(m.leaves[0].rounds.size() == 2);
}

TEST_CASE("rounds: what has no reading is skipped, for the reason that its kind knows") {
  const auto nothing = std::nan("");
  const auto l = leaf_that_reads("track", {{nothing}, {nothing}}, 2);
  CHECK(l.result == verdict::skipped);
  CHECK(l.reason == kind_named("track")->why_no_reading());
  const auto some = leaf_that_reads("track", {{nothing}, {5}}, 2);
  CHECK(some.result == verdict::measured);
  CHECK(some.values_of(0) == std::vector<double>{5});
}

TEST_CASE("rounds: a leaf that is beyond a limit is a failure with a number") {
  measuring m(2);
  m.run.chosen.rounds = 6;
  m.run.cases[0].limits = {{"time", "", 0.0009, "x.cpp", 1}};
  m.run.cases[1].limits = {{"time", "", 0.0011, "x.cpp", 2}};
  m.measure();
  CHECK(m.leaves[0].result == verdict::over_limit);
  CHECK(m.leaves[0].over == &m.run.cases[0].limits[0]);
  CHECK(m.leaves[0].values_of(0).size() == 6);
  CHECK(m.leaves[0].doctest_share == doctest::Approx(0.1)); // like any other
  CHECK(m.leaves[1].result == verdict::measured);
  CHECK(m.leaves[1].over == nullptr);
  CHECK(m.run.finished == "ab");
  CHECK(m.run.failures == "");
}

TEST_CASE("rounds: what seems to have two speeds has as many rounds again, and no more") {
  CHECK(leaves_of_two_speeds(1.1)[0].rounds.size() == 18);
  CHECK(leaves_of_two_speeds(1.1, 0.001, 10)[0].rounds.size() == 20);
}

TEST_CASE("rounds: what has one speed, or too few rounds to tell, has no more of them") {
  CHECK(leaves_of_two_speeds(1)[0].rounds.size() == 9);
  CHECK(leaves_of_two_speeds(1.01)[0].rounds.size() == 9);
  CHECK(leaves_of_two_speeds(1.1, 0.001, 8)[0].rounds.size() == 8);
}

TEST_CASE("rounds: a second look at two speeds is not worth more than 10 s") {
  CHECK(leaves_of_two_speeds(1.1, 1.0)[0].rounds.size() == 18);
  CHECK(leaves_of_two_speeds(1.1, 1.2)[0].rounds.size() == 9);
}

TEST_CASE("rounds: beside what is very quick, an empty body is measured in each round") {
  measuring m(2);
  m.run.chosen.rounds = 2;
  m.run.bodies[0].seconds = 4e-9; // the played empty body takes half of it
  m.measure();
  CHECK(m.run.talks == (is_optimised ? "ab"
                                       "ab0ab0"
                                     : "ab"
                                       "abab"));
  CHECK(m.leaves[0].times_empty == doctest::Approx(is_optimised ? 2 : 0));
}

TEST_CASE("rounds: where nothing is very quick, no empty body is measured") {
  measuring m(1);
  m.run.chosen.rounds = 2;
  m.run.bodies[0].seconds = 21e-9;
  m.measure();
  CHECK(m.run.talks == "aaa");
  CHECK(m.leaves[0].times_empty == 0);
}

TEST_CASE("rounds: of memory, no empty body is measured") {
  measuring m(1);
  m.run.chosen.rounds = 1;
  m.run.bodies[0].seconds = 4e-9;
  m.measure("peakmem");
  CHECK(m.run.talks == "aa");
}
