// bench_test/impl/bridge/choice.hpp - how doctest was told to choose test cases.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <climits>
#include <string>
#include <vector>

#include "../../doctest.hpp"

namespace bench_test::detail {

/// doctest's filters, and the options that belong to them, taken from one of its contexts.
class choice {
public:
  /// Positions in doctest's list of filters, the same since 2.4.0.
  enum position : std::size_t {
    source_file_exclude = 1,
    test_suite_exclude = 3,
    test_case = 4,
    test_case_exclude = 5,
    subcase = 6,
    subcase_exclude = 7,
    reporter = 8,
    count = 9
  };

  choice() = default;
  explicit choice(const doctest::detail::ContextState &from)
      : filters_(from.filters), first_(from.first), last_(from.last),
        subcase_filter_levels_(from.subcase_filter_levels), case_sensitive_(from.case_sensitive),
        no_skip_(from.no_skip) {}

  /// Also selects the cases whose name has `word` in it.
  void add_word(const std::string &word) {
    filters_[test_case].push_back(("*" + word + "*").c_str());
  }

  /// Also selects what `other` selects, and leaves out what it leaves out.
  void add(const choice &other) {
    for (std::size_t i = 0; i < reporter; ++i)
      filters_[i].insert(filters_[i].end(), other.filters_[i].begin(), other.filters_[i].end());
    if (other.first_ != 0)
      first_ = other.first_;
    if (other.last_ != UINT_MAX)
      last_ = other.last_;
    if (other.subcase_filter_levels_ != INT_MAX)
      subcase_filter_levels_ = other.subcase_filter_levels_;
    no_skip_ = no_skip_ || other.no_skip_;
    case_sensitive_ = case_sensitive_ || other.case_sensitive_;
  }

  bool no_skip() const { return no_skip_; }

  /// Whether no filter of cases is set.
  bool is_every_case() const {
    return first_ == 0 && last_ == UINT_MAX &&
           std::all_of(filters_.begin(), filters_.begin() + subcase,
                       [](const auto &filter) { return filter.empty(); });
  }

  /// Makes a context choose cases so.
  void apply_to(doctest::detail::ContextState &to) const {
    for (std::size_t i = 0; i < subcase; ++i)
      to.filters[i] = filters_[i];
    to.first = first_;
    to.last = last_;
    // Skipped cases are reported as such, so they are chosen too, unless positions are counted.
    to.no_skip = no_skip_ || (first_ == 0 && last_ == UINT_MAX);
    apply_subcases_to(to);
  }

  /// Makes a context choose subcases so, and nothing else: a worker's case is chosen by position.
  void apply_subcases_to(doctest::detail::ContextState &to) const {
    to.filters[subcase] = filters_[subcase];
    to.filters[subcase_exclude] = filters_[subcase_exclude];
    to.subcase_filter_levels = subcase_filter_levels_;
    to.case_sensitive = case_sensitive_;
  }

  /// Makes a context leave out what is left out here, and choose all else.
  void apply_exclusions_to(doctest::detail::ContextState &to) const {
    for (const auto exclude : {source_file_exclude, test_suite_exclude, test_case_exclude})
      to.filters[exclude] = filters_[exclude];
    to.case_sensitive = case_sensitive_;
  }

private:
  std::vector<std::vector<doctest::String>> filters_{count};
  unsigned first_ = 0;
  unsigned last_ = UINT_MAX;
  int subcase_filter_levels_ = INT_MAX;
  bool case_sensitive_ = false;
  bool no_skip_ = false;
};

} // namespace bench_test::detail
