// bench_test/impl/run/case_facts.hpp - what a worker has told of one case while it ran it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../bridge/listener.hpp"
#include "../worker/message.hpp"
#include "../worker/pass.hpp"

namespace bench_test::detail {

/// The leaves that were found, and how far it got.
class case_facts {
public:
  struct found_leaf {
    pass facts;
    std::string place;
    failure why; ///< if it failed: the first failure
  };

  void hear(const message &m) {
    if (m.verb() == "pass-begins") {
      within_ = true;
      way_.clear();
      why_ = {};
    } else if (m.verb() == "enter") {
      way_.push_back(m.text("name"));
    } else if (m.verb() == "leave") {
      if (!way_.empty())
        way_.pop_back();
    } else if (m.verb() == "failure") {
      note_failure({m.text("summary"), m.text("text")});
    } else if (m.verb() == "leaf") {
      found_.push_back({decoded_pass(m), m.text("place"), why_});
      within_ = false;
    } else if (m.verb() == "endless") {
      passes_to_end_ = m.number("passes");
    } else if (m.verb() == "case-ends") {
      has_ended_ = true;
      success_ = m.number("success") > 0;
      reason_ = m.text("reason");
    }
  }

  const std::vector<found_leaf> &found() const { return found_; }
  const std::vector<std::string> &way() const { return way_; } ///< to where a pass broke off
  bool is_within_pass() const { return within_; }
  const failure &last_failure() const { return why_; }
  bool has_ended() const { return has_ended_; }
  /// doctest's own verdict of the whole case, once it has ended, and its reason in words, if any.
  bool success() const { return success_; }
  const std::string &reason() const { return reason_; }

  /// Whether doctest would have gone on with it, seemingly for ever, and after how many passes it
  /// was ended.
  bool is_endless() const { return passes_to_end_ > 0; }
  double passes_to_end() const { return passes_to_end_; }

  /// Whether nothing speaks against measuring what was found.
  bool is_clean() const {
    return has_ended_ && success_ && !is_endless() &&
           std::none_of(found_.begin(), found_.end(),
                        [](const found_leaf &f) { return f.facts.failed(); });
  }

private:
  void note_failure(failure f) {
    // An exception is told of after it has left the pass.
    failure &to = within_ || found_.empty() ? why_ : found_.back().why;
    if (to.summary.empty())
      to = std::move(f);
    else
      to.text += f.text;
  }

  std::vector<found_leaf> found_;
  std::vector<std::string> way_;
  failure why_;
  bool within_ = true; ///< a pass
  bool has_ended_ = false;
  double passes_to_end_ = 0;
  bool success_ = true;
  std::string reason_;
};

} // namespace bench_test::detail
