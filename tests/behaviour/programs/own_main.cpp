// tests/behaviour/programs/own_main.cpp - a suite with a main of its own, strict about its
// arguments.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdio>
#include <string>
#include <unistd.h>

namespace {
pid_t prepared_by = 0;
}

BENCH_TEST("prepared by main") { CHECK(prepared_by == getpid()); }
BENCH_TEST("left out by main") { CHECK(false); }
TEST_CASE("a test only") { CHECK(prepared_by == getpid()); }

int main(int argc, char **argv) {
  prepared_by = getpid();
  doctest::Context context;
  context.addFilter("test-case-exclude", "left out*");
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.rfind("--case=", 0) == 0) {
      context.addFilter("test-case", word.substr(7).c_str());
    } else {
      std::fprintf(stderr, "own_main: what is %s?\n", word.c_str());
      return 77;
    }
  }
  const int status = context.run();
  std::puts("after the run");
  return status;
}
