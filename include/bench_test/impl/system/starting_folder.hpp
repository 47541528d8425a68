// bench_test/impl/system/starting_folder.hpp - the folder that the program was started in.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__linux__)
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace bench_test::detail {

/// The folder that this process is in; empty where that cannot be told.
inline std::string current_folder() {
  char *const path = getcwd(nullptr, 0);
  const std::string folder = path ? path : "";
  std::free(path);
  return folder;
}

/// The one that it was started in. A main of the user's own may go to another before its run, and
/// does so again in the child, from here.
inline const std::string starting_folder = current_folder();

} // namespace bench_test::detail

#endif
