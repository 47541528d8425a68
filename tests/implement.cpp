// tests/implement.cpp - implements doctest and bench_test, once for all test programs of a build.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#include <bench_test.hpp>
