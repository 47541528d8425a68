// bench_test/impl/dispatch/command_table.hpp - what bench_ can be told to do, beside measuring.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "../text/nearest.hpp"

namespace bench_test::detail {

struct command_help {
  std::string_view name;
  std::string_view arguments; ///< "[...]" for one that may be left out, "a|b" for words
  std::string_view text;
};

inline constexpr command_help known_commands[] = {
    {"links", "[DIR]", "make the program's other names, beside it or in DIR"},
    {"completion", "bash|zsh", "print what lets the shell complete options and IDs"},
};

/// The command of this name, or null.
inline const command_help *command_named(std::string_view word) {
  const auto *const end = std::end(known_commands);
  const auto *const found = std::find_if(std::begin(known_commands), end,
                                         [word](const command_help &c) { return c.name == word; });
  return found == end ? nullptr : found;
}

inline bool is_command(std::string_view word) { return command_named(word) != nullptr; }

/// The command that was meant by a word that is none; "" where none is near.
inline std::string nearest_command(std::string_view word) {
  std::vector<std::string> names;
  for (const auto &c : known_commands)
    names.emplace_back(c.name);
  return nearest(word, names);
}

} // namespace bench_test::detail
