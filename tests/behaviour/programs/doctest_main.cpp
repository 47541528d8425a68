// tests/behaviour/programs/doctest_main.cpp - doctest's own main, without a word of ours.
//
// SPDX-License-Identifier: MIT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
