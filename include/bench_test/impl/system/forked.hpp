// bench_test/impl/system/forked.hpp - tells a child that a body has forked from the process itself.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <unistd.h>

namespace bench_test::detail {

/// The process in which it was made.
class process {
public:
  bool is_this() const { return getpid() == id_; }

private:
  pid_t id_ = getpid();
};

/// Ends a forked child where a test run of its own would end: with what it has printed, and with
/// the status that its parent may wait for. Nothing that belongs to the parent is destroyed.
[[noreturn]] inline void end_child(bool has_failed) {
  std::fflush(nullptr);
  _exit(has_failed ? 1 : 0);
}

} // namespace bench_test::detail
