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

/// What the variable holds for the processes that a body starts: they are not workers, and under
/// the name of one they do not measure either.
constexpr const char *within_worker = "within";

inline bool is_within_worker() {
  const char *const value = std::getenv(worker_variable);
  return value && std::string(value) == within_worker;
}

/// The descriptor to talk to the parent through; -1 if this process is no worker. Called once,
/// early: what the body starts must not take itself for a worker.
inline int claim_worker_descriptor() {
  const char *const value = std::getenv(worker_variable);
  if (!value || is_within_worker())
    return -1;
  char *end = nullptr;
  const int descriptor = static_cast<int>(std::strtol(value, &end, 10));
  if (end == value || *end != ':')
    return -1;
  [[maybe_unused]] const long parent = std::strtol(end + 1, nullptr, 10);
  setenv(worker_variable, within_worker, 1);
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
    return -1;
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a parent that is killed leaves no worker behind
  if (getppid() != parent)
    _exit(1);
#endif
  rlimit core{};
  getrlimit(RLIMIT_CORE, &core);
  core.rlim_cur = 0; // a body that crashes in each of nine processes would leave nine files
  setrlimit(RLIMIT_CORE, &core);
  return descriptor;
}

} // namespace bench_test::detail
