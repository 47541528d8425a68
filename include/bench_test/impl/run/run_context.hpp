// bench_test/impl/run/run_context.hpp - what the parts of a run share.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "../bridge/listener.hpp"
#include "../results/leaf_row.hpp"
#include "conversation.hpp"
#include "options.hpp"

namespace bench_test::detail {

/// What is running, and how much is done and left.
struct progress {
  std::string_view what; ///< "time", or "first run"
  std::string_view id;   ///< of the case or leaf
  std::size_t done = 0;
  std::size_t all = 0;
  double seconds_left = -1; ///< below 0 where that cannot be told
};

/// Is told what a run finds, as it finds it.
class observer {
public:
  virtual ~observer() = default;
  /// A leaf that failed: with doctest's words, if any, and what it printed.
  virtual void on_failure(const leaf &, const failure &, const outcome &) = 0;
  virtual void on_finished(const leaf_row &) = 0;
  /// Something that takes a while and gives no row, in words.
  virtual void on_step(const std::string &what) = 0;
  /// How a leaf is measured, for those who want to know.
  virtual void on_detail(const leaf &, const std::string &what) = 0;
  /// What is done next, many times a second.
  virtual void on_progress(const progress &) = 0;
};

struct run_context {
  const options &chosen;
  observer &told;
  std::function<outcome(conversation &)> talk; ///< carries a conversation to a worker
  bool has_fresh_processes = true;             ///< each talk is with a new one
  bool is_interrupted = false;
  bool has_refused = false; ///< a kind cannot measure this program

  /// Talks; an interruption is noted, and is as good as an end for the caller.
  outcome talk_about(conversation &c) {
    auto how = talk(c);
    is_interrupted = is_interrupted || how.how == outcome::end::interrupted;
    return how;
  }
};

} // namespace bench_test::detail
