// examples/quick_start/main.cpp - the one file that holds the implementations and main.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#include <bench_test.hpp>
