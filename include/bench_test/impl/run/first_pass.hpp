// bench_test/impl/run/first_pass.hpp - runs everything once, so that what is broken is known in
// seconds.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "discover.hpp"
#include "run_context.hpp"
#include "selection.hpp"
#include "suite_check.hpp"

namespace bench_test::detail {

class first_pass {
public:
  explicit first_pass(run_context &in) : run_(in) {}

  /// The leaves of these cases that the command line wants, each with a verdict or still to be
  /// measured. `no_skip`: skipped cases are run, too.
  std::vector<leaf> over(const std::vector<selected_case> &cases, bool no_skip) {
    std::vector<const test_case *> to_run;
    for (const auto &c : cases) {
      if (seen_.size() <= c.of->index)
        seen_.resize(c.of->index + 1);
      seen_[c.of->index].of = &c;
      if (c.of->skip && !no_skip)
        skip(*c.of, "doctest::skip(); --no-skip measures it");
      else
        to_run.push_back(c.of);
    }
    std::sort(to_run.begin(), to_run.end(),
              [](const auto *a, const auto *b) { return a->index < b->index; });
    all_ = to_run.size();
    run(std::move(to_run));
    std::vector<leaf> all;
    all.reserve(cases.size());
    for (const auto &c : cases)
      keep_wanted(std::exchange(seen_[c.of->index].leaves, {}), c, all);
    seen_.clear();
    find_out_what_fails_alone(all);
    return all;
  }

private:
  using cases_to_run = std::vector<const test_case *>;

  /// Runs cases, which share a worker, in file order. What is not good in it is run again in one of
  /// its own, to be judged there: it may suffer from what has run before, and a crash ends all.
  void run(cases_to_run cases) {
    while (!cases.empty() && !run_.is_interrupted) {
      cases_to_run not_good;
      discovery talk(
          cases,
          [&](const test_case &c, const case_facts &seen) {
            if (seen.is_clean() || !run_.has_fresh_processes)
              settle(c, seen, {}, !talk.is_first());
            else
              not_good.push_back(&c);
          },
          [&](const test_case &c) {
            run_.told.on_progress({"first run", seen_[c.index].of->id, settled_, all_});
          });
      auto how = run_.talk_about(talk);
      if (run_.is_interrupted)
        return;
      if (!talk.worker_misfit().empty())
        how = {outcome::end::died, talk.worker_misfit(), "", 0};
      auto rest = talk.not_begun();
      if (const auto *broken = talk.running()) {
        if (talk.is_first() || how.how == outcome::end::timed_out)
          settle(*broken, talk.facts(), how, !talk.is_first());
        else
          not_good.push_back(broken);
      } else if (how.how == outcome::end::complete) {
        for (const auto *c : rest)
          skip(*c, "doctest did not run it");
        rest.clear();
      } else if (rest.size() == cases.size()) { // the process ended before it could run any
        settle(*rest.front(), talk.facts(), how, false);
        rest.erase(rest.begin());
      }
      if (cases.size() == 1 && !not_good.empty())
        settle(*cases.front(), talk.facts(), how, false);
      else
        for (const auto *c : not_good)
          run({c});
      cases = std::move(rest);
    }
  }

  void skip(const test_case &c, const std::string &why) {
    auto &seen = seen_[c.index];
    leaf l;
    l.of = &c;
    l.id = seen.of->id;
    l.case_id_size = l.id.size();
    l.end(verdict::skipped, why);
    seen.leaves.push_back(std::move(l));
  }

  void settle(const test_case &c, const case_facts &seen, const outcome &how, bool after_others) {
    auto &[of, leaves] = seen_[c.index];
    leaves = leaves_of(c, of->id, seen, how);
    ++settled_;
    if (seen.is_endless())
      endless_.push_back(c.index);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      leaves[i].after_others = after_others || i > 0;
      if (is_failure(leaves[i].result))
        run_.told.on_failure(
            leaves[i], i < seen.found().size() ? seen.found()[i].why : seen.last_failure(), how);
    }
  }

  /// What a wanted leaf may lie behind is wanted, too: that is, where it has not been found.
  void keep_wanted(std::vector<leaf> found, const selected_case &c, std::vector<leaf> &all) const {
    const auto &only = run_.chosen.only;
    const auto is_missing = [&](const std::string &id) {
      return is_in(id, c.id) && std::none_of(found.begin(), found.end(),
                                             [&](const leaf &l) { return is_in(l.id, id); });
    };
    const bool is_any_missing = std::any_of(only.begin(), only.end(), is_missing);
    for (auto &l : found)
      if (only.empty() || (is_any_missing && breaks_off(l.result)) ||
          std::any_of(only.begin(), only.end(), [&](const auto &id) { return is_in(l.id, id); }))
        all.push_back(std::move(l));
  }

  /// A test may need what another has done before it: then it passes in the suite, and fails here.
  /// Where the user has chosen by hand, nothing else is run.
  void find_out_what_fails_alone(std::vector<leaf> &leaves) {
    const auto may_pass = [](const leaf &l) {
      return (l.result == verdict::fails && l.first.failed()) || l.result == verdict::died;
    };
    const auto &o = run_.chosen;
    const bool is_by_hand = !o.only.empty() || !o.words.empty() || !o.doctest.empty();
    if (!run_.has_fresh_processes || run_.is_interrupted || o.list != listing::none || is_by_hand ||
        std::none_of(leaves.begin(), leaves.end(), may_pass))
      return;
    run_.told.on_step("running the whole suite once, to see whether what failed passes in it");
    suite_check suite(leaves, endless_);
    int patience = 10; // with cases that end the whole process; a time-out takes all of it
    while (patience > 0) {
      const auto how = run_.talk_about(suite).how;
      if ((how != outcome::end::died && how != outcome::end::timed_out) ||
          !suite.leave_out_culprit())
        break;
      patience -= how == outcome::end::died ? 1 : 10;
    }
    for (auto &l : leaves)
      if (may_pass(l) && suite.has_passed(*l.of))
        l.end(verdict::fails_alone,
              "passes in the suite (needs another test?), or at random: " + l.reason);
  }

  struct seen_case {
    const selected_case *of = nullptr;
    std::vector<leaf> leaves;
  };

  run_context &run_;
  std::vector<seen_case> seen_;      ///< by position in file order
  std::vector<std::size_t> endless_; ///< cases that had to be ended
  std::size_t settled_ = 0;          ///< cases,
  std::size_t all_ = 0;              ///< of so many
};

} // namespace bench_test::detail
