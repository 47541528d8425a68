// bench_test/impl/run/conversation.hpp - the parent's side of the protocol: it decides.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "../worker/message.hpp"

namespace bench_test::detail {

/// One talk with one worker, from its hello to its end.
class conversation {
public:
  virtual ~conversation() = default;
  virtual void hear(const message &) = 0;
  virtual message answer(const message &question) = 0;
  /// Seconds that the running case's own timeout allows for a pass; 0 if it has none.
  virtual double timeout_of_case() const { return 0; }
  /// Seconds that the last order will take by itself, beside the one pass that --timeout is for.
  virtual double expected_seconds() const { return 0; }
  /// Whether its worker measures, so that it is to run under the command of --under.
  virtual bool is_round() const { return false; }
  /// The command that its worker needs to run under, to measure; null for none.
  virtual const char *command() const { return nullptr; }
};

/// How a talk ended.
struct outcome {
  enum class end { complete, died, timed_out, interrupted, not_started };
  end how = end::complete;
  std::string reason;                  ///< in words, where not complete
  std::string output;                  ///< the last of what the body printed
  unsigned long long output_bytes = 0; ///< and how much that was in all
};

/// Refuses a worker that speaks another protocol; empty if it is understood.
inline std::string misfit(const message &hello) {
  const int theirs = static_cast<int>(hello.number("protocol"));
  if (theirs == protocol_version)
    return "";
  return "the worker speaks protocol " + std::to_string(theirs) + ", expected " +
         std::to_string(protocol_version) + "; build both programs with the same bench_test";
}

} // namespace bench_test::detail
