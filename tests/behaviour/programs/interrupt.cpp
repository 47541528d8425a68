// tests/behaviour/programs/interrupt.cpp - bodies that tell when they run, to be interrupted then.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <unistd.h>

BENCH_TEST("quick") { log("quick"); }
BENCH_TEST("forever" * doctest::skip()) {
  static const pid_t left_behind = fork(); // is to be ended too
  if (left_behind)
    log("forever");
  for (;;)
    pause();
}
BENCH_TEST("quick, too") { log("quick, too"); }
