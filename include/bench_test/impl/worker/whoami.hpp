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

/// The same open file under a number that bodies do not come across: those that they count on, as
/// the lowest free one, are as in a test run, and what they put in place of the first ones does not
/// hit us. Closed on exec.
inline int moved_out_of_the_way(int descriptor) {
  constexpr rlim_t high = 1000; // below FD_SETSIZE, and the table of a process stays small
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC,
                          static_cast<int>(files.rlim_cur > high ? high : files.rlim_cur * 3 / 4));
  if (moved < 0)
    return descriptor;
  close(descriptor);
  return moved;
}

/// The descriptors that a worker talks to its parent through.
struct worker_line {
  int socket = -1; ///< -1 if this process is no worker
  int ring = -1;
  bool is_there() const { return socket >= 0; }
};

/// This process' line to its parent. Called once, early: what the body starts must not take itself
/// for a worker.
inline worker_line claim_worker_line() {
  const char *const value = std::getenv(worker_variable);
  if (!value || is_within_worker())
    return {};
  long numbers[3] = {-1, -1, -1}; // socket, ring, parent
  const char *at = value;
  for (long &number : numbers) {
    char *end = nullptr;
    number = std::strtol(at, &end, 10);
    if (end == at || (*end && *end != ':'))
      return {};
    at = *end ? end + 1 : end;
  }
  const worker_line line{static_cast<int>(numbers[0]), static_cast<int>(numbers[1])};
  setenv(worker_variable, within_worker, 1);
  for (const int descriptor : {line.socket, line.ring})
    if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
      return {};
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a parent that is killed leaves no worker behind
  if (getppid() != numbers[2])
    _exit(1);
#endif
  rlimit core{};
  getrlimit(RLIMIT_CORE, &core);
  core.rlim_cur = 0; // a body that crashes in each of nine processes would leave nine files
  setrlimit(RLIMIT_CORE, &core);
  return {moved_out_of_the_way(line.socket), moved_out_of_the_way(line.ring)};
}

} // namespace bench_test::detail
