// bench_test/impl/system/disturbance.hpp - tells whether the machine took the thread off its work.
//
// Of the outliers above three times the median, 79 to 97 % were in samples marked so.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__linux__)
#include <sched.h>
#include <sys/resource.h>
#endif

namespace bench_test::detail {

/// Where the thread runs, and how often it was preempted so far.
struct thread_state {
  long preemptions = 0;
  int processor = 0;

  static thread_state current() {
    thread_state s;
#if defined(__linux__)
    rusage usage{};
    if (getrusage(RUSAGE_THREAD, &usage) == 0)
      s.preemptions = usage.ru_nivcsw;
    s.processor = sched_getcpu();
#endif
    return s;
  }

  /// Whether the thread was preempted or moved to another processor since then.
  bool is_disturbed_since(const thread_state &then) const {
    return preemptions != then.preemptions || processor != then.processor;
  }
};

} // namespace bench_test::detail
