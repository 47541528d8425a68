// bench_test/impl/dispatch/completion_zsh.hpp - the script by which zsh completes a command line.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "command_table.hpp"
#include "completion_words.hpp"
#include "help.hpp"
#include "zsh_script.hpp"

namespace bench_test::detail {

/// A text within the brackets of a specification for _arguments.
inline std::string zsh_explanation(std::string_view text) {
  std::string escaped;
  for (const char c : text)
    escaped += (c == '[' || c == ']' || c == '\\' ? "\\" : "") + std::string(1, c);
  return '[' + escaped + ']';
}

/// A specification for _arguments: "*" where it is repeatable, the option, what it means, and
/// whether it takes a value.
inline std::string zsh_option(const option_help &o) {
  const auto value = completed(o.value);
  const std::string name_and_text = std::string(o.name) + "=-" + zsh_explanation(o.text);
  if (value.form == completed_value::nothing)
    return std::string(o.name) + zsh_explanation(o.text);
  return (value.form == completed_value::id ? "*" : "") + name_and_text +
         (value.may_be_left_out ? "::" : ":") + value.name + ": ";
}

/// The branch for the value of an option; "" where it may be anything.
inline std::string zsh_values(const option_help &o) {
  const auto value = completed(o.value);
  std::string action;
  if (value.form == completed_value::words)
    action = "compadd -- " + shell_list(value.choices);
  else if (value.form == completed_value::id)
    action = "@FUNCTION@_ids";
  else if (value.form == completed_value::kinds)
    action = "@FUNCTION@_kinds";
  else if (value.form == completed_value::command)
    action = "_command_names -e";
  else
    return "";
  const std::string option = std::string(o.name) + '=';
  return "    " + option + "*) compset -P " + option + "; " + action + "; return ;;\n";
}

/// The branch for the argument of a command.
inline std::string zsh_argument(const command_help &c) {
  const auto value = completed(c.arguments);
  const bool is_folder = value.form == completed_value::folder;
  return "    " + std::string(c.name) + ") (($#arguments == 1)) && " +
         (is_folder ? "_files -/" : "compadd -- " + shell_list(value.choices)) + "; return ;;\n";
}

/// The script for a program, by the name that it was called by.
inline std::string zsh_completion(const std::string &program, const doctest_spelling &spelling) {
  std::string options;
  std::string values;
  std::string arguments;
  std::vector<std::string> commands;
  const auto add = [&](const std::string &specification) {
    options += "    " + shell_quoted(specification) + " \\\n";
  };
  for (const auto &o : known_options)
    add(zsh_option(o)), values += zsh_values(o);
  for (const auto &[typed, long_name] : doctest_filters(spelling)) {
    const bool takes_value = typed.back() == '=';
    add('*' + typed + (takes_value ? "-" : "") + "[doctest's " + std::string(long_name) + ']' +
        (takes_value ? ":pattern: " : ""));
  }
  for (const auto &c : known_commands) {
    commands.push_back(std::string(c.name) + ':' + std::string(c.text));
    arguments += zsh_argument(c);
  }
  std::string script = zsh_script;
  script = replaced(script, "@OPTIONS@", options);
  script = replaced(script, "@VALUES@", values);
  script = replaced(script, "@COMMANDS@", shell_list(commands));
  script = replaced(script, "@ARGUMENTS@", arguments);
  script = replaced(script, "@KINDS_ALONE@", shell_list(kinds_alone()));
  script = replaced(script, "@KINDS@", shell_list(kind_names()));
  script = replaced(script, "@BENCH_PREFIX@", bench_prefix);
  script = replaced(script, "@BENCH@", shell_quoted(names_to_measure_by(program).back()));
  script = replaced(script, "@FUNCTION@", completing_function(program));
  return replaced(script, "@NAMES@", shell_list(names_to_measure_by(program)));
}

} // namespace bench_test::detail
