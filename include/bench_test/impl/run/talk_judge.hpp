// bench_test/impl/run/talk_judge.hpp - what a talk about one leaf says of it, where it is not as
// the first pass promised.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "../results/leaf.hpp"
#include "../text/units.hpp"
#include "measuring.hpp"
#include "run_context.hpp"

namespace bench_test::detail {

class talk_judge {
public:
  explicit talk_judge(run_context &in) : run_(in) {}

  /// A leaf that is not repeatable: the first call in each of several processes.
  void call_once(leaf &l, const leaf_conversation &c) {
    const auto &why = c.unlike();
    if (l.threads > 1 && c.failed_in_loop()) {
      l.end(verdict::fails, "on " + count_of(l.threads, "thread") + ": " + c.why().summary);
      return run_.told.on_failure(l, c.why(), {});
    }
    if (l.threads > 1)
      return l.end(verdict::skipped,
                   "not repeatable (" + why + "), so there is nothing to compare threads by");
    if (!run_.has_fresh_processes)
      return l.end(verdict::skipped,
                   "not repeatable (" + why + "), so it needs a process of its own");
    l.reason = why;
    l.once = true;
    l.iterations = 1;
    l.rounds.clear();
    l.readings = l.disturbed_readings = 0;
    l.rounds_left = static_cast<unsigned>(l.parts.size());
  }

  /// Whether a talk came to its end and the body did not fail; else the leaf's verdict says it.
  bool is_complete(leaf &l, const leaf_conversation &c, const outcome &how) {
    if (run_.is_interrupted)
      return false;
    if (how.how == outcome::end::not_started && l.by->command()) {
      refuse(l, how);
      return false;
    }
    const bool has_ended = how.how == outcome::end::complete;
    if (has_ended && c.strayed()) {
      l.end(verdict::skipped, "is not reached in a process of its own: depends on what ran before");
      return false;
    }
    if (has_ended && !c.failed()) {
      l.after_others = false; // it passes in a process of its own
      return true;
    }
    const std::string why = (l.threads > 1 ? "on " + count_of(l.threads, "thread") + ": " : "") +
                            (has_ended ? c.why().summary : how.reason);
    if (how.how == outcome::end::timed_out)
      l.end(verdict::timed_out, why);
    else if (l.after_others && l.threads == 1)
      l.end(verdict::fails_alone, "passes after other tests or leaves, or at random: " + why);
    else
      l.end(has_ended ? verdict::fails : verdict::died, "passed at first, then not: " + why);
    run_.told.on_failure(l, c.why(), how);
    return false;
  }

  /// Ends a leaf of a kind of which it is known that it cannot measure this program.
  bool is_refused(leaf &l) const {
    const auto known = refusals_.find(l.by);
    if (known != refusals_.end())
      l.end(verdict::skipped, known->second);
    return known != refusals_.end();
  }

private:
  /// What the command of a kind cannot run, it cannot run for any other leaf.
  void refuse(leaf &l, const outcome &how) {
    l.end(verdict::skipped, how.reason);
    refusals_[l.by] = how.reason;
    run_.has_refused = true;
    run_.told.on_failure(l, {}, how);
  }

  run_context &run_;
  std::map<const kind *, std::string> refusals_;
};

} // namespace bench_test::detail
