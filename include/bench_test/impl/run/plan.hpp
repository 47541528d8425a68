// bench_test/impl/run/plan.hpp - decides how many iterations, samples and rounds: pure functions.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

#include "../kinds/registry.hpp"

namespace bench_test::detail {

/// How long a sample should be, in seconds: long against the clock, and long enough that being
/// preempted in it is seen as such.
inline double sample_target(double clock_precision) {
  return std::max(100e-6, 1000 * clock_precision);
}
/// The same of several threads: long against what it takes to let them begin together, and where
/// they take turns, as there are fewer processors (0: not known), against these turns.
inline double sample_target(double clock_precision, unsigned threads, std::size_t processors) {
  constexpr double turns = 20e-3;
  const double of_one = sample_target(clock_precision);
  if (threads > 1 && processors > 0 && threads > processors)
    return std::max(turns, of_one);
  return threads > 1 ? 10 * of_one : of_one;
}

/// How long a sample must be for a kind whose times are no finer than that of some ticks.
inline double sample_target_of(const kind &k) {
  constexpr double ticks = 5;
  double target = 0;
  for (const metric &m : k)
    if (m.per_iteration && std::string_view(m.unit) == "s")
      target = std::max(target, ticks * m.resolution);
  return target;
}

/// The iterations of the next trial sample, after one of `iterations` that took `seconds`; grows up
/// to a hundredfold at once, and always. As Go's testing package, predictN.
inline unsigned long long next_iterations(unsigned long long iterations, double seconds,
                                          double target) {
  const auto n = static_cast<double>(iterations);
  const double predicted = 1.2 * n * target / std::max(seconds, 1e-12);
  return static_cast<unsigned long long>(
      std::clamp(std::ceil(predicted), n + 1, std::max(n + 1, std::min(100 * n, 1e15))));
}

/// Whether a trial sample is as long as wanted, or cannot get any longer.
inline bool is_long_enough(unsigned long long iterations, double seconds, double target) {
  return seconds >= target || iterations >= 1'000'000'000'000'000ULL;
}

/// How many iterations are run between two readings of the clock, where each has an input that is
/// made before: all of these live at the same time.
struct batch_plan {
  unsigned long long size = 0;
  bool is_capped = false; ///< the clock would need more than fit
};

/// As few as make a batch of `shortest` seconds, where a call takes `call_seconds`: so they are
/// warm, and hold few resources. No more than fit into `most_bytes`, of `bytes` each, but for a
/// single one.
inline batch_plan plan_batch(unsigned long long iterations, double call_seconds, double shortest,
                             double bytes, double most_bytes) {
  const auto at_most = static_cast<double>(iterations);
  const double needed =
      std::clamp(std::ceil(shortest / std::max(call_seconds, 1e-12)), 1.0, std::max(1.0, at_most));
  const double fit = std::max(1.0, std::floor(most_bytes / std::max(bytes, 1.0)));
  return {static_cast<unsigned long long>(std::min(needed, fit)), fit < needed};
}

/// How long a batch must be for the clock, in seconds: what reading it takes is subtracted, and
/// varies by a fraction of itself. Several threads begin a few readings apart.
inline double shortest_batch(double clock_precision, unsigned threads = 1) {
  return (threads > 1 ? 2500 : 250) * clock_precision;
}

/// Bytes that the inputs of a batch may take.
constexpr double most_input_bytes = 256.0 * 1024 * 1024;

/// Seconds of one round, where a benchmark may take `total` seconds in all its rounds.
inline double round_budget(double total, unsigned rounds) { return total / rounds; }

/// Whether one call fills a round: then it is called once in each, and neither warmed up nor
/// repeated.
inline bool fills_round(double call_seconds, double budget) { return call_seconds >= budget; }

/// What a round consists of: a warm-up, then what counts.
struct round_plan {
  unsigned long long warm_up; ///< samples
  unsigned long long samples;
};

/// A fifth of the round's budget warms up, the rest is measured, with one sample at the least. A
/// body that has just run as a test (`is_warm`) may do without a warm-up.
inline round_plan plan_round(double sample_seconds, double budget, bool is_warm) {
  const double fit = budget / std::max(sample_seconds, 1e-9);
  const auto warm_up =
      static_cast<unsigned long long>(std::clamp(fit / 5, is_warm ? 0.0 : 1.0, 1e6));
  const auto samples = static_cast<unsigned long long>(std::clamp(fit * 4 / 5, 1.0, 1e6));
  return {warm_up, samples};
}

/// The same where one iteration is a sample: the first of them warms up, and two show whether they
/// are alike; of what takes long, the first one counts.
inline round_plan plan_exact_round(double call_seconds) {
  constexpr double takes_long = 0.5;
  return call_seconds < takes_long ? round_plan{1, 2} : round_plan{0, 1};
}

/// For each round of a leaf the part of the metrics that is read in it, where `rounds` are wanted
/// of what varies: two of a part that is exact.
inline std::vector<unsigned> parts_of_rounds(const kind &k, unsigned rounds) {
  constexpr unsigned of_exact = 2;
  std::vector<unsigned> parts;
  for (unsigned part = 0;; ++part) {
    bool is_there = false;
    bool varies = false;
    for (const metric &m : k) {
      is_there = is_there || m.part == part;
      varies = varies || (m.part == part && !m.is_exact);
    }
    if (!is_there)
      return parts;
    parts.insert(parts.end(), varies ? rounds : std::min(rounds, of_exact), part);
  }
}

/// What a tool such as valgrind, under which a kind runs its workers, takes to start, in seconds;
/// and how much slower a body is under it.
constexpr double seconds_to_start_a_command = 1;
constexpr double times_slower_under_a_command = 50;

/// Cuts benchmarks, given the seconds that each will take, into groups of at least `seconds` (but
/// for the last): all of a group take turns round by round, so that a drift of the machine hits all
/// alike, and its rows can be printed when it is done. Returns the size of each group.
inline std::vector<std::size_t> group_sizes(const std::vector<double> &estimates, double seconds) {
  std::vector<std::size_t> sizes;
  double sum = 0;
  for (const double estimate : estimates) {
    if (sizes.empty() || sum >= seconds) {
      sizes.push_back(0);
      sum = 0;
    }
    ++sizes.back();
    sum += estimate;
  }
  return sizes;
}

} // namespace bench_test::detail
