// bench_test/impl/system/command_line.hpp - the words this process was started with.
//
// Under a main of the user's own nobody hands us argv, and it may have been changed.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#if defined(__APPLE__) && __has_include(<crt_externs.h>)
#include <crt_externs.h>
#endif

namespace bench_test::detail {

/// argv as it is now, /proc/self/cmdline where there is one; empty where the system does not tell.
inline std::vector<std::string> words_of_process() {
#if defined(_WIN32)
  char **const first = __argv; // null where main takes wide words
  return first ? std::vector<std::string>(first, first + __argc) : std::vector<std::string>();
#elif defined(__APPLE__) && __has_include(<crt_externs.h>)
  char **const first = *_NSGetArgv();
  return {first, first + *_NSGetArgc()};
#else
  std::vector<std::string> words;
  std::FILE *file = std::fopen("/proc/self/cmdline", "rb");
  if (!file)
    return words;
  std::string word;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
    if (c) {
      word += static_cast<char>(c);
    } else {
      words.push_back(word);
      word.clear();
    }
  }
  std::fclose(file);
  return words;
#endif
}

/// argv as the process got it, argv[0] included, if first called before main, which may write into
/// its arguments; empty where the system does not tell.
inline const std::vector<std::string> &command_line() {
  static const std::vector<std::string> words = words_of_process();
  return words;
}

/// The name that a program was called by, without its folder and without ".exe".
inline std::string base_name(std::string_view path) {
  auto name = path.substr(path.find_last_of("/\\") + 1);
  constexpr std::string_view suffix = ".exe";
  if (name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix)
    name.remove_suffix(suffix.size());
  return std::string(name);
}

} // namespace bench_test::detail
