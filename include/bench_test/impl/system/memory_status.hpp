// bench_test/impl/system/memory_status.hpp - the resident memory of this process, by the kernel.
//
// Never ru_maxrss: a child inherits its parent's.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__linux__)
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace bench_test::detail {

#if defined(__linux__)

/// A field of /proc/self/status in bytes ("VmHWM:", "VmRSS:"), or -1. Allocates nothing.
inline double memory_status(const char *field) {
  char text[8192];
  const int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return -1;
  const auto size = read(file, text, sizeof text - 1);
  close(file);
  if (size <= 0)
    return -1;
  text[size] = 0;
  const char *found = std::strstr(text, field);
  return found ? static_cast<double>(std::atol(found + std::strlen(field))) * 1024 : -1;
}

/// Sets the peak of resident memory (VmHWM) back to what is resident now; false where the kernel
/// does not offer it (CONFIG_PROC_PAGE_MONITOR).
inline bool reset_memory_peak() {
  const int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
  if (file < 0)
    return false;
  const bool done = write(file, "5", 1) == 1;
  close(file);
  return done;
}

#else

inline double memory_status(const char *) { return -1; }
inline bool reset_memory_peak() { return false; }

#endif

} // namespace bench_test::detail
