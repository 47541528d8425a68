// bench_test/impl/system/terminal.hpp - what the terminal can show, if the output goes to one.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace bench_test::detail {

inline std::string environment_text(const char *name) {
  const char *const value = std::getenv(name);
  return value ? value : "";
}

/// Columns of the terminal that a descriptor leads to; 0 where it is none, or does not tell.
inline std::size_t terminal_columns(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// Columns of standard output: of COLUMNS, else of the terminal, but never below 60; 0 for as many
/// as are needed, where it is no terminal.
inline std::size_t output_columns() {
  const long wanted = std::atol(environment_text("COLUMNS").c_str());
  const std::size_t columns =
      wanted > 0 ? static_cast<std::size_t>(wanted) : terminal_columns(STDOUT_FILENO);
  return columns > 0 && columns < 60 ? 60 : columns;
}

/// Whether a descriptor leads to a terminal that can move its cursor and show colours.
inline bool is_capable_terminal(int descriptor) {
  const auto term = environment_text("TERM");
  return isatty(descriptor) && !term.empty() && term != "dumb";
}

/// Whether colours are wanted there: see no-color.org.
inline bool wants_colors(int descriptor) {
  return is_capable_terminal(descriptor) && environment_text("NO_COLOR").empty();
}

/// Whether the user's locale writes UTF-8, as the environment says; a test may set another one in
/// the process.
inline bool has_utf8_locale() {
  for (const char *name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const auto value = environment_text(name); !value.empty()) {
      const auto codeset = value.substr(value.find('.') + 1);
      return codeset.find("UTF-8") == 0 || codeset.find("utf8") == 0 ||
             codeset.find("utf-8") == 0 || codeset.find("UTF8") == 0;
    }
  return false;
}

} // namespace bench_test::detail
