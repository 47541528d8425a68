// tests/behaviour/programs/log.hpp - tells the file that LOG names what a body does, process by
// process.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

/// Writes "process: what" as a line, unless that is what this process wrote last: a loop of one
/// body is one line.
inline void log(const std::string &what) {
  static std::string last;
  const char *const path = std::getenv("LOG");
  if (!path || what == last)
    return;
  last = what;
  const int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const std::string line = std::to_string(getpid()) + ": " + what + '\n';
  if (write(file, line.data(), line.size()) < 0)
    std::abort();
  close(file);
}
