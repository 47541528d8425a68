// bench_test/impl/system/cpu_clock.hpp - the time that this process has computed.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <ctime>

namespace bench_test::detail {

/// Seconds that all threads of this process together have run on a processor; 0 where the system
/// does not tell.
inline double process_cpu_seconds() {
#if defined(CLOCK_PROCESS_CPUTIME_ID)
  timespec time{};
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0)
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
#endif
  return 0;
}

} // namespace bench_test::detail
