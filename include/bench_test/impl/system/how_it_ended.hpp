// bench_test/impl/system/how_it_ended.hpp - a process' end in words.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <string>
#include <sys/wait.h>

namespace bench_test::detail {

/// "SIGSEGV"; "signal 11" where the C library does not tell the name.
inline std::string signal_name(int signal) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 32)
  if (const char *name = sigabbrev_np(signal))
    return std::string("SIG") + name;
#endif
  return "signal " + std::to_string(signal);
}

/// How a process with this wait status ended: "SIGSEGV (Segmentation fault)", "called exit(3)".
inline std::string how_it_ended(int status) {
  if (WIFSIGNALED(status))
    return signal_name(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
  return "called exit(" + std::to_string(WEXITSTATUS(status)) + ")";
}

} // namespace bench_test::detail
