// bench_test/impl/run/overhead.hpp - how much of a benchmark is doctest's own work.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "../results/leaf.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

/// Lets a worker find out what doctest takes on this machine, in this build.
class overhead final : public conversation {
public:
  message answer(const message &question) override {
    return message(question.verb() == "hello" && misfit(question).empty() ? "overhead" : "quit");
  }
  void hear(const message &m) override {
    if (m.verb() != "overhead")
      return;
    assertion_ = m.number("assertion");
    subcase_ = m.number("subcase");
  }
  /// The share of an iteration of `seconds` that doctest takes, 0 to 1, as far as it can be told:
  /// the assertions and subcases within the region, each taken as one of the simplest sort; a value
  /// that is not entered costs about what a subcase does.
  double share_of(const pass &p, double seconds) const {
    const double subcases =
        is_measure(p.region) ? 0 : static_cast<double>(p.path.size()) + p.values_tried;
    const double doctest =
        p.region_assertions / std::max(1.0, p.calls) * assertion_ + subcases * subcase_;
    return seconds > 0 ? std::min(1.0, doctest / seconds) : 0;
  }

private:
  double assertion_ = 0;
  double subcase_ = 0;
};

} // namespace bench_test::detail
