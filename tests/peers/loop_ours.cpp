// tests/peers/loop_ours.cpp - what bench_test's own loops cost: bodies with nothing in them.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

BENCH_TEST("empty body") {}

BENCH_TEST("measure of nothing") {
  bench_test::measure([] {});
}
