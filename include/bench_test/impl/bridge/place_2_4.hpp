// bench_test/impl/bridge/place_2_4.hpp - where in a case's subcases a body is, for doctest 2.4.9
// to 2.4.12.
//
// These walk the leaves with a stack of subcases entered and a stack of those to
// be entered next. Setting the second puts a fresh process into one leaf at once.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "../../doctest.hpp"
#include "subcase_text.hpp"

namespace bench_test::detail {

/// The way to one leaf, from the outside in.
class place {
public:
  /// Where the body that has just run was.
  static place current() {
    place p;
    p.way_ = doctest::detail::g_cs->subcaseStack;
    return p;
  }

  static place parse(const std::string &text) {
    place p;
    std::size_t from = 0;
    while (from < text.size())
      p.way_.push_back(subcase_in(text, from));
    return p;
  }

  std::string str() const {
    std::string text;
    for (const auto &step : way_)
      text += text_of(step);
    return text;
  }

  /// Makes the next run of the body go here, and nowhere else.
  void enter() const {
    auto &state = *doctest::detail::g_cs;
    state.reachedLeaf = false;
    state.subcaseStack.clear();
    state.currentSubcaseDepth = 0;
    state.nextSubcaseStack = way_;
  }

  /// Whether the body has met a subcase since `enter`, so that it must be called anew.
  static bool has_moved() noexcept { return doctest::detail::g_cs->reachedLeaf; }

  /// Keeps doctest from running the other leaves.
  static void finish() { doctest::detail::g_cs->nextSubcaseStack.clear(); }

private:
  std::vector<doctest::SubcaseSignature> way_;
};

} // namespace bench_test::detail
