// bench_test/impl/dispatch/commands.hpp - runs a command of bench_.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "command_table.hpp"
#include "completion_bash.hpp"
#include "completion_words.hpp"
#include "completion_zsh.hpp"
#include "exit_status.hpp"
#include "links.hpp"
#include "request.hpp"
#include "suite_spelling.hpp"

namespace bench_test::detail {

/// "bench_tests links [DIR]", as it was called: `argv` is that of the program.
inline std::string usage_of(const command_help &c, const std::vector<std::string> &argv) {
  const auto name = argv.empty() ? "" : base_name(argv.front());
  return name + (name_prefix(name) == bench_prefix ? " " : " --kind=bench ") + std::string(c.name) +
         ' ' + std::string(c.arguments);
}

/// Prints the script by which a shell completes the command line of this program.
inline int print_completion(const std::string &shell, const std::string &program) {
  const auto script = shell == "bash" ? bash_completion(program, suite_spelling())
                                      : zsh_completion(program, suite_spelling());
  std::fputs(script.c_str(), stdout);
  return good;
}

/// What is wrong with the arguments of a command, all of which take one at most; "" if nothing is.
inline std::string wrong_arguments(const command_help &c, const std::vector<std::string> &arguments,
                                   const std::string &usage) {
  const auto of_command = std::string(c.name) + ": ";
  for (const auto &a : arguments)
    if (a.empty())
      return of_command + "an argument is empty; usage: " + usage;
    else if (a.front() == '-')
      return of_command + a + ": there are no options; usage: " + usage;
  const bool needs_one = c.arguments.front() != '[';
  if (arguments.size() > 1 || (arguments.empty() && needs_one))
    return of_command + (arguments.empty() ? "an argument is missing" : "too many arguments") +
           "; usage: " + usage;
  const auto choices = completed(c.arguments).choices;
  if (choices.empty() || std::count(choices.begin(), choices.end(), arguments.front()) > 0)
    return "";
  const auto meant = nearest(arguments.front(), choices);
  return of_command + "\"" + printable(arguments.front()) + "\" is not known" +
         (meant.empty() ? "" : "; did you mean " + meant + "?") + "; usage: " + usage;
}

/// Runs a command, given its name and arguments, and returns the exit status. `argv` is that of the
/// program.
inline int run_command(const std::vector<std::string> &command,
                       const std::vector<std::string> &argv) {
  const auto &c = *command_named(command.front());
  const std::vector<std::string> arguments(command.begin() + 1, command.end());
  const auto usage = usage_of(c, argv);
  if (std::count(arguments.begin(), arguments.end(), "--help") > 0) {
    printer::list("usage: " + usage + "\n\n" + std::string(c.text));
    return good;
  }
  if (const auto wrong = wrong_arguments(c, arguments, usage); !wrong.empty())
    return complain(wrong);
  if (c.name == "completion")
    return print_completion(arguments.front(), argv.front());
  return make_links(arguments.empty() ? "" : arguments.front());
}

} // namespace bench_test::detail
