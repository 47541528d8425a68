// bench_test/impl/worker/port.hpp - through which a worker talks to whoever measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

#include "message.hpp"

namespace bench_test::detail {

class port {
public:
  virtual ~port() = default;
  virtual void tell(const message &) = 0;
  virtual message ask(const message &) = 0; ///< waits for the answer
};

/// How a worker ends that cannot reach its parent any more.
constexpr int exit_status_of_an_orphan = 125;

/// A port to another process, over a connected socket.
class socket_port final : public port {
public:
  explicit socket_port(int descriptor) : socket_(descriptor) {}

  void tell(const message &m) override {
    const std::string line = m.encoded() + '\n';
    for (std::size_t done = 0; done < line.size();) {
      const auto n = send(socket_, line.data() + done, line.size() - done, MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit(exit_status_of_an_orphan); // the parent is gone, or the body closed the socket
      done += static_cast<std::size_t>(n);
    }
  }

  message ask(const message &m) override {
    tell(m);
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
  int socket_;
  std::string received_;
};

} // namespace bench_test::detail
