// bench_test/impl/run/empty_bodies.hpp - how long benchmarks take beside empty ones.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "../results/leaf.hpp"
#include "../statistics/median.hpp"
#include "../worker/build_facts.hpp"
#include "../worker/pass.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

/// Whether a leaf, whose kind measures seconds, is so quick that an empty body may be no quicker.
/// In a build without optimisation nothing is removed.
inline bool may_be_empty(const leaf &l) {
  constexpr double quick = 20e-9;
  return is_optimised && !l.once && !l.rounds.empty() && l.rounds.back().front() < quick;
}

/// Lets a worker measure nothing, in each form that a benchmark has: once in every round, for the
/// machine may change its speed from round to round.
class empty_bodies final : public conversation {
public:
  message answer(const message &question) override {
    return message(question.verb() == "hello" && misfit(question).empty() ? "empties" : "quit");
  }
  void hear(const message &m) override {
    if (m.verb() == "empties")
      rounds_.push_back(m);
  }
  /// How many times as long as an empty body of this form a benchmark took, by the median of its
  /// rounds, each beside the one of the same turn; 0 where none was measured.
  double times(target form, const std::vector<double> &seconds) const {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(seconds.size(), rounds_.size()); ++i) {
      const double empty = rounds_[i].number(name_of(form));
      if (empty > 0)
        ratios.push_back(seconds[i] / empty);
    }
    return ratios.empty() ? 0 : median(ratios);
  }

private:
  std::vector<message> rounds_;
};

} // namespace bench_test::detail
