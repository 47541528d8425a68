// bench_test/impl/system/command_process.hpp - starts a worker under a command of the user's: a
// profiler, a debugger.
//
// The command shares our terminal, our input and our process group, as if it had been typed in a
// shell; what it prints goes to standard error, since standard output is for results. It is never
// killed, and its end is waited for: a profiler writes its file then.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "child_line.hpp"
#include "spawned.hpp"
#include "worker_variable.hpp"

namespace bench_test::detail {

/// While one lives, Ctrl-C and Ctrl-\ are a matter of what has been started, as within system().
class terminal_signals_ignored {
public:
  terminal_signals_ignored() {
    sigemptyset(&defaults_);
    ignore(SIGINT, old_int_);
    ignore(SIGQUIT, old_quit_);
  }
  ~terminal_signals_ignored() {
    sigaction(SIGINT, &old_int_, nullptr);
    sigaction(SIGQUIT, &old_quit_, nullptr);
  }
  terminal_signals_ignored(const terminal_signals_ignored &) = delete;
  terminal_signals_ignored &operator=(const terminal_signals_ignored &) = delete;

  /// Those that a child must not ignore only because we do.
  const sigset_t &childs_defaults() const { return defaults_; }

private:
  void ignore(int signal, struct sigaction &old) {
    struct sigaction action {};
    action.sa_handler = SIG_IGN;
    sigaction(signal, &action, &old);
    if (old.sa_handler != SIG_IGN) // by nohup, or in the background
      sigaddset(&defaults_, signal);
  }

  sigset_t defaults_{};
  struct sigaction old_int_ {};
  struct sigaction old_quit_ {};
};

class command_process {
public:
  /// Starts `words`, the first of which is looked for in PATH, to start the
  /// program of this file in turn.
  command_process(const std::vector<std::string> &words, const std::string &file) {
    error_ = line_.error();
    if (!error_.empty())
      return;
    spawn_plan plan;
    plan.argv = words;
    plan.variable = worker_entry(line_.childs_socket(), line_.childs_ring(), file);
    plan.pass_on(STDERR_FILENO, STDOUT_FILENO);
    plan.pass_on(line_.childs_socket());
    plan.pass_on(line_.childs_ring());
    plan.take_signals(ignored_.childs_defaults());
    process_.emplace(words.front(), plan);
    line_.close_childs_end();
    if (!process_->has_started())
      error_ = process_->error();
  }

  bool has_started() const { return error_.empty(); }
  const std::string &error() const { return error_; }
  child_line &line() { return line_; }
  spawned &process() { return *process_; } ///< to be used only if it has started

private:
  terminal_signals_ignored ignored_;
  std::optional<spawned> process_; // waits for the command
  child_line line_;                // closed before: a worker that the command has left ends
  std::string error_;
};

} // namespace bench_test::detail
