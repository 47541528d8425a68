// bench_test/impl/system/freed_memory.hpp - whether freed memory goes back to the system.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <initializer_list>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace bench_test::detail {

/// From now on glibc's malloc keeps in this process what is freed, and has blocks of up to 32 MiB
/// there (the most that it would adapt to by itself), instead of asking the kernel for them again
/// and again: the first touch of each page would be most of a short time. Does nothing where the
/// user has tuned malloc by its variables, nor with another allocator.
inline void keep_freed_memory() {
#if defined(__GLIBC__)
  for (const char *const variable :
       {"MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "GLIBC_TUNABLES"})
    if (std::getenv(variable))
      return;
  mallopt(M_TRIM_THRESHOLD, -1);
  mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
#endif
}

} // namespace bench_test::detail
