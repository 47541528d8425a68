// tests/behaviour/programs/circles.cpp - subcases that come and go from pass to pass.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <string>

#include "log.hpp"

TEST_CASE("gone in two passes") {
  static int passes = 0;
  ++passes;
  SUBCASE("a") { log("a"); }
  if (passes != 2 && passes != 3) {
    SUBCASE("b") { log("b"); }
  }
  SUBCASE("c") { log("c"); }
}

// doctest 2.4 runs this for ever.
TEST_CASE("new names in each pass") {
  static int names = 0;
  for (int i = 0; i < 3; ++i) {
    const std::string name = "v" + std::to_string(names++);
    SUBCASE(name.c_str()) { CHECK(names > 0); }
  }
}

TEST_CASE("fails") { CHECK(1 + 1 == 3); }
