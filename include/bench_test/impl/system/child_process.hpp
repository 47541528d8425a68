// bench_test/impl/system/child_process.hpp - starts this program once more, with a line to it.
//
// The child gets /dev/null as input, a pipe as output and error, a socket and a ring of bytes;
// nothing else of ours. It leads a process group of its own, so that Ctrl-C reaches only the
// parent, and all that it has left behind can be ended with it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "byte_ring.hpp"

extern "C" char **environ;

namespace bench_test::detail {

/// The folder that this process is in; empty where that cannot be told.
inline std::string current_folder() {
  char *const path = getcwd(nullptr, 0);
  const std::string folder = path ? path : "";
  std::free(path);
  return folder;
}

/// The one that it was started in. A main of the user's own may go to another before its run, and
/// does so again in the child, from here.
inline const std::string starting_folder = current_folder();

/// The variable that makes a process a worker: "socket:ring:parent's process id".
constexpr const char *worker_variable = "BENCH_TEST_WORKER";

class child_process {
public:
  /// Starts the running program anew, with these words as argv.
  explicit child_process(std::vector<std::string> argv) {
    int sockets[2] = {-1, -1};
    int output[2] = {-1, -1};
    const int ring = byte_ring::make_memory();
    if (ring >= 0)
      ring_.emplace(ring);
    if (ring < 0 || !ring_->is_mapped() ||
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0 ||
        pipe2(output, O_CLOEXEC) != 0) {
      error_ = std::strerror(errno);
      close_all({ring, sockets[0], sockets[1], output[0], output[1]});
      return;
    }
    socket_ = sockets[0];
    output_ = output[0];
    fcntl(output_, F_SETFL, O_NONBLOCK);
    spawn(argv, sockets[1], ring, output[1]);
    close_all({ring, sockets[1], output[1]});
    if (pid_ > 0)
      exit_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  }
  ~child_process() {
    kill_all();
    while (pid_ > 0 && waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    close_all({socket_, output_, exit_});
  }
  child_process(const child_process &) = delete;
  child_process &operator=(const child_process &) = delete;

  bool has_started() const { return pid_ > 0; }
  const std::string &error() const { return error_; }
  int socket() const { return socket_; }
  int output() const { return output_; }
  byte_ring &ring() { return *ring_; } ///< to be used only if it has started
  /// Readable when the process has ended; -1 on a kernel before 5.3: ask `has_ended`.
  int exit_descriptor() const { return exit_; }

  /// Whether it has ended; `status` is its wait status then. It is not reaped yet: until then its
  /// id, which is that of its group too, belongs to nobody else.
  bool has_ended() {
    siginfo_t info{};
    if (!ended_ && pid_ > 0) {
      const int result = waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
      ended_ = (result == 0 && info.si_pid == pid_) || (result < 0 && errno == ECHILD);
      status_ = info.si_code == CLD_EXITED ? info.si_status << 8 : info.si_status;
    }
    return ended_;
  }
  int status() const { return status_; }

  /// Ends it, and what it has started and left behind.
  void kill_all() {
    if (pid_ <= 0)
      return;
    kill(-pid_, SIGKILL);
    kill(pid_, SIGKILL); // it may have gone to another group
  }

private:
  static void close_all(std::vector<int> descriptors) {
    for (const int d : descriptors)
      if (d >= 0)
        close(d);
  }

  void spawn(std::vector<std::string> &argv, int socket, int ring, int output) {
    std::vector<char *> words;
    for (auto &word : argv)
      words.push_back(word.data());
    words.push_back(nullptr);
    std::string variable = std::string(worker_variable) + '=' + std::to_string(socket) + ':' +
                           std::to_string(ring) + ':' + std::to_string(getpid());
    std::vector<char *> variables;
    const std::string name = std::string(worker_variable) + '=';
    for (char **v = environ; v && *v; ++v)
      if (std::strncmp(*v, name.c_str(), name.size()) != 0) // that of a body that has started us
        variables.push_back(*v);
    variables.push_back(variable.data());
    variables.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, 1);
    posix_spawn_file_actions_adddup2(&files, output, 2);
    posix_spawn_file_actions_adddup2(&files, socket, socket); // the same: it outlives exec
    posix_spawn_file_actions_adddup2(&files, ring, ring);
#if !defined(__GLIBC__) || __GLIBC__ > 2 || __GLIBC_MINOR__ >= 29
    if (!starting_folder.empty() && current_folder() != starting_folder)
      posix_spawn_file_actions_addchdir_np(&files, starting_folder.c_str());
#endif
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    // Not argv[0]: the program may have been renamed, removed or found through PATH.
    const int failed =
        posix_spawn(&pid_, "/proc/self/exe", &files, &attributes, words.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (failed) {
      error_ = std::strerror(failed);
      pid_ = -1;
    }
  }

  pid_t pid_ = -1;
  int socket_ = -1;
  int output_ = -1;
  int exit_ = -1;
  int status_ = 0;
  bool ended_ = false;
  std::string error_;
  std::optional<byte_ring> ring_;
};

} // namespace bench_test::detail
