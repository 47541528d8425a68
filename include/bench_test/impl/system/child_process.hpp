// bench_test/impl/system/child_process.hpp - starts this program once more, with a line to it.
//
// The child gets /dev/null as input, a pipe as output and error, and its end of the line; nothing
// else of ours. It leads a process group of its own, so that Ctrl-C reaches only the parent, and
// all that it has left behind can be ended with it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "child_line.hpp"
#include "program_file.hpp"
#include "program_path.hpp"
#include "spawned.hpp"
#include "worker_variable.hpp"

namespace bench_test::detail {

class child_process {
public:
  /// Starts the running program anew, with these words as argv; under a command, if it has words.
  explicit child_process(std::vector<std::string> argv, std::vector<std::string> command = {}) {
    int output[2] = {-1, -1};
    error_ = line_.error();
    if (error_.empty() && pipe2(output, O_CLOEXEC) != 0)
      error_ = std::strerror(errno);
    if (!error_.empty())
      return;
    output_ = output[0];
    fcntl(output_, F_SETFL, O_NONBLOCK);
    if (!command.empty() && !argv.empty()) {
      command.push_back(path_of_this_program(argv.front()));
      command.insert(command.end(), argv.begin() + 1, argv.end());
      argv.swap(command);
    }
    // Not argv[0]: the program may have been renamed, removed or found through PATH.
    const std::string file = command.empty() ? running_program : argv.front();
    spawn(file, std::move(argv), output[1]);
    close_all({output[1]});
    line_.close_childs_end();
  }
  ~child_process() {
    kill_all();
    process_.reset();
    close_all({output_});
  }
  child_process(const child_process &) = delete;
  child_process &operator=(const child_process &) = delete;

  bool has_started() const { return error_.empty(); }
  const std::string &error() const { return error_; }
  child_line &line() { return line_; }
  int output() const { return output_; }
  spawned &process() { return *process_; } ///< to be used only if it has started

  /// Ends it, and what it has started and left behind.
  void kill_all() {
    if (!process_ || !process_->has_started())
      return;
    kill(-process_->id(), SIGKILL);
    kill(process_->id(), SIGKILL); // it may have gone to another group
  }

private:
  void spawn(const std::string &file, std::vector<std::string> argv, int output) {
    spawn_plan plan;
    plan.argv = std::move(argv);
    plan.variable =
        worker_entry(line_.childs_socket(), line_.childs_ring(), std::to_string(getpid()));
    plan.read_nothing();
    plan.pass_on(output, 1);
    plan.pass_on(output, 2);
    plan.pass_on(line_.childs_socket());
    plan.pass_on(line_.childs_ring());
    plan.lead_a_group();
    process_.emplace(file, plan);
    if (!process_->has_started())
      error_ = process_->error();
  }

  child_line line_;
  std::optional<spawned> process_;
  int output_ = -1;
  std::string error_;
};

} // namespace bench_test::detail
