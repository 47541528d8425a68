// tests/behaviour/programs/sees.cpp - a body that looks around, and logs what it sees.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <climits>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {
std::string contents(const char *path) {
  std::string text;
  std::FILE *const file = std::fopen(path, "rb");
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file))
    text += c ? static_cast<char>(c) : '\n';
  std::fclose(file);
  return text;
}
} // namespace

TEST_CASE("looks around") {
  static bool is_first = true;
  if (!is_first)
    return;
  is_first = false;
  char folder[PATH_MAX] = "";
  REQUIRE(getcwd(folder, sizeof folder) != nullptr);
  log(std::string("folder ") + folder);
  for (char **variable = environ; *variable; ++variable)
    log(std::string("variable ") + *variable);
  std::string words = contents("/proc/self/cmdline");
  log("argv " + words.substr(0, words.find('\n')));
  log("end of input " + std::to_string(std::getchar() == EOF));
  log("terminals " + std::to_string(isatty(0) + isatty(1) + isatty(2)));
  const int lowest = open("/dev/null", O_RDONLY);
  log("lowest descriptor " + std::to_string(lowest));
  close(lowest);
  const mode_t mask = umask(0);
  log("mask " + std::to_string(umask(mask)) + ' ' + std::to_string(mask));
  for (int s = 1; s < SIGRTMAX; ++s) {
    struct sigaction now {};
    if (s == SIGSEGV || s == SIGILL || s == SIGFPE || s == SIGABRT || s == SIGINT || s == SIGTERM)
      continue; // doctest handles these
    if (sigaction(s, nullptr, &now) == 0 && now.sa_handler != SIG_DFL)
      log("signal " + std::to_string(s) + " is not as it was");
  }
  sigset_t blocked;
  sigprocmask(SIG_BLOCK, nullptr, &blocked);
  for (int s = 1; s < SIGRTMAX; ++s)
    if (sigismember(&blocked, s) == 1)
      log("signal " + std::to_string(s) + " is blocked");
}
