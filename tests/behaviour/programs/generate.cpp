// tests/behaviour/programs/generate.cpp - doctest's GENERATE, which there is from 2.5 on: each of
// its values is a leaf, and logs its way.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <string>

#ifdef DOCTEST_GENERATE
namespace {
std::string text(int n) { return ' ' + std::to_string(n); }
} // namespace

BENCH_TEST("alone") {
  const int n = GENERATE(1, 2, 3);
  log("alone" + text(n));
}
BENCH_TEST("nested") {
  const int tens = GENERATE(10, 20);
  const int ones = GENERATE(1, 2, 3);
  log("nested" + text(tens + ones));
}
BENCH_TEST("before subcases") {
  const int n = GENERATE(1, 2);
  SUBCASE("a") { log("before a" + text(n)); }
  SUBCASE("b") { log("before b" + text(n)); }
}
BENCH_TEST("in subcases") {
  SUBCASE("a") { log("in a" + text(GENERATE(1, 2))); }
  SUBCASE("b") {
    SUBCASE("c") { log("in b, c" + text(GENERATE(3, 4))); }
    SUBCASE("d") { log("in b, d"); }
  }
}
BENCH_TEST("behind subcases") {
  SUBCASE("a") {}
  SUBCASE("b") {}
  log("behind" + text(GENERATE(1, 2)));
}
BENCH_TEST("names by the value") {
  const int n = GENERATE(1, 2, 3);
  SUBCASE(std::to_string(n).c_str()) { log("by the value" + text(n)); }
}
BENCH_TEST("no subcase for some values") {
  const int n = GENERATE(1, 2, 3, 4);
  if (n % 2 == 0)
    SUBCASE("even") { return log("even" + text(n)); }
  log("odd" + text(n));
}
BENCH_TEST("as many as the first says") {
  const int n = GENERATE(1, 2);
  const int m = n == 1 ? GENERATE(1, 2) : GENERATE(3, 4, 5);
  log("as many" + text(n) + text(m));
}
BENCH_TEST("a region") {
  const int n = GENERATE(1, 2);
  CHECK(bench_test::measure([&] { return n; }) == n);
  log("a region" + text(n));
}
#else
BENCH_TEST("there is no GENERATE") {}
#endif
