// bench_test/impl/system/usable_processors.hpp - the processors that this process may run on.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#if defined(__linux__)
#include <sched.h>
#endif

namespace bench_test::detail {

/// Their numbers, ascending, by the affinity mask, which a cpuset of a container limits, too. None
/// where the system does not tell, as on one of more than 1,024 processors.
inline std::vector<int> usable_processors() {
  std::vector<int> numbers;
#if defined(__linux__)
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (sched_getaffinity(0, sizeof mask, &mask) != 0)
    return numbers;
  for (int i = 0; i < CPU_SETSIZE; ++i)
    if (CPU_ISSET(static_cast<unsigned>(i), &mask))
      numbers.push_back(i);
#endif
  return numbers;
}

} // namespace bench_test::detail
