// bench_test/impl/run/suite_check.hpp - which cases pass when the whole suite runs in one process.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../results/leaf.hpp"
#include "../worker/index_list.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

/// Lets a worker run the whole suite, to learn which cases pass in it.
class suite_check final : public conversation {
public:
  /// What timed out alone would do so again, as what is `endless` would.
  explicit suite_check(const std::vector<leaf> &leaves, std::vector<std::size_t> endless = {})
      : left_out_(std::move(endless)) {
    for (const auto &l : leaves)
      if (l.result == verdict::timed_out)
        left_out_.push_back(l.of->index);
  }

  message answer(const message &question) override {
    if (question.verb() != "hello" || !misfit(question).empty())
      return message("quit");
    std::sort(left_out_.begin(), left_out_.end());
    return message("suite").with("without", encoded_indices(left_out_));
  }
  void hear(const message &m) override {
    if (m.verb() == "case")
      running_.assign(1, static_cast<std::size_t>(m.number("index")));
    else if (m.verb() == "case-ends" && m.number("success") > 0)
      passed_.insert(passed_.end(), running_.begin(), running_.end());
  }

  /// Leaves out the case in which the last talk broke off; false if there is none.
  bool leave_out_culprit() {
    if (running_.empty())
      return false;
    left_out_.push_back(running_.front());
    running_.clear();
    passed_.clear();
    return true;
  }
  bool has_passed(const test_case &c) const {
    const auto has = [&](const auto &list) {
      return std::find(list.begin(), list.end(), c.index) != list.end();
    };
    return has(passed_) && !has(left_out_);
  }

private:
  std::vector<std::size_t> left_out_;
  std::vector<std::size_t> passed_;
  std::vector<std::size_t> running_; ///< the case that has begun, if any
};

} // namespace bench_test::detail
