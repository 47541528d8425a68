// bench_test/impl/dispatch/suite_selection.hpp - what of the suite is selected, kind by kind.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../bridge/choice.hpp"
#include "../bridge/doctest_runs.hpp"
#include "../kinds/registry.hpp"
#include "../report/printer.hpp"
#include "../report/registered.hpp"
#include "../run/options.hpp"
#include "../run/selection.hpp"

namespace bench_test::detail {

/// Without --list it is there to be measured: a kind that cannot measure here is left out then.
class suite_selection {
public:
  suite_selection(const options &o, const choice &chosen)
      : options_(o), chosen_(chosen), all_(all_cases()) {}

  /// Selects for these kinds; returns what is wrong, or "".
  std::string choose(const std::vector<kind *> &kinds) {
    const bool measures = options_.list == listing::none;
    const auto indices = chosen_indices(chosen_);
    std::string nothing; // is selected, and why
    for (kind *k : kinds) {
      auto selected = select(all_, indices, k->prefix(), options_);
      if (selected.is_only_empty) {
        nothing = selected.error;
        empty_.push_back(k);
        continue;
      }
      if (!selected.error.empty())
        return selected.error;
      if (const auto wrong = measures ? wrong_with_options(*k) : ""; !wrong.empty())
        return wrong;
      if (const char *const why = measures ? k->refusal() : nullptr) {
        say(std::string(k->prefix()) + ": " + why);
        has_refused_ = true;
        continue;
      }
      kinds_.push_back(k);
      selected_.emplace_back(all_.size());
      for (const auto &c : selected.cases)
        selected_.back()[c.of->index] = true;
      cases_ = std::move(selected.cases);
    }
    if (empty_.size() == kinds.size())
      return kinds.size() == 1 || options_.all ? nothing : nothing_for(kinds);
    for (const auto *k : empty_)
      say("nothing is selected for the kind " + std::string(k->prefix()));
    if (kinds_.size() > 1)
      join_cases(indices);
    return "";
  }

  /// Those that something is selected for, and that can measure here.
  const std::vector<kind *> &kinds() const { return kinds_; }
  /// Those of all kinds, in the order of a single one.
  const std::vector<selected_case> &cases() const { return cases_; }
  /// Whether any of them measures a time.
  bool measures_a_time() const {
    return std::any_of(kinds_.begin(), kinds_.end(),
                       [](const kind *k) { return measures_time(*k); });
  }
  /// Whether nothing at all is selected.
  bool is_empty() const { return kinds_.empty() && !empty_.empty(); }
  /// Whether a kind cannot measure here; that was said.
  bool has_refused() const { return has_refused_; }

  /// The kinds that a case is selected for.
  std::vector<kind *> kinds_of(const test_case &c) const {
    std::vector<kind *> kinds;
    for (std::size_t i = 0; i < kinds_.size(); ++i)
      if (selected_[i][c.index])
        kinds.push_back(kinds_[i]);
    return kinds;
  }

  void say_what_is_registered() const {
    say(count_of(all_.size(), "test case") + " registered, " + std::to_string(cases_.size()) +
        " selected:");
    const auto of = [this](const test_case &c) { return kinds_of(c); };
    say_all(registered_lines(all_, chosen_indices(chosen_), of, options_, chosen_.no_skip()));
  }

private:
  /// An option that does not go with a kind, as an error; empty if all do.
  std::string wrong_with_options(const kind &k) const {
    const std::string name = k.prefix();
    if (!options_.threads.empty() && k.how() != sampling::steady)
      return "--threads: " + name +
             " reads a single call, which is one thread's; choose another kind, as in --kind=time";
    if (options_.in_process && k.how() != sampling::steady)
      return "--in-process: " + name +
             " needs a fresh process for each reading; leave it out, or choose another kind";
    if (!options_.under.empty() && !k.refusal() && k.command())
      return "--under: " + name + " runs under a command of its own, which is " +
             split_words(k.command()).front() + "; choose another kind";
    return "";
  }

  std::string nothing_for(const std::vector<kind *> &kinds) const {
    const auto is_any = [&](const test_case &c) {
      return std::any_of(kinds.begin(), kinds.end(),
                         [&](const kind *k) { return is_benchmark(c, k->prefix()); });
    };
    if (std::none_of(all_.begin(), all_.end(), is_any))
      return "nothing is selected: " +
             nothing_among(all_.size(), 0, "kinds " + names_of(kinds), false);
    return "nothing is selected for any of the kinds " + names_of(kinds) +
           "; --list alone prints what there is for them, --list --all every test case";
  }

  void join_cases(const std::vector<std::size_t> &indices) {
    options every = options_;
    every.all = true;
    cases_ = select(all_, indices, "", every).cases;
    cases_.erase(std::remove_if(cases_.begin(), cases_.end(),
                                [&](const auto &c) { return kinds_of(*c.of).empty(); }),
                 cases_.end());
  }

  const options &options_;
  const choice &chosen_;
  std::vector<test_case> all_;
  std::vector<kind *> kinds_;
  std::vector<kind *> empty_;               ///< under which nothing is selected
  std::vector<std::vector<bool>> selected_; ///< by each of kinds_, the cases, by position
  std::vector<selected_case> cases_;
  bool has_refused_ = false;
};

} // namespace bench_test::detail
