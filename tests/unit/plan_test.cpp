// tests/unit/plan_test.cpp - decides how many iterations, samples and rounds.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/plan.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <vector>

using bench_test::kind;
using bench_test::sampling;
using bench_test::detail::fills_round;
using bench_test::detail::group_sizes;
using bench_test::detail::is_long_enough;
using bench_test::detail::next_iterations;
using bench_test::detail::parts_of_rounds;
using bench_test::detail::plan_batch;
using bench_test::detail::plan_exact_round;
using bench_test::detail::plan_round;
using bench_test::detail::round_budget;
using bench_test::detail::sample_target;
using bench_test::detail::sample_target_of;

namespace {

using iterations = unsigned long long;
constexpr iterations most_iterations = 1'000'000'000'000'000;

double uniform(std::mt19937 &random) { return static_cast<double>(random()) / 4294967296.0; }

/// From `lowest` to `highest`, with all orders of magnitude alike.
double magnitude(std::mt19937 &random, double lowest, double highest) {
  return lowest * std::pow(highest / lowest, uniform(random));
}

/// A clock that shows only whole ticks, and takes some time itself.
struct coarse_clock {
  double tick = 0;
  double cost = 0;
  double shown(double seconds) const {
    return tick > 0 ? std::floor((seconds + cost) / tick) * tick : seconds + cost;
  }
};

/// How many trial samples a calibration takes to reach the target; 100 if it does not get there.
int trials(double seconds_per_iteration, iterations start, double target,
           const coarse_clock &clock = {}) {
  iterations n = start;
  for (int count = 1; count < 100; ++count) {
    const double seconds = clock.shown(static_cast<double>(n) * seconds_per_iteration);
    if (is_long_enough(n, seconds, target))
      return count;
    n = next_iterations(n, seconds, target);
  }
  return 100;
}

/// A kind with two parts, of which the second one is exact; and one that is exact altogether.
class two_parts final : public kind {
public:
  two_parts()
      : kind("two-parts-of-a-test", "nothing: it serves the tests of the plan", sampling::once,
             {{"a"}, {"b", "", true, 0, true, 0, 1}}) {}
  void start() override {}
  void stop(double *) override {}
};
two_parts with_two_parts;
class all_exact final : public kind {
public:
  all_exact()
      : kind("all-exact-in-a-test", "nothing: it serves the tests of the plan", sampling::exact,
             {{"a", "", true}}) {}
  void start() override {}
  void stop(double *) override {}
};
all_exact with_nothing_else;
/// A kind that tells times in ticks of 4 ms, and of a whole sample in longer ones.
class in_ticks final : public kind {
public:
  in_ticks()
      : kind("in-ticks-of-a-test", "nothing: it serves the tests of the plan", sampling::steady,
             {{"a", "s", false, 1e-6},
              {"b", "s", false, 4e-3},
              {"c", "s", false, 1, false},
              {"d", "B", false, 4096}}) {}
  void start() override {}
  void stop(double *) override {}
};
in_ticks with_ticks;

} // namespace

TEST_CASE("sample_target: is long against the clock, and never below 100 µs") {
  CHECK(sample_target(20e-9) == 100e-6);
  CHECK(sample_target(0) == 100e-6);
  CHECK(sample_target(1e-6) == doctest::Approx(1e-3));
}

TEST_CASE("next_iterations: aims a fifth beyond the target") {
  CHECK(next_iterations(100, 50e-6, 100e-6) == 240);
  CHECK(next_iterations(1000, 99e-6, 100e-6) == 1213);
}

TEST_CASE("next_iterations: a sample that showed no time grows a hundredfold") {
  CHECK(next_iterations(1, 0, 100e-6) == 100);
  CHECK(next_iterations(7, 0, 100e-6) == 700);
}

TEST_CASE("next_iterations: always grows, never more than a hundredfold nor beyond the most") {
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    const auto n = static_cast<iterations>(magnitude(random, 1, 9e14));
    const double seconds = i % 10 ? magnitude(random, 1e-13, 1e4) : 0;
    const double target = magnitude(random, 1e-6, 10);
    const iterations next = next_iterations(n, seconds, target);
    CAPTURE(n);
    CAPTURE(seconds);
    CHECK(next > n);
    CHECK(next <= 100 * n);
    CHECK(next <= most_iterations);
  }
}

TEST_CASE("is_long_enough: ends at the target, and where a sample cannot get longer") {
  CHECK(is_long_enough(1, 100e-6, 100e-6));
  CHECK_FALSE(is_long_enough(1, 99e-6, 100e-6));
  CHECK(is_long_enough(most_iterations, 0, 100e-6));
  CHECK(next_iterations(most_iterations - 1, 0, 1) == most_iterations);
}

TEST_CASE("next_iterations: reaches the target in few trials, from any start") {
  std::mt19937 random(12);
  for (int i = 0; i < 5000; ++i) {
    const double seconds = magnitude(random, 0.3e-9, 1);
    const auto start = static_cast<iterations>(magnitude(random, 1, 1e6));
    CAPTURE(seconds);
    CAPTURE(start);
    CHECK(trials(seconds, start, 100e-6) <= 5);
    CHECK(trials(seconds, start, 100e-6, {20e-9, 30e-9}) <= 6);
    CHECK(trials(seconds, start, sample_target(1e-3), {1e-3, 0}) <= 8);
  }
}

TEST_CASE("next_iterations: a body that is optimised away ends the calibration, too") {
  CHECK(trials(0, 1, 100e-6) == 9);
}

TEST_CASE("next_iterations: a machine that slows single samples delays it, but does not stop it") {
  std::mt19937 random(13);
  for (int i = 0; i < 1000; ++i) {
    const double seconds = magnitude(random, 0.3e-9, 1e-3);
    iterations n = 1;
    int count = 0;
    for (double taken = 0; !is_long_enough(n, taken, 100e-6) && count < 100; ++count) {
      taken = static_cast<double>(n) * seconds * (random() % 2 ? 1 : 30 * uniform(random));
      n = taken < 100e-6 ? next_iterations(n, taken, 100e-6) : n;
    }
    CAPTURE(seconds);
    CHECK(count <= 25);
  }
}

TEST_CASE("fills_round: a call as long as the round's budget fills it") {
  CHECK(round_budget(0.27, 9) == doctest::Approx(0.03));
  CHECK(fills_round(0.03, 0.03));
  CHECK(fills_round(1, 0.03));
  CHECK_FALSE(fills_round(0.0299, 0.03));
}

TEST_CASE("sample_target: is longer where threads come together, and much where they take turns") {
  CHECK(sample_target(20e-9, 1, 1) == 100e-6);
  CHECK(sample_target(20e-9, 2, 2) == 1e-3);
  CHECK(sample_target(20e-9, 3, 2) == 20e-3);
  CHECK(sample_target(20e-9, 3, 0) == 1e-3);
}

TEST_CASE("plan_batch: is as few as the clock needs, and no more than are wanted or fit") {
  CHECK(plan_batch(1000, 1, 10, 8, 1e6).size == 10);
  CHECK(plan_batch(1000, 3, 10, 8, 1e6).size == 4);
  CHECK(plan_batch(1000, 11, 10, 8, 1e6).size == 1);
  CHECK(plan_batch(7, 1, 10, 8, 1e6).size == 7);
  CHECK_FALSE(plan_batch(7, 1, 10, 8, 1e6).is_capped);
  CHECK(plan_batch(1000, 1, 10, 300e3, 1e6).size == 3);
  CHECK(plan_batch(1000, 1, 10, 300e3, 1e6).is_capped);
  CHECK(plan_batch(1000, 1, 10, 2e6, 1e6).size == 1);
  CHECK(plan_batch(1000, 0, 10, 0, 1e6).size == 1000);
  CHECK(plan_batch(0, 1, 10, 8, 1e6).size == 1);
}

TEST_CASE("plan_round: a fifth warms up, the rest is measured") {
  const auto plan = plan_round(1.0 / 1024, 100.0 / 1024, false);
  CHECK(plan.warm_up == 20);
  CHECK(plan.samples == 80);
}

TEST_CASE("plan_round: keeps to the budget, but for the one sample that each part needs") {
  std::mt19937 random(14);
  for (int i = 0; i < 10000; ++i) {
    const double sample = i % 10 ? magnitude(random, 1e-7, 10) : 0;
    const double budget = magnitude(random, 1e-4, 10);
    const bool is_warm = random() % 2;
    const auto plan = plan_round(sample, budget, is_warm);
    const auto takes = [&](iterations count) { return static_cast<double>(count) * sample; };
    const iterations fewest = is_warm ? 0 : 1;
    CAPTURE(sample);
    CAPTURE(budget);
    CHECK(plan.samples >= 1);
    CHECK(plan.warm_up >= fewest);
    CHECK((plan.samples == 1 || takes(plan.samples) <= 0.8 * budget * 1.000001));
    CHECK((plan.warm_up == fewest || takes(plan.warm_up) <= 0.2 * budget * 1.000001));
    CHECK(plan.samples + plan.warm_up <= 2'000'000);
  }
}

TEST_CASE("group_sizes: a group ends as it has reached the seconds") {
  CHECK(group_sizes({}, 10) == std::vector<std::size_t>{});
  CHECK(group_sizes({1, 2}, 10) == std::vector<std::size_t>{2});
  CHECK(group_sizes({5, 5, 5, 5, 5}, 10) == std::vector<std::size_t>{2, 2, 1});
  CHECK(group_sizes({30, 1, 30, 1}, 10) == std::vector<std::size_t>{1, 2, 1});
  CHECK(group_sizes({0, 0, 0}, 10) == std::vector<std::size_t>{3});
}

TEST_CASE("group_sizes: loses nothing, and no group but the last is too short or longer than need "
          "be") {
  std::mt19937 random(15);
  for (int i = 0; i < 2000; ++i) {
    std::vector<double> estimates(random() % 40);
    for (double &estimate : estimates)
      estimate = random() % 4 ? 0.25 * static_cast<double>(random() % 40) : 0;
    const auto sizes = group_sizes(estimates, 10);
    CAPTURE(estimates.size());
    REQUIRE(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}) == estimates.size());
    auto first = estimates.begin();
    for (std::size_t g = 0; g < sizes.size(); ++g) {
      REQUIRE(sizes[g] > 0);
      const auto last = first + static_cast<std::ptrdiff_t>(sizes[g]);
      CHECK((g + 1 == sizes.size() || std::accumulate(first, last, 0.0) >= 10));
      CHECK(std::accumulate(first, last - 1, 0.0) < 10);
      first = last;
    }
  }
}

TEST_CASE("parts_of_rounds: what varies has all rounds, what is exact two of them, at the end") {
  using parts = std::vector<unsigned>;
  CHECK(parts_of_rounds(with_two_parts, 4) == parts{0, 0, 0, 0, 1, 1});
  CHECK(parts_of_rounds(with_two_parts, 1) == parts{0, 1});
  CHECK(parts_of_rounds(with_nothing_else, 9) == parts{0, 0});
  CHECK(parts_of_rounds(with_nothing_else, 1) == parts{0});
}

TEST_CASE("sample_target_of: is five of the ticks in which a kind tells what an iteration took") {
  CHECK(sample_target_of(with_ticks) == doctest::Approx(5 * 4e-3));
  CHECK(sample_target_of(with_nothing_else) == 0);
  CHECK(sample_target_of(with_two_parts) == 0);
}

TEST_CASE("plan_exact_round: two samples show whether they are alike, unless a call takes long") {
  CHECK(plan_exact_round(1e-6).warm_up == 1);
  CHECK(plan_exact_round(1e-6).samples == 2);
  CHECK(plan_exact_round(10).warm_up == 0);
  CHECK(plan_exact_round(10).samples == 1);
}
