// bench_test/impl/run/rounds.hpp - measures leaves: a calibration each, then rounds by turns.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "../kinds/registry.hpp"
#include "../results/leaf_row.hpp"
#include "../results/limits.hpp"
#include "../results/threads.hpp"
#include "../statistics/median.hpp"
#include "../statistics/two_modes.hpp"
#include "../system/clock.hpp"
#include "../text/units.hpp"
#include "calibration.hpp"
#include "empty_bodies.hpp"
#include "first_call.hpp"
#include "measuring.hpp"
#include "overhead.hpp"
#include "pace.hpp"
#include "plan.hpp"
#include "round_values.hpp"
#include "run_context.hpp"
#include "talk_judge.hpp"

namespace bench_test::detail {

class rounds {
public:
  explicit rounds(run_context &in) : run_(in), judge_(in) {}

  /// Measures the leaves in place, in groups: all of a group by turns, round by round; those that
  /// seem to have two speeds get as many rounds again. Each row is told of when its group is done;
  /// when interrupted, those that have enough rounds.
  void measure(std::vector<leaf> &leaves) {
    all_ = &leaves;
    const auto rows = rows_of(leaves);
    std::vector<double> estimates;
    for (const auto &row : rows) {
      estimates.push_back(0);
      for (const auto &l : row)
        if (l.result == verdict::pending) {
          estimates.back() += estimated_seconds(l);
          pace_.expect(parts_of_rounds(*l.by, run_.chosen.rounds).size() + 1, estimated_seconds(l));
        }
    }
    measure_overhead(leaves);
    auto row = rows.begin();
    for (const auto size : group_sizes(estimates, seconds_of_a_group)) {
      const auto last = row + static_cast<std::ptrdiff_t>(size);
      measure_group(row->begin(), std::prev(last)->end());
      for (; row != last; ++row)
        finish(*row);
      if (run_.is_interrupted)
        break;
    }
    for (; row != rows.end(); ++row) // what is known of those that had no turn
      if (row->result() != verdict::pending)
        finish(*row);
  }

private:
  static constexpr double seconds_of_a_group = 10;
  /// Rounds from which on the median has a 95 % interval.
  static constexpr unsigned fewest_rounds = 6;

  double budget() const { return round_budget(run_.chosen.time, run_.chosen.rounds); }

  double estimated_seconds(const leaf &l) const {
    if (l.result != verdict::pending)
      return 0;
    const auto wanted = parts_of_rounds(*l.by, run_.chosen.rounds).size();
    const double pass = l.by->command() ? seconds_to_start_a_command +
                                              times_slower_under_a_command * l.first.seconds
                                        : l.first.seconds;
    const double passes = pass * static_cast<double>(wanted);
    return l.by->how() == sampling::steady ? std::max(run_.chosen.time, passes) : passes;
  }

  /// What doctest takes, where there is something of which it could be a part.
  void measure_overhead(const std::vector<leaf> &leaves) {
    for (const leaf &l : leaves)
      if (l.result == verdict::pending && knows_overhead(*l.by) && overheads_.count(l.by) == 0 &&
          (l.first.region_assertions > 0 || (!is_measure(l.first.region) && !l.first.path.empty())))
        run_.talk_about(overheads_.emplace(l.by, *l.by).first->second);
  }
  double doctest_share(const leaf &l) const {
    const auto found = overheads_.find(l.by);
    return found == overheads_.end() ? 0 : found->second.share_of(l.first, median(l.values_of(0)));
  }

  void measure_group(leaf *first, leaf *last) {
    empty_ = {};
    for (auto *l = first; l != last && !run_.is_interrupted; ++l)
      if (l->result == verdict::pending) {
        tell_progress(*l, 0); // as a calibration is much shorter than the rounds
        prepare(*l);
        tell_plan(*l);
      }
    take_turns(first, last);
    for (auto *l = first; l != last && !run_.is_interrupted; ++l)
      if (needs_second_look(*l))
        l->rounds_left = run_.chosen.rounds;
    take_turns(first, last);
  }

  void take_turns(leaf *first, leaf *last) {
    for (bool is_more = true; is_more && !run_.is_interrupted;) {
      is_more = false;
      for (auto *l = first; l != last && !run_.is_interrupted; ++l)
        if (l->result == verdict::pending && l->rounds_left > 0) {
          --l->rounds_left;
          tell_progress(*l, estimated_seconds(*l) / static_cast<double>(l->parts.size()));
          run_round(*l);
          is_more = true;
        }
      if (is_more && !run_.is_interrupted && std::any_of(first, last, [](const leaf &l) {
            return may_be_empty(l) && measures_time(*l.by);
          }))
        run_.talk_about(empty_);
    }
  }

  /// Whether a leaf seems to have two speeds, and as many rounds again, to be sure of it, are no
  /// more than a group's.
  bool needs_second_look(const leaf &l) const {
    return l.result == verdict::pending && measures_time(*l.by) &&
           estimated_seconds(l) <= seconds_of_a_group &&
           modes_of(l.values_of(0), suspects_two_modes).has_value();
  }

  /// Before each talk, which is thought to take so many seconds.
  void tell_progress(const leaf &l, double seconds) {
    const auto left = pace_.seconds_left();
    pace_.begin(seconds);
    run_.told.on_progress({l.by->prefix(), l.id, pace_.done(), pace_.all(), left});
  }

  void tell_plan(const leaf &l) const {
    if (l.result != verdict::pending || run_.is_interrupted)
      return;
    std::string plan = "one call";
    if (!l.once) {
      const auto round = plan_for(l);
      plan = count_of(round.samples, "sample") + " after a warm-up of " +
             std::to_string(round.warm_up) + ", each of " + count_of(l.iterations, "iteration") +
             " in " + scaled(l.sample_seconds, "s") + ',';
      if (l.batch > 0)
        plan += " with " + count_of(l.batch, "input") + " at a time (" +
                scaled(l.batch_bytes, "B") + "),";
    }
    run_.told.on_detail(l, plan + " in each of " + std::to_string(l.rounds_left) + " processes");
  }

  round_plan plan_for(const leaf &l) const {
    if (l.once)
      return {0, 1};
    if (l.by->how() == sampling::exact)
      return plan_exact_round(l.first.region_seconds);
    const bool is_warm = l.first.region == target::body;
    return plan_round(l.sample_seconds, budget(), is_warm);
  }

  /// Decides how a leaf is measured.
  void prepare(leaf &l) {
    l.parts = parts_of_rounds(*l.by, run_.chosen.rounds);
    if (!run_.chosen.under.empty()) // a profiler would write over its file
      l.parts.erase(std::find_if(l.parts.begin(), l.parts.end(), [](unsigned p) { return p > 0; }),
                    l.parts.end());
    l.rounds_left = static_cast<unsigned>(l.parts.size());
    l.iterations = 1;
    l.once = l.by->how() == sampling::once;
    if (l.by->how() != sampling::steady)
      return;
    if (l.threads > 1 &&
        (is_measure(l.first.region) ? l.first.branches_within : l.first.is_branching))
      return l.end(verdict::skipped, "several threads cannot enter its subcases at the same time; "
                                     "let a measure() within them be what is measured");
    // A first call may be slow for once; only one that is very long is not called again to see.
    constexpr double very_long = 20;
    if (fills_round(l.first.region_seconds, very_long * budget())) {
      l.once = l.is_first_call = true;
      return;
    }
    calibration c(l, l.by->prefix(), precision_, budget(), measures_time(*l.by));
    const auto how = run_.talk_about(c);
    if (!judge_.is_complete(l, c, how))
      return;
    l.first = c.first(); // in a process of its own, as all further ones
    l.work_varies = c.work_varies();
    if (!c.unlike().empty())
      return judge_.call_once(l, c);
    l.iterations = std::max(1ULL, c.iterations());
    l.sample_seconds = c.sample_seconds();
    l.batch = c.batch().size;
    l.is_batch_capped = c.batch().is_capped;
    l.batch_bytes = c.batch_bytes();
    const double call = l.threads > 1 ? c.measured_seconds() : l.sample_seconds;
    l.once = l.is_first_call = l.iterations == 1 && fills_round(call, budget());
  }

  void run_round(leaf &l) {
    if (judge_.is_refused(l))
      return;
    if (l.once && l.threads == 1) {
      single_call_round round(l, l.by->prefix());
      const auto how = run_.talk_about(round);
      if (!judge_.is_complete(l, round, how))
        return;
      l.unit = printable(round.unit());
      l.is_higher_better = round.is_higher_better();
      add_round(l, round.samples());
      return;
    }
    steady_round round(l, l.by->prefix(), plan_for(l), l.sample_seconds);
    const auto how = run_.talk_about(round);
    if (!judge_.is_complete(l, round, how))
      return;
    l.work_varies = l.work_varies || round.work_varies();
    if (!round.unlike().empty())
      judge_.call_once(l, round);
    else
      add_round(l, round.samples());
  }

  void finish(const leaf_row &row) {
    for (auto &l : row)
      finish(l);
    if (row.result() != verdict::pending)
      run_.told.on_finished(row);
  }
  void finish(leaf &l) {
    if (l.result != verdict::pending)
      return;
    if (run_.is_interrupted &&
        l.rounds.size() < std::min<std::size_t>(fewest_rounds, l.parts.size()))
      return; // nothing that could be told of it
    if (l.values_of(0).empty())
      l.end(verdict::skipped, l.by->why_no_reading());
    else
      l.end(l.reason.empty() ? verdict::measured : verdict::measured_once, l.reason);
    if (!is_measured(l.result))
      return;
    l.doctest_share = doctest_share(l);
    l.over = broken_limit(l);
    if (l.over)
      l.result = verdict::over_limit;
    if (measures_time(*l.by)) {
      const double middle = median(l.values_of(0));
      l.efficiency = efficiency_of(l, *all_);
      l.times_empty = empty_.times(l.first.region, l.values_of(0));
      l.first_call_seconds = slow_first_call(run_, l, l.by->prefix(), middle);
    }
  }

  run_context &run_;
  talk_judge judge_;
  std::vector<leaf> *all_ = nullptr;
  std::map<const kind *, overhead> overheads_;
  empty_bodies empty_;
  double precision_ = clock_precision();
  pace pace_;
};

} // namespace bench_test::detail
