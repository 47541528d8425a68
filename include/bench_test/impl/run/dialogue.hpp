// bench_test/impl/run/dialogue.hpp - hears what a worker says, and answers for a conversation.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <string>
#include <string_view>
#include <sys/socket.h>

#include "../system/child_line.hpp"
#include "../worker/message.hpp"
#include "../worker/port.hpp"
#include "conversation.hpp"

namespace bench_test::detail {

class dialogue {
public:
  dialogue(conversation &with, child_line &line) : with_(with), line_(line) {}

  /// What has been heard at once.
  struct heard {
    bool anything = false;
    bool progress = false; ///< the worker has got on with its job
  };

  /// Takes and answers all that the worker has said.
  heard hear() {
    char part[256];
    while (!socket_closed_) { // its bytes only wake us up
      const auto n = recv(line_.socket(), part, sizeof part, MSG_DONTWAIT);
      if (n < 0)
        break;
      socket_closed_ = n == 0;
    }
    line_.ring().take(received_);
    heard now;
    now.anything = !received_.empty();
    now.progress = handle_lines();
    return now;
  }

  /// What to wait at for questions; -1 when there will be none.
  int descriptor() const { return socket_closed_ ? -1 : line_.socket(); }
  bool has_begun() const { return has_begun_; } ///< a worker has said something
  bool has_told_to_quit() const { return told_to_quit_; }

private:
  bool handle_lines() {
    bool has_progressed = false;
    std::size_t from = 0;
    for (auto end = received_.find('\n'); end != std::string::npos;
         end = received_.find('\n', from)) {
      const auto m = message::decoded(std::string_view(received_).substr(from, end - from));
      from = end + 1;
      has_begun_ = true;
      if (is_question(m))
        reply(with_.answer(m));
      else
        with_.hear(m);
      if (is_progress(m))
        has_progressed = true;
    }
    received_.erase(0, from);
    return has_progressed;
  }

  void reply(const message &m) {
    told_to_quit_ = m.verb() == "quit";
    const std::string line = m.encoded() + '\n';
    for (std::size_t done = 0; done < line.size();) {
      const auto n = send(line_.socket(), line.data() + done, line.size() - done, MSG_NOSIGNAL);
      if (n < 0 && errno != EINTR)
        return; // it has ended: that will be seen
      done += n > 0 ? static_cast<std::size_t>(n) : 0;
    }
  }

  /// A pass without an end may tell of subcases and failures without an end.
  static bool is_progress(const message &m) {
    return m.verb() != "enter" && m.verb() != "leave" && m.verb() != "failure";
  }

  conversation &with_;
  child_line &line_;
  bool has_begun_ = false;
  bool told_to_quit_ = false;
  bool socket_closed_ = false;
  std::string received_;
};

} // namespace bench_test::detail
