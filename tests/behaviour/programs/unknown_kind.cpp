// tests/behaviour/programs/unknown_kind.cpp - a mark that names no kind of measurement.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

BENCH_TEST("good") {}
TEST_CASE("mistyped" * bench_test::benchmark("peakmem,timee")) {}
