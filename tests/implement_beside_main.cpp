// tests/implement_beside_main.cpp - the implementation for test programs with a main of their own.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>
