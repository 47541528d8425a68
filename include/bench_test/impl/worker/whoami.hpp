// bench_test/impl/worker/whoami.hpp - whether this process is a worker, and its line to the parent.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "../system/program_file.hpp"
#include "../system/worker_variable.hpp"

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

/// How a worker ends that cannot reach its parent any more.
constexpr int exit_status_of_an_orphan = 125;

/// Whether this program is the one that the variable is for. Under a command it is inherited by
/// whatever the command starts. (A tool that runs programs its own way, as valgrind does, gives the
/// program's path where the link is read, and itself where it is followed.)
inline bool is_meant_by(const worker_claim &claim) {
  const auto self = target_of(running_program);
  return claim.is_valid() && (!claim.is_under_command() || self.empty() || self == claim.program);
}

/// Ends with the process that has started this one, and leaves no core file: a body that crashes in
/// each of nine processes would leave nine.
inline void depend_on(pid_t parent) {
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a parent that is killed leaves no worker behind
  if (getppid() != parent)
    _exit(1);
#endif
  rlimit core{};
  getrlimit(RLIMIT_CORE, &core);
  core.rlim_cur = 0;
  setrlimit(RLIMIT_CORE, &core);
}

/// Keeps the descriptors from what the body starts; whether they are what the parent has made.
inline bool take(const worker_claim &claim) {
  struct stat facts {};
  return fstat(claim.socket, &facts) == 0 && S_ISSOCK(facts.st_mode) &&
         fcntl(claim.socket, F_SETFD, FD_CLOEXEC) == 0 &&
         fcntl(claim.ring, F_SETFD, FD_CLOEXEC) == 0;
}

/// This process' line to its parent. Called once, early: what the body starts must not take itself
/// for a worker.
inline worker_line claim_worker_line() {
  const char *const value = std::getenv(worker_variable);
  if (!value || is_within_worker())
    return {};
  const auto claim = claim_in(value);
  if (!is_meant_by(claim))
    return {};
  setenv(worker_variable, within_worker, 1);
  const bool is_taken = take(claim);
  if (claim.is_under_command()) {
    // The end of the line ends it, at its next word: its parent is the command, if anyone.
    if (!is_taken) {
      std::fputs("bench_test: --under: the command closes the descriptors that results go through; "
                 "expected one that leaves them to what it starts\n",
                 stderr);
      _exit(exit_status_of_an_orphan);
    }
  } else if (!is_taken) {
    return {};
  } else {
    depend_on(claim.parent);
  }
  return {moved_out_of_the_way(claim.socket), moved_out_of_the_way(claim.ring)};
}

} // namespace bench_test::detail
