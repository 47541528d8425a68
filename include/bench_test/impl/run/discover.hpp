// bench_test/impl/run/discover.hpp - the first pass over a case: finds its leaves, and what is
// broken.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "../bridge/listener.hpp"
#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "../text/units.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

/// Lets a worker run the case as doctest would.
class discovery final : public conversation {
public:
  struct found_leaf {
    pass facts;
    std::string place;
    failure why; ///< if it failed: the first failure
  };

  explicit discovery(const test_case &of) : case_(of) {}

  message answer(const message &question) override {
    if (question.verb() == "hello")
      misfit_ = misfit(question);
    if (question.verb() == "hello" && misfit_.empty())
      return message("discover").with("index", static_cast<double>(case_.index));
    if (question.verb() == "end") {
      success_ = question.number("success") > 0;
      reason_ = question.text("reason");
    }
    return message("quit");
  }

  void hear(const message &m) override {
    if (m.verb() == "pass-begins") {
      within_ = true;
      way_.clear();
      why_ = {};
    } else if (m.verb() == "enter") {
      way_.push_back(m.text("name"));
    } else if (m.verb() == "leave") {
      if (!way_.empty())
        way_.pop_back();
    } else if (m.verb() == "failure") {
      note_failure({m.text("summary"), m.text("text")});
    } else if (m.verb() == "leaf") {
      found_.push_back({decoded_pass(m), m.text("place"), why_});
      within_ = false;
    }
  }

  const std::vector<found_leaf> &found() const { return found_; }
  const std::vector<std::string> &way() const { return way_; } ///< to where a pass broke off
  const failure &last_failure() const { return why_; }
  const std::string &worker_misfit() const { return misfit_; }
  bool success() const { return success_; }
  const std::string &reason() const { return reason_; }

private:
  void note_failure(failure f) {
    // An exception is told of after it has left the pass.
    failure &to = within_ || found_.empty() ? why_ : found_.back().why;
    if (to.summary.empty())
      to = std::move(f);
    else
      to.text += f.text;
  }

  const test_case &case_;
  std::vector<found_leaf> found_;
  std::vector<std::string> way_;
  failure why_;
  bool within_ = false;
  std::string misfit_;
  bool success_ = true;
  std::string reason_;
};

/// What the first pass says of one leaf: still to be measured, or why not.
inline void judge(leaf &l, const discovery::found_leaf &found, const discovery &all) {
  const test_case &c = *l.of;
  if (!all.success() && !all.reason().empty())
    return l.end(verdict::fails, all.reason());
  if (found.facts.failed() && c.may_fail_somehow())
    return l.end(verdict::allowed_to_fail, found.why.summary);
  if (found.facts.failed())
    return l.end(verdict::fails, found.why.summary);
  if (!found.facts.second_measure_place.empty())
    return l.end(verdict::fails, "a second measure() at " + found.facts.second_measure_place +
                                     "; the first is at " + found.facts.measure_place);
  if (c.timeout > 0 && found.facts.seconds > c.timeout)
    return l.end(c.may_fail || c.should_fail ? verdict::allowed_to_fail : verdict::fails,
                 "took " + scaled(found.facts.seconds, "s") + ", its timeout is " +
                     scaled(c.timeout, "s"));
}

/// The leaves of a case, judged, in the order in which doctest runs them; the last of them may
/// stand for what nobody could reach.
inline std::vector<leaf> leaves_of(const test_case &c, const std::string &case_id,
                                   const discovery &d, const outcome &how) {
  std::vector<leaf> leaves;
  std::vector<std::vector<std::string>> paths;
  const auto add = [&](const std::vector<std::string> &path) -> leaf & {
    paths.push_back(path);
    leaves.emplace_back();
    leaves.back().of = &c;
    return leaves.back();
  };
  for (const auto &f : d.found()) {
    leaf &l = add(f.facts.path);
    l.first = f.facts;
    l.place = f.place;
    judge(l, f, d);
  }
  bool has_subcases = leaves.size() > 1 || !d.way().empty();
  for (const auto &path : paths)
    has_subcases = has_subcases || !path.empty();
  bool broke_off = !leaves.empty() && leaves.back().first.threw;
  if (!d.worker_misfit().empty()) {
    add({}).end(verdict::died, d.worker_misfit());
  } else if (how.how != outcome::end::complete) {
    add(d.way()).end(how.how == outcome::end::timed_out ? verdict::timed_out : verdict::died,
                     how.reason);
    broke_off = true;
  }
  if (broke_off && has_subcases) { // further subcases may lie behind
    const auto where = leaf_ids(case_id, paths).back();
    add({"..."}).end(verdict::unknown, "what lies behind " + where + " was not reached");
  }
  const auto ids = leaf_ids(case_id, paths);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    leaves[i].id = ids[i];
    leaves[i].case_id = case_id;
  }
  return leaves;
}

} // namespace bench_test::detail
