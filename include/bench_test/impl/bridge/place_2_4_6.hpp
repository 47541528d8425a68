// bench_test/impl/bridge/place_2_4_6.hpp - where in a case's subcases a body is, for doctest 2.4.6
// to 2.4.8.
//
// These know no way to go: a body enters the first subcase that is not in the set of those passed,
// once at each level. To go to a leaf, only the names on its way are let in, as by -sc. The set
// holds what must not be entered in spite of its name: subcases of the same name passed before.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../doctest.hpp"
#include "choice.hpp"
#include "reporter.hpp"
#include "subcase_text.hpp"

namespace bench_test::detail {

/// The way to one leaf, from the outside in, and what doctest had passed beside it.
class place {
  using way = std::vector<doctest::SubcaseSignature>;
  using state = doctest::detail::ContextState;

public:
  /// Where the body that has just run was.
  static place current() {
    const state &now = *doctest::detail::g_cs;
    route r;
    const auto depth = static_cast<std::ptrdiff_t>(now.subcasesCurrentMaxLevel);
    r.steps.assign(entered_subcases.begin(), entered_subcases.begin() + depth);
    const auto names = r.names();
    const auto is_told_apart = [&](const way &passed) {
      return !is_filtered(now) && passed.size() <= r.steps.size() &&
             !doctest::matchesAny(passed.back().m_name.c_str(), names, true, now.case_sensitive);
    };
    for (const auto &passed : now.subcasesPassed)
      if (r.meets(passed) && !is_told_apart(passed))
        r.passed.insert(passed);
    return place(std::move(r));
  }

  static place parse(const std::string &text) {
    route r;
    for (std::size_t from = 0; from < text.size();) {
      const bool is_step = text[from++] == '+';
      way next = r.steps;
      next.push_back(subcase_in(text, from));
      if (is_step)
        r.steps = std::move(next);
      else
        r.passed.insert(std::move(next));
    }
    return place(std::move(r));
  }

  /// The steps, each behind what was passed beside it.
  std::string str() const {
    std::string text;
    for (std::size_t level = 0; level <= route_->steps.size(); ++level) {
      for (const auto &passed : route_->passed)
        if (passed.size() == level + 1)
          text += '-' + text_of(passed.back());
      if (level < route_->steps.size())
        text += '+' + text_of(route_->steps[level]);
    }
    return text;
  }

  place() : place(route()) {}

  /// Makes the next run of the body go here, and nowhere else.
  void enter() const {
    state &now = *doctest::detail::g_cs;
    now.subcasesStack.clear();
    now.subcasesCurrentMaxLevel = 0;
    now.should_reenter = true; // or what is left would be marked as passed
    if (entered_ != route_)    // else all below is in force from the last iteration
      let_in(now);
  }

  /// Whether the body has met a subcase since `enter`, so that it must be called anew.
  static bool has_moved() noexcept { return doctest::detail::g_cs->subcasesCurrentMaxLevel != 0; }

  /// Keeps doctest from running the other leaves.
  static void finish() {
    lift_names(*doctest::detail::g_cs);
    entered_.reset();
    doctest::detail::g_cs->should_reenter = false;
  }

private:
  struct route {
    way steps;
    decltype(state::subcasesPassed) passed;

    /// Whether these steps come to where the last one of another way may be entered, and do not.
    bool meets(const way &other) const {
      const std::size_t beside = other.size() - 1;
      if (beside > steps.size())
        return false;
      for (std::size_t i = 0; i < beside; ++i)
        if (!is_same(other[i], steps[i]))
          return false;
      return beside == steps.size() || !is_same(other.back(), steps[beside]);
    }
    std::vector<doctest::String> names() const {
      std::vector<doctest::String> all;
      for (const auto &step : steps)
        all.push_back(step.m_name);
      return all;
    }
  };

  explicit place(route r) : route_(std::make_shared<const route>(std::move(r))) {}

  /// Whether the user says which subcases are let in: then the set has to hold all that was passed.
  static bool is_filtered(const state &now) {
    return !now.filters[choice::subcase].empty() || !now.filters[choice::subcase_exclude].empty();
  }

  void let_in(state &now) const {
    lift_names(now);
    now.subcasesPassed = route_->passed;
    by_name_ = !is_filtered(now);
    if (by_name_) {
      now.filters[choice::subcase] = route_->names();
      now.subcase_filter_levels = static_cast<int>(route_->steps.size());
    }
    entered_ = route_;
  }

  static void lift_names(state &now) {
    if (entered_ && by_name_)
      now.filters[choice::subcase].clear();
    by_name_ = false;
  }

  std::shared_ptr<const route> route_;
  static inline std::shared_ptr<const route> entered_; // the route that is in force
  static inline bool by_name_ = false;                 // and names let in
};

} // namespace bench_test::detail
