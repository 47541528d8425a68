// examples/existing_suite/doctest_main.cpp - main.cpp as it was, to compare what both print.
//
// SPDX-License-Identifier: MIT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
