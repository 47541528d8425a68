// bench_test/impl/run/discover.hpp - the first pass over cases: finds their leaves, and what is
// broken.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "../text/units.hpp"
#include "../worker/index_list.hpp"
#include "case_facts.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

/// Lets a worker run cases as doctest would, one after the other.
class discovery final : public conversation {
public:
  /// Is told of each case that begins.
  using case_begin = std::function<void(const test_case &)>;
  /// Is told of each case that has ended, and of what was seen of it.
  using case_end = std::function<void(const test_case &, const case_facts &)>;

  /// `cases` must be in file order.
  discovery(std::vector<const test_case *> cases, case_end on_end, case_begin on_begin = nullptr)
      : cases_(std::move(cases)), on_begin_(std::move(on_begin)), on_end_(std::move(on_end)) {}

  message answer(const message &question) override {
    if (question.verb() != "hello")
      return message("quit");
    misfit_ = misfit(question);
    if (!misfit_.empty())
      return message("quit");
    std::vector<std::size_t> indices;
    for (const auto *c : cases_)
      indices.push_back(c->index);
    return message("discover").with("cases", encoded_indices(indices));
  }

  void hear(const message &m) override {
    if (m.verb() == "case") {
      begin(static_cast<std::size_t>(m.number("index")));
    } else if (running()) {
      facts_.hear(m);
      if (facts_.has_ended())
        on_end_(*cases_[begun_ - 1], facts_);
    }
  }

  double timeout_of_case() const override { return running() ? running()->timeout : 0; }

  /// The case that has begun and not ended; null if there is none.
  const test_case *running() const {
    return begun_ > 0 && !facts_.has_ended() ? cases_[begun_ - 1] : nullptr;
  }
  /// What was seen of it.
  const case_facts &facts() const { return facts_; }
  /// Whether the last case that has begun was the first in its process.
  bool is_first() const { return begun_ == 1; }
  std::vector<const test_case *> not_begun() const {
    return {cases_.begin() + static_cast<std::ptrdiff_t>(begun_), cases_.end()};
  }
  const std::string &worker_misfit() const { return misfit_; }

private:
  void begin(std::size_t index) {
    auto at = begun_;
    while (at < cases_.size() && cases_[at]->index != index)
      ++at;
    if (at == cases_.size())
      return; // not one of ours: a worker whose memory is broken says anything
    begun_ = at + 1;
    facts_ = {};
    if (on_begin_)
      on_begin_(*cases_[at]);
  }

  std::vector<const test_case *> cases_;
  case_begin on_begin_;
  case_end on_end_;
  std::size_t begun_ = 0;
  case_facts facts_;
  std::string misfit_;
};

/// What the first pass says of one leaf: still to be measured, or why not.
inline void judge(leaf &l, const case_facts::found_leaf &found, const case_facts &all) {
  const test_case &c = *l.of;
  if (!all.success() && !all.reason().empty())
    return l.end(verdict::fails, all.reason());
  if (found.facts.failed() && c.may_fail_somehow())
    return l.end(verdict::allowed_to_fail, found.why.summary);
  if (found.facts.failed())
    return l.end(verdict::fails, found.why.summary);
  if (!found.facts.second_measure_place.empty() &&
      found.facts.second_measure_place == found.facts.measure_place)
    return l.end(verdict::fails, "the measure() at " + found.facts.measure_place +
                                     " is reached more than once, or is not alone on its line; a "
                                     "SUBCASE around each, or a loop over bench_test::values(), "
                                     "makes each time a benchmark of its own");
  if (!found.facts.second_measure_place.empty())
    return l.end(verdict::fails, "a second measure() at " + found.facts.second_measure_place +
                                     "; the first is at " + found.facts.measure_place +
                                     "; give each a SUBCASE or a test case of its own");
  if (found.facts.values_tried > 0 && found.facts.path.empty()) // else the first is entered
    return l.end(verdict::skipped, "none of its values is entered: there is none, -sc= or -sce= "
                                   "leaves them out, or they are other ones in each pass");
  if (c.timeout > 0 && found.facts.seconds > c.timeout)
    return l.end(c.may_fail || c.should_fail ? verdict::allowed_to_fail : verdict::fails,
                 "took " + scaled(found.facts.seconds, "s") + ", its timeout is " +
                     scaled(c.timeout, "s"));
}

/// The leaves of a case, judged, in the order in which doctest runs them; the last of them may
/// stand for what nobody could reach.
inline std::vector<leaf> leaves_of(const test_case &c, const std::string &case_id,
                                   const case_facts &seen, const outcome &how) {
  std::vector<leaf> leaves;
  std::vector<std::vector<std::string>> paths;
  const auto add = [&](const std::vector<std::string> &path) -> leaf & {
    paths.push_back(path);
    leaves.emplace_back();
    leaves.back().of = &c;
    return leaves.back();
  };
  for (const auto &f : seen.found()) {
    leaf &l = add(f.facts.path);
    l.first = f.facts;
    l.place = f.place;
    judge(l, f, seen);
  }
  const bool has_measure = std::any_of(leaves.begin(), leaves.end(),
                                       [](const leaf &l) { return is_measure(l.first.region); });
  for (leaf &l : leaves)
    l.lacks_measure = has_measure && l.first.region == target::body;
  bool has_subcases = leaves.size() > 1 || !seen.way().empty();
  for (const auto &path : paths)
    has_subcases = has_subcases || !path.empty();
  bool broke_off = !leaves.empty() && leaves.back().first.threw;
  if (how.how != outcome::end::complete) {
    // Between two passes it is the last one that has done it: a thread that it left behind, say.
    leaf &broken = seen.is_within_pass() || leaves.empty() ? add(seen.way()) : leaves.back();
    broken.end(how.how == outcome::end::timed_out ? verdict::timed_out : verdict::died, how.reason);
    broke_off = true;
  }
  if (broke_off && has_subcases) { // further subcases may lie behind
    const auto where = leaf_ids(case_id, paths).back();
    add({"..."}).end(verdict::unknown, "what lies behind " + where + " was not reached");
  }
  if (seen.is_endless())
    add({"..."}).end(verdict::unknown,
                     "was ended after " + plain_number(seen.passes_to_end()) +
                         " passes, with which doctest would have gone on; do "
                         "subcases change their names, or values() its values, from pass to "
                         "pass?");
  const auto ids = leaf_ids(case_id, paths);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    leaves[i].id = ids[i];
    leaves[i].case_id_size = case_id.size();
  }
  return leaves;
}

} // namespace bench_test::detail
