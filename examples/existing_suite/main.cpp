// examples/existing_suite/main.cpp - the one file of the suite that changed.
//
// SPDX-License-Identifier: MIT

// before: DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN and <doctest/doctest.h>, as in doctest_main.cpp
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#include <bench_test.hpp>
