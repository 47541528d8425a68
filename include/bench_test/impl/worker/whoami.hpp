// bench_test/impl/worker/whoami.hpp - whether this process is a worker, and its line to the parent.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "../system/child_process.hpp"

namespace bench_test::detail {

/// The descriptor to talk to the parent through; -1 if this process is no worker. Called once,
/// early: what the body starts must not take itself for a worker.
inline int claim_worker_descriptor() {
  const char *const value = std::getenv(worker_variable);
  if (!value)
    return -1;
  char *end = nullptr;
  const int descriptor = static_cast<int>(std::strtol(value, &end, 10));
  const long parent = *end == ':' ? std::strtol(end + 1, nullptr, 10) : 0;
  unsetenv(worker_variable);
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
    return -1;
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a parent that is killed leaves no worker behind
  if (parent && getppid() != parent)
    _exit(1);
#endif
  rlimit core{};
  getrlimit(RLIMIT_CORE, &core);
  core.rlim_cur = 0; // a body that crashes in each of nine processes would leave nine files
  setrlimit(RLIMIT_CORE, &core);
  return descriptor;
}

} // namespace bench_test::detail
