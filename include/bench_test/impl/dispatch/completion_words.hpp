// bench_test/impl/dispatch/completion_words.hpp - what a shell can complete, from the tables of the
// help.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../kinds/registry.hpp"
#include "../run/option_table.hpp"
#include "../text/escape.hpp"
#include "../text/shell_quoted.hpp"
#include "other_names.hpp"
#include "request.hpp"

namespace bench_test::detail {

/// What may stand behind an option, or behind a command.
struct completed_value {
  enum { nothing, words, anything, id, kinds, command, folder } form = nothing;
  std::vector<std::string> choices; ///< where it is one of some words
  std::string name;                 ///< else what the help calls it: "SECONDS"
  bool may_be_left_out = false;
};

/// Reads "=a|b", "[=a|b]", "=ID" or "[DIR]" as the help shows it.
inline completed_value completed(std::string_view shown) {
  completed_value value;
  if (shown.empty())
    return value;
  value.may_be_left_out = shown.front() == '[';
  if (value.may_be_left_out)
    shown = shown.substr(1, shown.size() - 2);
  if (shown.front() == '=')
    shown.remove_prefix(1);
  const std::string_view first = shown.substr(0, shown.find('['));
  value.name = first;
  value.form = first == "ID"        ? completed_value::id
               : first == "KIND"    ? completed_value::kinds
               : first == "COMMAND" ? completed_value::command
               : first == "DIR"     ? completed_value::folder
                                    : completed_value::anything;
  if (shown.find('|') == std::string_view::npos)
    return value;
  value.form = completed_value::words;
  for (auto end = shown.find('|'); end != std::string_view::npos; end = shown.find('|')) {
    value.choices.emplace_back(shown.substr(0, end));
    shown.remove_prefix(end + 1);
  }
  value.choices.emplace_back(shown);
  return value;
}

/// Each as one word of a shell, with blanks between.
inline std::string shell_list(const std::vector<std::string> &words) {
  std::string list;
  for (const auto &word : words)
    list += (list.empty() ? "" : " ") + shell_quoted(word);
  return list;
}

/// The name of the shell's function for a program, of letters, digits and '_'.
inline std::string completing_function(std::string_view program) {
  std::string name = "_bench_test_";
  for (const char c : plain_name(program))
    name += is_letter_or_digit(c) ? std::string(1, c) : '_' + hex_escape(c).substr(2);
  return name;
}

/// What --kind takes alone.
inline std::vector<std::string> kinds_alone() {
  auto names = kind_names();
  names.emplace_back(bench_prefix);
  names.emplace_back("test");
  return names;
}

} // namespace bench_test::detail
