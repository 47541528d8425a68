// tests/packaging/consumer/main.cpp - implements and has main, in a project that got bench_test.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#include <bench_test.hpp>
