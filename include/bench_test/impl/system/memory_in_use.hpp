// bench_test/impl/system/memory_in_use.hpp - how much memory this process has in use.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "memory_status.hpp"

namespace bench_test::detail {

/// Bytes that glibc's malloc has given out, over all threads. Where that is not known (before glibc
/// 2.33, or with another allocator or a sanitizer in its place), what is resident; 0 if that is not
/// known either.
inline double memory_in_use() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  const auto info = mallinfo2();
  if (info.uordblks + info.hblkhd > 0)
    return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
#endif
  return std::max(0.0, memory_status("VmRSS:"));
}

} // namespace bench_test::detail
