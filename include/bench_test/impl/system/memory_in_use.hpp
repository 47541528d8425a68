// bench_test/impl/system/heap_in_use.hpp - how much of the C library's heap is in use.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace bench_test::detail {

/// Bytes that malloc has given out, over all threads; 0 where the C library does not tell (glibc
/// does, from 2.33 on, unless another allocator or a sanitizer stands in for its own).
inline double heap_in_use() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  const auto info = mallinfo2();
  return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
#else
  return 0;
#endif
}

} // namespace bench_test::detail
