// bench_test/impl/system/interrupt.hpp - notices Ctrl-C without dying of it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace bench_test::detail {

/// While one lives, SIGINT and SIGTERM are noted, and make `descriptor()` readable.
class interrupt {
public:
  interrupt() {
    if (pipe2(ends(), O_CLOEXEC | O_NONBLOCK) != 0)
      ends()[0] = ends()[1] = -1;
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART; // poll() ends all the same, and a blocked write goes on
    replace(SIGINT, action, old_int_);
    replace(SIGTERM, action, old_term_);
  }
  ~interrupt() {
    sigaction(SIGINT, &old_int_, nullptr);
    sigaction(SIGTERM, &old_term_, nullptr);
    close(ends()[0]);
    close(ends()[1]);
  }
  interrupt(const interrupt &) = delete;
  interrupt &operator=(const interrupt &) = delete;

  static bool has_come() { return flag() != 0; }
  static int descriptor() { return ends()[0]; }

private:
  /// A signal that is ignored (by nohup, or in the background) stays so.
  static void replace(int signal, const struct sigaction &by, struct sigaction &old) {
    sigaction(signal, nullptr, &old);
    if (old.sa_handler != SIG_IGN)
      sigaction(signal, &by, nullptr);
  }

  static volatile std::sig_atomic_t &flag() {
    static volatile std::sig_atomic_t came = 0;
    return came;
  }
  static int *ends() { // a handler can reach nothing but what is static
    static int pipe_ends[2] = {-1, -1};
    return pipe_ends;
  }
  static void note(int) {
    const int error = errno;
    flag() = 1;
    const auto ignored = write(ends()[1], "", 1);
    static_cast<void>(ignored);
    errno = error;
  }

  struct sigaction old_int_ {};
  struct sigaction old_term_ {};
};

} // namespace bench_test::detail
