// bench_test/impl/bridge/place_2_5.hpp - where in a case's subcases a body is, for doctest 2.5.
//
// doctest 2.5 walks SUBCASE and GENERATE alike, with a path of the branch taken at each depth.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "../../doctest.hpp"

namespace bench_test::detail {

std::vector<std::size_t> &decision_path(doctest::detail::TraversalState &);
std::vector<doctest::detail::DecisionPoint> &met_decisions(doctest::detail::TraversalState &);

/// Gives access to two private members: an explicit instantiation may name them.
template <auto Path, auto Met> struct reveal_traversal {
  friend std::vector<std::size_t> &decision_path(doctest::detail::TraversalState &state) {
    return state.*Path;
  }
  friend std::vector<doctest::detail::DecisionPoint> &
  met_decisions(doctest::detail::TraversalState &state) {
    return state.*Met;
  }
};
template struct reveal_traversal<&doctest::detail::TraversalState::m_decisionPath,
                                 &doctest::detail::TraversalState::m_discoveredDecisionPath>;

/// The way to one leaf: the branch taken at each depth.
class place {
public:
  /// Where the body that has just run was.
  static place current() {
    // Also what it has not met this time: doctest never takes the same path again, so a pass that
    // ends before its path does (a subcase is gone) is told from all others.
    place p;
    p.way_ = decision_path(doctest::detail::g_cs->traversal);
    while (!p.way_.empty() && p.way_.back() == 0)
      p.way_.pop_back(); // the first branch is where a body goes by itself
    return p;
  }

  static place parse(const std::string &text) {
    place p;
    for (const char *at = text.c_str(); *at;) {
      char *end = nullptr;
      p.way_.push_back(std::strtoul(at, &end, 10));
      at = *end ? end + 1 : end;
    }
    return p;
  }

  std::string str() const {
    std::string text;
    for (const auto branch : way_)
      text += std::to_string(branch) + '|';
    return text;
  }

  /// Makes the next run of the body go here, and nowhere else.
  void enter() const {
    auto &state = doctest::detail::g_cs->traversal;
    state.resetForTestCase();
    decision_path(state) = way_;
  }

  /// Whether the body has met a decision since `enter`, so that it must be called anew.
  static bool has_moved() noexcept {
    return !met_decisions(doctest::detail::g_cs->traversal).empty();
  }

  /// Keeps doctest from running the other leaves.
  static void finish() { doctest::detail::g_cs->traversal.resetForTestCase(); }

private:
  std::vector<std::size_t> way_;
};

} // namespace bench_test::detail
