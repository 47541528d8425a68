// bench_test/impl/worker/port.hpp - through which a worker talks to whoever measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../system/byte_ring.hpp"
#include "../system/forked.hpp"
#include "message.hpp"
#include "whoami.hpp"

namespace bench_test::detail {

class port {
public:
  virtual ~port() = default;
  virtual void tell(const message &) = 0;
  virtual message ask(const message &) = 0; ///< waits for the answer
};

/// A port to the parent process: what is said goes through the ring, and a byte through the socket
/// says that it is a question; the answer comes through the socket. It belongs to the process that
/// made it: a child that a body has forked says nothing in its name.
class parent_port final : public port {
public:
  explicit parent_port(const worker_line &line)
      : socket_(line.socket), inode_(inode_of(line.socket)), ring_(line.ring) {
    close(line.ring);
    if (!ring_.is_mapped())
      _exit(exit_status_of_an_orphan);
    char stale[4096]; // what one that a debugger has ended in our place was answered
    while (recv(socket_, stale, sizeof stale, MSG_DONTWAIT) > 0) {
    }
  }

  void tell(const message &m) override {
    if (!owner_.is_this())
      return;
    const std::string line = m.encoded() + '\n';
    for (std::string_view left = line;;) {
      left.remove_prefix(ring_.write(left));
      if (left.empty())
        return;
      wake_parent();
      constexpr useconds_t until_it_is_awake = 50;
      usleep(until_it_is_awake);
    }
  }

  message ask(const message &m) override {
    if (!owner_.is_this())
      end_child(false); // nobody would answer
    tell(m);
    wake_parent();
    for (;;) {
      const auto end = received_.find('\n');
      if (end != std::string::npos) {
        const auto answer = message::decoded(std::string_view(received_).substr(0, end));
        received_.erase(0, end + 1);
        return answer;
      }
      char part[4096];
      const auto n = recv(socket_, part, sizeof part, 0);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit(exit_status_of_an_orphan);
      received_.append(part, static_cast<std::size_t>(n));
    }
  }

private:
  void wake_parent() {
    if (inode_of(socket_) != inode_)
      _exit(exit_status_of_an_orphan); // the body has put a file of its own in its place
    while (send(socket_, "?", 1, MSG_NOSIGNAL) != 1)
      if (errno != EINTR)
        _exit(exit_status_of_an_orphan); // the parent is gone, or the body closed the socket
  }

  static ino_t inode_of(int descriptor) {
    struct stat facts {};
    return fstat(descriptor, &facts) == 0 ? facts.st_ino : 0;
  }

  int socket_;
  ino_t inode_; ///< the number alone may come to mean another file
  byte_ring ring_;
  process owner_;
  std::string received_;
};

} // namespace bench_test::detail
