// bench_test/impl/system/child_line.hpp - what a worker and its parent talk through: a socket for
// questions and answers, and a ring of bytes.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

#include "byte_ring.hpp"

namespace bench_test::detail {

/// Closes those that are open.
inline void close_all(std::initializer_list<int> descriptors) {
  for (const int d : descriptors)
    if (d >= 0)
      close(d);
}

/// The parent's end, and the child's until that has been started. All are closed on exec.
class child_line {
public:
  child_line() {
    int sockets[2] = {-1, -1};
    const int ring = byte_ring::make_memory();
    if (ring >= 0)
      ring_.emplace(ring);
    if (ring < 0 || !ring_->is_mapped() ||
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
      error_ = std::strerror(errno);
      close_all({ring});
      return;
    }
    socket_ = sockets[0];
    childs_socket_ = out_of_the_way_of_shells(sockets[1]);
    childs_ring_ = out_of_the_way_of_shells(ring);
  }
  ~child_line() {
    close_childs_end();
    close_all({socket_});
  }
  child_line(const child_line &) = delete;
  child_line &operator=(const child_line &) = delete;

  const std::string &error() const { return error_; } ///< why there is none; empty if there is
  int socket() const { return socket_; }
  byte_ring &ring() { return *ring_; } ///< to be used only without an error

  int childs_socket() const { return childs_socket_; }
  int childs_ring() const { return childs_ring_; }
  /// To be called when the child has them: the socket is closed only when nobody has it any more.
  void close_childs_end() {
    close_all({childs_socket_, childs_ring_});
    childs_socket_ = childs_ring_ = -1;
  }

private:
  /// The same open file under a number that no shell script uses: theirs have one digit, and what
  /// a shell needs for itself is counted from 10.
  static int out_of_the_way_of_shells(int descriptor) {
    constexpr int high = 100;
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, high);
    if (moved < 0) // the limit is lower than that
      return descriptor;
    close(descriptor);
    return moved;
  }

  std::string error_;
  std::optional<byte_ring> ring_;
  int socket_ = -1;
  int childs_socket_ = -1;
  int childs_ring_ = -1;
};

} // namespace bench_test::detail
