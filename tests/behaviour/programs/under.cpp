// tests/behaviour/programs/under.cpp - bodies that log in which processes they run, and what those
// were started by.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

/// What TOOL says, a variable that the command sets; empty in a process of ours.
std::string tool() {
  const char *const value = std::getenv("TOOL");
  return value ? value : "";
}

bool is_open_terminal_or_pipe(int descriptor) {
  struct stat facts {};
  return fstat(descriptor, &facts) == 0 && !S_ISREG(facts.st_mode);
}

[[gnu::noinline]] std::size_t touch(std::size_t bytes) { // a debugger stops here
  std::vector<char> memory(bytes, 'x');
  bench_test::keep(memory);
  return memory.size();
}

} // namespace

BENCH_TEST("body") { log("body " + tool()); }
BENCH_TEST("region") {
  log("region " + tool());
  bench_test::measure([] { return touch(100); });
}
BENCH_TEST("8 MiB") {
  log("8 MiB " + tool());
  CHECK(touch(8 << 20) > 0);
}

BENCH_TEST("slow first call") {
  static bool is_first = true;
  if (is_first) {
    log("slow " + tool());
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(20)) {
    }
  }
  is_first = false;
}

TEST_SUITE("on demand" * doctest::skip()) {
  BENCH_TEST("crashes under a tool") {
    if (!tool().empty())
      std::raise(SIGSEGV);
  }
  BENCH_TEST("fails under a tool") { CHECK(tool() == ""); }
  BENCH_TEST("fails everywhere") {
    log("fails " + tool());
    CHECK(tool() == "everywhere");
  }
  BENCH_TEST("waits for Ctrl-C under a tool") {
    log("waits " + tool());
    while (!tool().empty())
      pause();
  }
  BENCH_TEST("prints") {
    std::puts("printed by the body");
    std::fflush(stdout);
  }
  BENCH_TEST("reads") {
    char part[100] = "";
    const auto size = read(STDIN_FILENO, part, sizeof part - 1);
    if (!tool().empty() && size > 0)
      log("read " + std::string(part, static_cast<std::size_t>(size)));
  }
  BENCH_TEST("looks around") {
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    const char *const worker = std::getenv("BENCH_TEST_WORKER");
    log(tool() + (getpgrp() == getpid() ? " leads its group," : " shares a group,") +
        (core.rlim_cur == 0 ? " no core," : " a core,") +
        (worker ? " BENCH_TEST_WORKER=" + std::string(worker) : ""));
    for (int d = 3; d < 1000; ++d)
      if (is_open_terminal_or_pipe(d))
        log("has " + std::to_string(d));
  }
}
