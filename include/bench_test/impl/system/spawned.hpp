// bench_test/impl/system/spawned.hpp - a process that this one has started, and how it ended.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "starting_folder.hpp"

extern "C" char **environ;

namespace bench_test::detail {

/// How a process is to be started.
class spawn_plan {
public:
  spawn_plan() {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    set_flag(POSIX_SPAWN_SETSIGMASK);
#if !defined(__GLIBC__) || __GLIBC__ > 2 || __GLIBC_MINOR__ >= 29
    if (!starting_folder.empty() && current_folder() != starting_folder)
      posix_spawn_file_actions_addchdir_np(&files, starting_folder.c_str());
#endif
  }
  ~spawn_plan() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
  }
  spawn_plan(const spawn_plan &) = delete;
  spawn_plan &operator=(const spawn_plan &) = delete;

  /// `ours` is to be `theirs`, and to outlive exec.
  void pass_on(int ours, int theirs) { posix_spawn_file_actions_adddup2(&files, ours, theirs); }
  void pass_on(int descriptor) { pass_on(descriptor, descriptor); }
  void read_nothing() { posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0); }
  /// Ctrl-C does not reach it, and all that it has left behind can be ended with it.
  void lead_a_group() {
    posix_spawnattr_setpgroup(&attributes, 0);
    set_flag(POSIX_SPAWN_SETPGROUP);
  }
  void take_signals(const sigset_t &defaults) {
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    set_flag(POSIX_SPAWN_SETSIGDEF);
  }

  std::vector<std::string> argv;
  std::string variable; ///< NAME=VALUE, in place of ours of that name
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;

private:
  void set_flag(short flag) {
    flags_ = static_cast<short>(flags_ | flag);
    posix_spawnattr_setflags(&attributes, flags_);
  }
  short flags_ = 0;
};

/// A process from its start to when it is reaped. Until then its id belongs to nobody else.
class spawned {
public:
  /// Starts `file`, which is looked for in PATH if there is no '/' in it.
  spawned(const std::string &file, spawn_plan &plan) {
    std::vector<char *> words;
    for (auto &word : plan.argv)
      words.push_back(word.data());
    words.push_back(nullptr);
    std::vector<char *> variables;
    const std::string name = plan.variable.substr(0, plan.variable.find('=') + 1);
    for (char **v = environ; v && *v; ++v)
      if (std::strncmp(*v, name.c_str(), name.size()) != 0)
        variables.push_back(*v);
    variables.push_back(plan.variable.data());
    variables.push_back(nullptr);
    failure_ = posix_spawnp(&id_, file.c_str(), &plan.files, &plan.attributes, words.data(),
                            variables.data());
    if (failure_)
      id_ = -1;
    else
      exit_ = static_cast<int>(syscall(SYS_pidfd_open, id_, 0));
  }
  /// Waits for its end.
  ~spawned() {
    while (id_ > 0 && waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
    if (exit_ >= 0)
      close(exit_);
  }
  spawned(const spawned &) = delete;
  spawned &operator=(const spawned &) = delete;

  bool has_started() const { return id_ > 0; }
  std::string error() const { return std::strerror(failure_); } ///< why it has not
  pid_t id() const { return id_; }
  /// Readable when the process has ended; -1 on a kernel before 5.3: ask `has_ended`.
  int exit_descriptor() const { return exit_; }

  /// Whether it has ended; `status` is its wait status then. It is not reaped yet.
  bool has_ended() {
    siginfo_t info{};
    if (!ended_ && id_ > 0) {
      const int result = waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT);
      ended_ = (result == 0 && info.si_pid == id_) || (result < 0 && errno == ECHILD);
      status_ = info.si_code == CLD_EXITED ? info.si_status << 8 : info.si_status;
    }
    return ended_;
  }
  int status() const { return status_; }

private:
  pid_t id_ = -1;
  int failure_ = 0;
  int exit_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

} // namespace bench_test::detail
