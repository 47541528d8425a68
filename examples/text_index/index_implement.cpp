// examples/text_index/index_implement.cpp - doctest, bench_test and main, compiled once.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#include <bench_test.hpp>
