// bench_test/impl/worker/said_work.hpp - what a body says in a pass that an iteration does.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <mutex>
#include <vector>

#include "pass.hpp"

namespace bench_test::detail {

class said_work {
public:
  /// `is_repeated`: the region is called so often that only the last word can be noted, which costs
  /// an instruction; what there is to say was said in a pass before.
  void begin_pass(bool is_repeated) {
    is_repeated_ = is_repeated;
    works_.clear();
    last_ = 0;
  }
  /// Any thread of the body may say it.
  void note(double amount, const char *unit) {
    last_.store(amount, std::memory_order_relaxed);
    if (is_repeated_)
      return;
    const std::lock_guard<std::mutex> lock(noting_);
    set_work(works_, {amount, unit});
  }
  void end_pass(pass &p) const {
    p.works = works_;
    p.last_amount = last_;
  }

private:
  bool is_repeated_ = false;
  std::mutex noting_;
  std::vector<work> works_;
  std::atomic<double> last_{0};
};

} // namespace bench_test::detail
