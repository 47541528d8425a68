// bench_test/impl/run/talk.hpp - carries a conversation to a worker process, and watches over it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <mutex>
#include <poll.h>
#include <string>
#include <utility>
#include <vector>

#include "../system/child_process.hpp"
#include "../system/clock.hpp"
#include "../system/how_it_ended.hpp"
#include "../system/interrupt.hpp"
#include "../text/units.hpp"
#include "../worker/port.hpp"
#include "conversation.hpp"
#include "dialogue.hpp"
#include "options.hpp"
#include "plan.hpp"

namespace bench_test::detail {

/// Talks to one worker until it ends. The end of a worker is the end of its process, not of its
/// pipes: what it has started may hold these open.
class talk {
public:
  /// `meanwhile` is called now and then.
  talk(conversation &with, const std::vector<std::string> &argv, const options &chosen,
       std::function<void()> meanwhile)
      : with_(with), chosen_(chosen), meanwhile_(std::move(meanwhile)),
        worker_(argv, split_words(with.command() ? with.command() : "")),
        dialogue_(with, worker_.line()) {}

  outcome run() {
    if (!worker_.has_started())
      return {outcome::end::not_started, "cannot start a worker process: " + worker_.error(), "",
              0};
    extend_deadline();
    while (result_.how == outcome::end::complete && !over_)
      wait_and_handle();
    worker_.kill_all();
    read_output();
    return result_;
  }

private:
  static constexpr double seconds_to_quit = 5;
  static constexpr double longest_silence = 50; // milliseconds

  void wait_and_handle() {
    meanwhile_();
    pollfd watched[] = {{dialogue_.descriptor(), POLLIN, 0},
                        {output_closed_ ? -1 : worker_.output(), POLLIN, 0},
                        {worker_.process().exit_descriptor(), POLLIN, 0},
                        {interrupt::descriptor(), POLLIN, 0}};
    const double left = std::max(0.0, deadline_ - now());
    // What is told without a question wakes nobody, so one looks: soon after there was something,
    // then less and less often. Before Linux 5.3 the worker's end wakes nobody either.
    const double at_most =
        worker_.process().exit_descriptor() < 0 ? std::min(silence_, 5.0) : silence_;
    silence_ = std::min(2 * silence_, longest_silence);
    const int milliseconds = static_cast<int>(std::min(left * 1000 + 1, at_most));
    if (poll(watched, 4, milliseconds) < 0 && errno != EINTR)
      return end(outcome::end::died, std::string("cannot wait for it: ") + std::strerror(errno));
    if (interrupt::has_come())
      return end(outcome::end::interrupted, "interrupted");
    read_output();
    const bool has_ended =
        worker_.process().has_ended(); // asked first: then all that it has said is there
    hear_worker();
    if (has_ended)
      return handle_end();
    if (now() >= deadline_) {
      if (dialogue_.has_told_to_quit())
        over_ = true; // its results are here; what hangs is its exit
      else
        end(outcome::end::timed_out, "still running after " + plain_number(longest_pass_) + " s" +
                                         " (a longer time: --timeout=SECONDS)");
    }
  }

  void handle_end() {
    over_ = true;
    if (dialogue_.has_told_to_quit())
      return;
    const int status = worker_.process().status();
    if (with_.command() && !dialogue_.has_begun())
      return end(outcome::end::not_started,
                 split_words(with_.command()).front() +
                     " cannot run this program: " + how_it_ended(status));
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_status_of_an_orphan)
      return end(outcome::end::died,
                 "closed the descriptor that its results go through, or called exit(125)");
    end(outcome::end::died,
        how_it_ended(status) + (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL
                                    ? "; the system ends what takes too much memory so"
                                    : ""));
  }

  void read_output() {
    char part[65536];
    for (int i = 0; i < 64 && !output_closed_; ++i) { // then the socket has its turn
      const auto n = read(worker_.output(), part, sizeof part);
      if (n < 0)
        return;
      output_closed_ = n == 0;
      result_.output_bytes += static_cast<unsigned long long>(n);
      result_.output.append(part, static_cast<std::size_t>(n));
      if (result_.output.size() > kept_output)
        result_.output.erase(0, result_.output.size() - kept_output);
    }
  }

  void hear_worker() {
    const auto heard = dialogue_.hear();
    if (heard.anything)
      silence_ = 1;
    if (heard.progress)
      extend_deadline();
  }

  void extend_deadline() {
    longest_pass_ =
        chosen_.timeout > 0 ? chosen_.timeout : std::max(default_timeout, with_.timeout_of_case());
    if (with_.command())
      longest_pass_ *= times_slower_under_a_command;
    deadline_ = now() + (dialogue_.has_told_to_quit() ? seconds_to_quit
                                                      : longest_pass_ + with_.expected_seconds());
  }

  void end(outcome::end how, std::string why) {
    result_.how = how;
    result_.reason = std::move(why);
  }

  static constexpr std::size_t kept_output = 4096;

  conversation &with_;
  const options &chosen_;
  std::function<void()> meanwhile_;
  child_process worker_;
  dialogue dialogue_;
  double longest_pass_ = 0; ///< seconds that the running one may take
  double deadline_ = 0;
  bool over_ = false;
  double silence_ = 1; ///< milliseconds to wait for the next word
  bool output_closed_ = false;
  outcome result_;
};

/// Carries a conversation to this very process: for debuggers.
class direct_port final : public port {
public:
  explicit direct_port(conversation &with) : with_(with) {}
  void tell(const message &m) override {
    const std::lock_guard<std::mutex> lock(mutex_); // assertions may come from any thread
    with_.hear(m);
  }
  message ask(const message &m) override { return with_.answer(m); }

private:
  conversation &with_;
  std::mutex mutex_;
};

} // namespace bench_test::detail
