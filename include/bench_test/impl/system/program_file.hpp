// bench_test/impl/system/program_file.hpp - the file of the running program, and where it lies.
//
// Not through std::filesystem, which every build of a suite would wait half a second for.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__linux__)
#include <climits>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace bench_test::detail {

/// Where a symbolic link leads to, as it stands in it; empty where there is none.
inline std::string target_of(const std::string &link) {
  char target[PATH_MAX];
  const auto length = readlink(link.c_str(), target, sizeof target);
  return length > 0 ? std::string(target, static_cast<std::size_t>(length)) : "";
}

/// Whether both paths lead to one file or folder.
inline bool is_same_file(const std::string &a, const std::string &b) {
  struct stat first {};
  struct stat second {};
  return stat(a.c_str(), &first) == 0 && stat(b.c_str(), &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

constexpr const char *running_program = "/proc/self/exe"; ///< also once its file has been replaced

/// The path of this program's file, links resolved; empty where it has been replaced or deleted.
inline std::string program_file() {
  const auto path = target_of(running_program);
  return is_same_file(path, running_program) ? path : "";
}

/// "/usr/bin" of "/usr/bin/tests", and "/" of "/tests".
inline std::string folder_of(const std::string &absolute_path) {
  const auto end = absolute_path.rfind('/');
  return absolute_path.substr(0, end == 0 ? 1 : end);
}

} // namespace bench_test::detail

#endif
