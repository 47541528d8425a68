// bench_test/impl/run/overhead.hpp - how much of a benchmark is doctest's own work.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "../results/leaf.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

/// Whether doctest's own work can be told of what a kind reads: a time, or something exact.
inline bool knows_overhead(const kind &k) { return measures_time(k) || k.how() == sampling::exact; }

/// Lets a worker find out what doctest takes of a kind's first metric on this machine, in this
/// build.
class overhead final : public conversation {
public:
  explicit overhead(const kind &of) : of_(of) {}
  message answer(const message &question) override {
    if (question.verb() == "hello" && misfit(question).empty())
      return message("overhead").with("kind", of_.prefix());
    return message("quit");
  }
  const char *command() const override { return of_.command(); }
  void hear(const message &m) override {
    if (m.verb() != "overhead")
      return;
    assertion_ = m.number("assertion");
    subcase_ = m.number("subcase");
    value_ = m.number("value");
  }
  /// The share of an iteration of such a value that doctest takes, 0 to 1, as far as it can be
  /// told: the assertions, subcases and values within the region, each taken as one of the simplest
  /// sort.
  double share_of(const pass &p, double of_iteration) const {
    double doctest = p.region_assertions / std::max(1.0, p.calls) * assertion_;
    if (!is_measure(p.region)) {
      const auto values = static_cast<double>(p.parameters.size());
      doctest += (static_cast<double>(p.path.size()) - values) * subcase_ +
                 (values + p.values_tried) * value_;
    }
    return of_iteration > 0 ? std::min(1.0, doctest / of_iteration) : 0;
  }

private:
  const kind &of_;
  double assertion_ = 0;
  double subcase_ = 0;
  double value_ = 0;
};

} // namespace bench_test::detail
