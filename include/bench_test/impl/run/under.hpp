// bench_test/impl/run/under.hpp - --under: what measures runs under a command of the user's.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <utility>
#include <vector>

#include "../results/leaf.hpp"
#include "../system/command_line.hpp"
#include "../system/command_process.hpp"
#include "../system/how_it_ended.hpp"
#include "../system/interrupt.hpp"
#include "../system/program_path.hpp"
#include "conversation.hpp"
#include "dialogue.hpp"
#include "options.hpp"

namespace bench_test::detail {

/// What is wrong with --under; empty if nothing is, or if it is not given.
inline std::string wrong_with_under(const options &o) {
  if (o.under.empty())
    return "";
  const std::string option = "--under=" + o.under + ": ";
  const auto [words, is_closed] = shell_words_of(o.under);
  if (!is_closed)
    return option + "a quote is not closed";
  if (words.empty() || words.front().empty())
    return option + "expected a command, as in --under='perf record'";
  if (o.in_process)
    return option +
           "needs a process of its own, and --in-process starts none; leave one of them out";
  if (!can_be_started(words.front()))
    return option + "cannot find the command \"" + words.front() +
           "\"; install it, or give its path";
  const char *const line = std::getenv(worker_variable);
  if (line && claim_in(line).is_valid())
    return option + "is within another one, which has started another program than it was told to; "
                    "give it a command that starts what follows it";
  return "";
}

/// Whose numbers are shown.
inline std::string note_on_under(const options &o) {
  return "what measures runs under " + o.under + ": the numbers are those under it";
}

/// Where more than one benchmark is to be measured under it, and nobody has said how many rounds.
inline std::vector<std::string> note_on_several_under(const options &o,
                                                      const std::vector<leaf> &leaves) {
  const auto count = std::count_if(leaves.begin(), leaves.end(),
                                   [](const leaf &l) { return l.result == verdict::pending; });
  if (count < 2 || o.has_rounds)
    return {};
  return {"--under=" + o.under + ": is started for each of " + std::to_string(count) +
          " benchmarks; where it writes a file, each writes over the last one's: choose one with "
          "--only, and one kind"};
}

/// Where nothing got so far as to run under it. `test` is the command that runs it as a test, if
/// there is one.
inline std::string note_on_nothing_under(const options &o, const std::string &test) {
  return "--under=" + o.under + ": nothing has run under it, since only what passes is measured" +
         (test.empty() ? "" : "; for the rest there is\n  " + o.under + ' ' + test);
}

/// How a command has ended, after its name: "ended with exit status 3", "was ended by SIGINT
/// (...)".
inline std::string how_command_ended(int status) {
  return WIFEXITED(status) ? "ended with exit status " + std::to_string(WEXITSTATUS(status))
                           : "was ended by " + how_it_ended(status);
}

/// Whether Ctrl-C has ended a command; a shell says so in its exit status.
inline bool is_interrupted(int status) {
  return WIFSIGNALED(status) ? WTERMSIG(status) == SIGINT : WEXITSTATUS(status) == 128 + SIGINT;
}

/// The words of a worker that a command starts: `argv` with the path of its program, and without
/// --under. Where the command loses our environment, what it starts takes itself for a first one.
inline std::vector<std::string> words_under(const std::vector<std::string> &argv,
                                            const std::string &program) {
  std::vector<std::string> words{program};
  for (std::size_t i = 1; i < argv.size(); ++i)
    if (std::string_view(argv[i]).substr(0, 8) != "--under=")
      words.push_back(argv[i]);
  return words;
}

/// Carries conversations to workers under the command. There are no time-outs: somebody may be
/// looking at the worker with a debugger, and some tools make it a hundred times slower.
class under_command {
public:
  under_command(const options &o, const std::vector<std::string> &argv)
      : option_("--under=" + o.under), words_(split_words(o.under)), name_(base_name(words_.at(0))),
        program_(path_of_this_program(argv.empty() ? "" : argv.front())) {
    for (auto &word : words_under(argv, program_))
      words_.push_back(std::move(word));
  }

  outcome carry(conversation &with) {
    if (interrupt::has_come())
      return {outcome::end::interrupted, "interrupted", "", 0};
    if (!is_same_file(program_, running_program))
      return stop("this program's file has been removed or replaced; start it again");
    command_process command(words_, program_file());
    if (!command.has_started())
      return stop("cannot be started: " + command.error() +
                  "; expected a program, or a script that begins with #!");
    dialogue with_worker(with, command.line());
    wait_for(command.process(), with_worker);
    return judged(command.process().status(), with_worker);
  }

  /// What has ended the whole run, for the user; empty if nothing has.
  const std::string &error() const { return error_; }
  /// How the command has failed, though it let the worker measure; empty if it has not.
  const std::string &failure() const { return failure_; }
  bool has_run() const { return has_run_; }

private:
  static void wait_for(spawned &command, dialogue &with) {
    int silence = 1; // milliseconds: what is told without a question wakes nobody
    bool is_asked_to_end = false;
    for (bool has_ended = false; !has_ended;) {
      pollfd watched[] = {{with.descriptor(), POLLIN, 0},
                          {command.exit_descriptor(), POLLIN, 0},
                          {is_asked_to_end ? -1 : interrupt::descriptor(), POLLIN, 0}};
      poll(watched, 3, silence);
      silence = std::min(2 * silence, command.exit_descriptor() < 0 ? 5 : 50);
      if (interrupt::has_come() && !std::exchange(is_asked_to_end, true))
        kill(command.id(), SIGTERM);   // which we were sent ourselves: SIGINT is its own business
      has_ended = command.has_ended(); // asked first: then all that the worker has said is there
      if (with.hear().anything)
        silence = 1;
    }
  }

  outcome judged(int status, const dialogue &with) {
    has_run_ = has_run_ || with.has_begun();
    if (is_interrupted(status) || interrupt::has_come())
      return {outcome::end::interrupted, "interrupted", "", 0};
    if (!with.has_begun())
      return stop(
          how_command_ended(status) +
          ", and has not run the benchmark; expected a command that starts what follows it, "
          "with its environment and descriptors, as perf record and gdb --args do");
    if (!with.has_told_to_quit())
      return {outcome::end::died,
              name_ + ' ' + how_command_ended(status) + " before the benchmark was done", "", 0};
    if (status != 0)
      failure_ = option_ + ": " + how_command_ended(status) + ", after the benchmark was done";
    return {};
  }

  outcome stop(const std::string &why) {
    error_ = option_ + ": " + why;
    return {outcome::end::interrupted, why, "", 0};
  }

  std::string option_;
  std::vector<std::string> words_; ///< of the command, then of the worker
  std::string name_;
  std::string program_;
  std::string error_;
  std::string failure_;
  bool has_run_ = false;
};

} // namespace bench_test::detail
