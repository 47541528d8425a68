// bench_test/impl/dispatch/completion_bash.hpp - the script by which bash completes a command line.
//
// It needs nothing beside bash 4 and sed, and takes bash's line apart itself: how bash splits it
// depends on COMP_WORDBREAKS, and so on what else the user has loaded.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "command_table.hpp"
#include "completion_words.hpp"
#include "help.hpp"

namespace bench_test::detail {

inline constexpr const char *bash_script =
    R"sh(# Completion in bash, by bench_test; to use it: eval "$(@BENCH@ completion bash)"
@FUNCTION@() {
  # The words up to the cursor without their quotes. Of the last one, readline keeps what is in
  # `head`, and an open quote; it replaces what stands behind.
  local line=${COMP_LINE:0:COMP_POINT} words=() word='' head='' before='' quote='' open='' file='' c i
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    if [[ $c == \\ && $quote != \' ]]; then
      i=$((i + 1)) c=${line:i:1} open=1
      [[ $quote && $c && $c != [\\\"\$\`] ]] && word+=\\
      word+=$c
    elif [[ $quote && $c != "$quote" ]]; then
      word+=$c
    elif [[ $quote ]]; then
      [[ $COMP_WORDBREAKS == *"$c"* ]] && head=$word || head=$before
      quote=''
    elif [[ $c == [[:blank:]] ]]; then
      [[ $open && ! $file ]] && words+=("$word")
      [[ $open ]] && file=''
      word='' head='' open=''
    elif [[ $c == [\'\"] ]]; then
      before=$head head=$word quote=$c open=1
    elif [[ $c == [\<\>] ]]; then
      [[ $word == *[!0-9]* ]] && words+=("$word")
      word='' head='' open='' file=1
    else
      word+=$c open=1
      [[ $COMP_WORDBREAKS == *"$c"* ]] && head=$word
    fi
  done
  while [[ ${words[0]-} == [A-Za-z_]*=* ]]; do words=("${words[@]:1}"); done
  COMPREPLY=()
  if [[ $file ]]; then
    compopt -o default 2>/dev/null
    return
  fi
  local program=${words[0]-} arguments=() ask=(--list) bench='' all=() found=()
  [[ $program == '~/'* ]] && program=$HOME/${program:2}
  [[ ${program##*/} == @BENCH_PREFIX@_* ]] && bench=1
  for c in "${words[@]:1}"; do
    case $c in
      --kind=@BENCH_PREFIX@) bench=1 ask+=("$c") ;;
      --kind=*) bench='' ask+=("$c") ;;
      --all) ask+=("$c") arguments+=("$c") ;;
      *) arguments+=("$c") ;;
    esac
  done
  case ${bench:+${arguments[0]-}} in
@COMMANDS@    *)
      case $word in
@VALUES@        *=*) all=(@CHOICES@) ;;
        *)
          all=(@OPTIONS@)
          [[ $bench && ! ${arguments[0]-} ]] && all+=(@COMMAND_NAMES@)
          ;;
      esac
      ;;
  esac
  for c in "${all[@]}"; do
    [[ $c == "$word"* ]] && found+=("${c:${#head}}")
  done
  [[ ${found[0]+there} ]] || return 0
  [[ $word != *=* && ${#found[@]} == 1 && ${found[0]} == *= ]] && compopt -o nospace 2>/dev/null
  case $quote in
    \') c="s/'/'\\\\''/g" ;;
    \") c='s/[\\"$`]/\\&/g; s/!/"'\''!'\''"/g' ;;
    *) c='s/[][ !"#$&'\''()*;<>?\\^`{|}]/\\&/g' ;;
  esac
  mapfile -t COMPREPLY < <(printf '%s\n' "${found[@]}" | LC_ALL=C sed "$c")
  # readline closes the quote after the only one, unless that ends as if it were closed.
  [[ $quote && ${#found[@]} == 1 && ${COMPREPLY[0]} == *"$quote" ]] && COMPREPLY[0]+=$quote
  return 0
}
complete -o nosort -F @FUNCTION@ -- @NAMES@ 2>/dev/null ||
  complete -F @FUNCTION@ -- @NAMES@
)sh";

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
