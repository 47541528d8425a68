// bench_test/impl/run/runner.hpp - measures the selected cases: a first pass, then rounds by turns.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "../kinds/kind.hpp"
#include "../results/leaf.hpp"
#include "../statistics/median.hpp"
#include "../system/clock.hpp"
#include "discover.hpp"
#include "measuring.hpp"
#include "options.hpp"
#include "overhead.hpp"
#include "plan.hpp"
#include "selection.hpp"

namespace bench_test::detail {

/// Is told what a run finds, as it finds it.
class observer {
public:
  virtual ~observer() = default;
  /// A leaf that failed: with doctest's words, if any, and what it printed.
  virtual void on_failure(const leaf &, const failure &, const outcome &) = 0;
  virtual void on_finished(const leaf &) = 0;
};

class runner {
public:
  using talk_to_worker = std::function<outcome(conversation &)>;

  /// `talk` carries a conversation to a worker; `has_fresh_processes` says whether each is a new
  /// one.
  runner(const options &o, observer &told, talk_to_worker talk, bool has_fresh_processes)
      : options_(o), observer_(told), talk_(std::move(talk)), has_fresh_(has_fresh_processes) {}

  bool is_interrupted() const { return interrupted_; }

  /// Runs everything once, so that what is broken is known in seconds.
  std::vector<leaf> discover(const std::vector<selected_case> &cases, bool no_skip) {
    std::vector<leaf> all;
    for (const auto &c : cases) {
      if (interrupted_)
        break;
      auto leaves = c.of->skip && !no_skip ? std::vector<leaf>{skipped(c)} : discover(c);
      for (auto &l : leaves) {
        l.label = l.id.substr(id_head(c.of->suite).size());
        if (options_.only.empty() || is_wanted(l, c))
          all.push_back(std::move(l));
      }
    }
    find_out_what_fails_alone(all);
    return all;
  }

  /// Measures the leaves in place, in groups: all of a group by turns, round by round.
  void measure(std::vector<leaf> &leaves, kind &by) {
    std::vector<double> estimates;
    for (const auto &l : leaves)
      estimates.push_back(estimated_seconds(l, by));
    measure_overhead(leaves, by);
    auto first = leaves.begin();
    for (const auto size : group_sizes(estimates, seconds_of_a_group)) {
      const auto last = first + static_cast<std::ptrdiff_t>(size);
      measure_group(first, last, by);
      first = last;
      if (interrupted_)
        return;
    }
  }

private:
  using iterator = std::vector<leaf>::iterator;
  static constexpr double seconds_of_a_group = 10;
  /// Rounds from which on the median has a 95 % interval.
  static constexpr unsigned fewest_rounds = 6;

  static leaf skipped(const selected_case &c) {
    leaf l;
    l.of = c.of;
    l.id = c.id;
    l.end(verdict::skipped, "doctest::skip(); --no-skip measures it");
    return l;
  }

  std::vector<leaf> discover(const selected_case &c) {
    discovery d(*c.of);
    const auto how = talk_(d);
    if (how.how == outcome::end::interrupted) {
      interrupted_ = true;
      return {};
    }
    auto leaves = leaves_of(*c.of, c.id, d, how);
    if (leaves.empty()) { // doctest did not run it at all
      leaves.push_back(skipped(c));
      leaves.back().reason = "doctest did not run it";
    }
    for (std::size_t i = 0; i < leaves.size(); ++i)
      if (is_failure(leaves[i].result))
        observer_.on_failure(leaves[i], i < d.found().size() ? d.found()[i].why : d.last_failure(),
                             how);
    return leaves;
  }

  /// A test may need what another has done before it: then it passes in the suite, and fails here.
  void find_out_what_fails_alone(std::vector<leaf> &leaves) {
    const auto may_pass = [](const leaf &l) {
      return (l.result == verdict::fails && l.first.failed()) || l.result == verdict::died;
    };
    if (!has_fresh_ || interrupted_ || std::none_of(leaves.begin(), leaves.end(), may_pass))
      return;
    suite_check suite(leaves, {verdict::timed_out});
    auto how = talk_(suite).how;
    if (how == outcome::end::died || how == outcome::end::timed_out) {
      suite = suite_check(leaves, {verdict::timed_out, verdict::died});
      how = talk_(suite).how;
    }
    interrupted_ = how == outcome::end::interrupted;
    for (auto &l : leaves)
      if (may_pass(l) && suite.has_passed(*l.of))
        l.end(verdict::fails_alone, "needs another test, as it passes in the suite: " + l.reason);
  }

  bool is_wanted(const leaf &l, const selected_case &c) const {
    return std::any_of(options_.only.begin(), options_.only.end(),
                       [&](const auto &id) { return id == l.id || id == c.id; });
  }

  double budget() const { return round_budget(options_.time, options_.rounds); }

  double estimated_seconds(const leaf &l, const kind &by) const {
    if (l.result != verdict::pending)
      return 0;
    const double passes = l.first.seconds * options_.rounds;
    return by.how() == sampling::once ? passes : std::max(options_.time, passes);
  }

  static bool measures_seconds(const kind &by) { return by.metrics().front().unit == "s"; }

  /// What doctest takes, where there is a time of which it could be a part.
  void measure_overhead(const std::vector<leaf> &leaves, const kind &by) {
    const bool is_wanted = std::any_of(leaves.begin(), leaves.end(), [](const leaf &l) {
      return l.result == verdict::pending &&
             (l.first.region_assertions > 0 || !l.first.path.empty());
    });
    if (is_wanted && measures_seconds(by))
      interrupted_ = talk_(overhead_).how == outcome::end::interrupted;
  }

  void measure_group(iterator first, iterator last, kind &by) {
    for (auto l = first; l != last && !interrupted_; ++l)
      if (l->result == verdict::pending)
        prepare(*l, by);
    for (bool is_more = true; is_more && !interrupted_;) {
      is_more = false;
      for (auto l = first; l != last && !interrupted_; ++l)
        if (l->result == verdict::pending && l->rounds_left > 0) {
          --l->rounds_left;
          run_round(*l, by);
          is_more = true;
        }
    }
    for (auto l = first; l != last; ++l)
      finish(*l, by);
  }

  /// Decides how a leaf is measured.
  void prepare(leaf &l, kind &by) {
    l.rounds_left = options_.rounds;
    l.iterations = 1;
    l.once = by.how() == sampling::once || fills_round(l.first.region_seconds, budget());
    if (l.once)
      return;
    calibration c(l, by.prefix(), sample_target(precision_));
    const auto how = talk_(c);
    if (!is_complete(l, c, how))
      return;
    l.first = c.first(); // in a process of its own, as all further ones
    if (!c.unlike().empty())
      return call_once(l, c.unlike());
    l.iterations = std::max(1ULL, c.iterations());
    l.sample_seconds = c.sample_seconds();
    l.once = l.iterations == 1 && fills_round(l.sample_seconds, budget());
  }

  /// A leaf that is not repeatable: the first call in each of several processes.
  void call_once(leaf &l, const std::string &why) {
    if (!has_fresh_)
      return l.end(verdict::skipped,
                   "not repeatable (" + why + "), so it needs a process of its own");
    l.reason = why;
    l.once = true;
    l.rounds.clear();
    l.rounds_left = options_.rounds;
  }

  /// Whether a talk came to its end and the body did not fail; else the leaf's verdict says it.
  bool is_complete(leaf &l, const leaf_conversation &c, const outcome &how) {
    if (how.how == outcome::end::interrupted) {
      interrupted_ = true;
      return false;
    }
    if (how.how == outcome::end::complete && c.strayed()) {
      l.end(verdict::skipped, "is not reached in a process of its own: depends on what ran before");
      return false;
    }
    if (how.how == outcome::end::complete && !c.failed())
      return true;
    if (how.how == outcome::end::complete)
      l.end(verdict::fails,
            c.why().summary.empty() ? "fails in a process of its own" : c.why().summary);
    else
      l.end(how.how == outcome::end::timed_out ? verdict::timed_out : verdict::died, how.reason);
    observer_.on_failure(l, c.why(), how);
    return false;
  }

  void run_round(leaf &l, kind &by) {
    if (l.once) {
      single_call_round round(l, by.prefix());
      const auto how = talk_(round);
      if (is_complete(l, round, how))
        note(l, round.samples(), by);
      return;
    }
    const bool is_warm = l.first.region == target::body;
    steady_round round(l, by.prefix(), plan_round(l.sample_seconds, budget(), is_warm),
                       l.sample_seconds);
    const auto how = talk_(round);
    if (!is_complete(l, round, how))
      return;
    if (!round.unlike().empty())
      call_once(l, round.unlike());
    else
      note(l, round.samples(), by);
  }

  /// Adds a round: for each metric the median of its samples, without the disturbed ones unless too
  /// few are left.
  static void note(leaf &l, const std::vector<reading> &samples, const kind &by) {
    std::vector<reading> quiet;
    for (const auto &r : samples)
      if (!r.disturbed)
        quiet.push_back(r);
    l.readings += static_cast<double>(samples.size());
    l.disturbed_readings += static_cast<double>(samples.size() - quiet.size());
    const auto &used = quiet.size() * 2 >= samples.size() ? quiet : samples;
    const auto metrics = by.metrics();
    std::vector<double> round;
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      std::vector<double> values;
      for (const auto &r : used)
        if (m < r.values.size())
          values.push_back(metrics[m].per_iteration
                               ? r.values[m] / static_cast<double>(l.iterations)
                               : r.values[m]);
      if (values.empty())
        return;
      round.push_back(median(values));
    }
    l.rounds.push_back(round);
  }

  void finish(leaf &l, const kind &by) {
    if (l.result == verdict::pending) {
      if (interrupted_ && l.rounds.size() < fewest_rounds)
        return; // nothing that could be told of it
      if (l.rounds.empty())
        l.end(verdict::skipped, "gave no reading");
      else
        l.end(l.reason.empty() ? verdict::measured : verdict::measured_once, l.reason);
      if (is_measured(l.result) && measures_seconds(by))
        l.doctest_share = overhead_.share_of(l.first, median(l.values_of(0)));
    }
    observer_.on_finished(l);
  }

  const options &options_;
  observer &observer_;
  talk_to_worker talk_;
  bool has_fresh_;
  bool interrupted_ = false;
  overhead overhead_;
  double precision_ = clock_precision();
};

} // namespace bench_test::detail
