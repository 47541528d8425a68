// bench_test/impl/system/terminal.hpp - how wide the output may be.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace bench_test::detail {

/// Columns of standard output: of COLUMNS, else of the terminal, but never below 60; 0 for as many
/// as are needed, where it is no terminal.
inline std::size_t output_columns() {
  std::size_t columns = 0;
  winsize size{};
  const char *variable = std::getenv("COLUMNS");
  if (const long wanted = variable ? std::atol(variable) : 0; wanted > 0)
    columns = static_cast<std::size_t>(wanted);
  else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    columns = size.ws_col;
  return columns > 0 && columns < 60 ? 60 : columns;
}

} // namespace bench_test::detail
