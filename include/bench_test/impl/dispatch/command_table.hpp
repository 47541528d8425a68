// bench_test/impl/dispatch/command_table.hpp - what bench_ can be told to do, beside measuring.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

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

inline bool is_command(std::string_view word) {
  return std::any_of(std::begin(known_commands), std::end(known_commands),
                     [word](const command_help &c) { return c.name == word; });
}

} // namespace bench_test::detail
