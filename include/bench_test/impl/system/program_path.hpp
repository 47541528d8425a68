// bench_test/impl/system/program_path.hpp - where a program lies that is called by a name, and
// where this one does.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "program_file.hpp"
#include "starting_folder.hpp"

#if defined(__linux__)
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace bench_test::detail {

/// The paths at which a shell in `folder` looks for what is called by `name`, in its order: one if
/// there is a '/' in the name, else one for each folder that `path`, the variable, has.
inline std::vector<std::string> paths_called(std::string_view name, std::string_view folder,
                                             std::string_view path) {
  const auto within = [&](std::string_view where, std::string_view what) {
    std::string whole(what.substr(0, 1) == "/" ? "" : where);
    if (!whole.empty() && whole.back() != '/')
      whole += '/';
    return whole.append(what);
  };
  if (name.empty())
    return {};
  if (name.find('/') != std::string_view::npos) {
    while (name.substr(0, 2) == "./")
      name.remove_prefix(2);
    return {within(folder, name)};
  }
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find(':', begin), path.size());
    paths.push_back(within(within(folder, path.substr(begin, end - begin)), name));
    begin = end + 1;
  }
  return paths;
}

/// The same with what this process was started with.
inline std::vector<std::string> paths_called(std::string_view name) {
  const char *const path = std::getenv("PATH");
  return paths_called(name, starting_folder, path ? path : "/bin:/usr/bin"); // as execvp does
}

/// Whether a command of this name is there, and may be executed; a folder is none.
inline bool can_be_started(std::string_view name) {
  for (const auto &path : paths_called(name)) {
    struct stat facts {};
    if (stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) &&
        access(path.c_str(), X_OK) == 0)
      return true;
  }
  return false;
}

/// The path by which this program was called as `name`, else that of its file. Never
/// /proc/self/exe, which for another process is another.
inline std::string path_of_this_program(std::string_view name) {
  for (const auto &path : paths_called(name))
    if (is_same_file(path, running_program))
      return path;
  return target_of(running_program);
}

} // namespace bench_test::detail

#endif
