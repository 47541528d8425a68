// examples/sqlite/main.cpp - the implementation, and main; malloc is counted, as SQLite calls it.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_HEAP_MALLOC
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#include <bench_test.hpp>
