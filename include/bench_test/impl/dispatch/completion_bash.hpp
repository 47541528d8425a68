// bench_test/impl/dispatch/completion_bash.hpp - the script by which bash completes a command line.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "bash_script.hpp"
#include "command_table.hpp"
#include "completion_words.hpp"
#include "help.hpp"

namespace bench_test::detail {

/// The branch for an option whose values are no fixed words; "" for any other.
inline std::string bash_values(const std::string &option, const completed_value &value) {
  const std::string branch = "        " + option + "=*)";
  if (value.form == completed_value::id)
    return branch + R"sh(
          line=$("$program" "${ask[@]}" 2>/dev/null </dev/null)
          while IFS= read -r c; do [[ $c ]] && all+=()sh" +
           option + R"sh(="$c"); done <<<"$line"
          ;;
)sh";
  if (value.form == completed_value::command)
    return branch + " mapfile -t all < <(compgen -P " + option + "= -c -- \"${word#*=}\") ;;\n";
  if (value.form != completed_value::kinds)
    return "";
  return "        " + option + R"sh(=*,*)
          line=${word%,*}
          for c in )sh" +
         shell_list(kind_names()) + R"sh(; do
            [[ ,${line#*=}, == *,"$c",* ]] || all+=("$line,$c")
          done
          ;;
)sh" + branch +
         " for c in " + shell_list(kinds_alone()) + "; do all+=(" + option + "=\"$c\"); done ;;\n";
}

/// The branch for the argument of a command.
inline std::string bash_argument(const command_help &c) {
  const auto value = completed(c.arguments);
  const std::string all =
      value.form == completed_value::folder
          ? "mapfile -t all < <(compgen -d -S / -- \"$word\") && compopt -o nospace 2>/dev/null"
          : "all=(" + shell_list(value.choices) + ")";
  return "    " + std::string(c.name) + ") [[ ${#arguments[@]} == 1 ]] && " + all + " ;;\n";
}

/// The script for a program, by the name that it was called by.
inline std::string bash_completion(const std::string &program, const doctest_spelling &spelling) {
  std::vector<std::string> options;
  std::vector<std::string> choices;
  std::vector<std::string> commands;
  std::string values;
  std::string arguments;
  for (const auto &o : known_options) {
    const std::string name(o.name);
    const auto value = completed(o.value);
    if (value.form == completed_value::nothing || value.may_be_left_out)
      options.push_back(name);
    if (value.form != completed_value::nothing)
      options.push_back(name + '=');
    for (const auto &choice : value.choices)
      choices.push_back(name + '=' + choice);
    values += bash_values(name, value);
  }
  for (const auto &filter : doctest_filters(spelling))
    options.push_back(filter.typed);
  for (const auto &c : known_commands) {
    commands.emplace_back(c.name);
    arguments += bash_argument(c);
  }
  std::string script = bash_script;
  script = replaced(script, "@COMMANDS@", arguments);
  script = replaced(script, "@VALUES@", values);
  script = replaced(script, "@CHOICES@", shell_list(choices));
  script = replaced(script, "@OPTIONS@", shell_list(options));
  script = replaced(script, "@COMMAND_NAMES@", shell_list(commands));
  script = replaced(script, "@BENCH_PREFIX@", bench_prefix);
  script = replaced(script, "@BENCH@", shell_quoted(names_to_measure_by(program).back()));
  script = replaced(script, "@FUNCTION@", completing_function(program));
  return replaced(script, "@NAMES@", shell_list(names_to_measure_by(program)));
}

} // namespace bench_test::detail
