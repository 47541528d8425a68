// tests/behaviour/programs/leaves.cpp - subcases in all the shapes that real suites have; each leaf
// logs its way.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <string>

BENCH_TEST("flat") { log("flat"); }

BENCH_TEST("nested") {
  SUBCASE("a") {
    SUBCASE("b") {
      SUBCASE("c") { log("nested/a/b/c"); }
      SUBCASE("d") { log("nested/a/b/d"); }
    }
    SUBCASE("e") { log("nested/a/e"); }
  }
  SUBCASE("f") { log("nested/f"); }
}

BENCH_TEST("loop") {
  for (int n = 1; n <= 3; ++n) {
    const std::string name = "n=" + std::to_string(n);
    SUBCASE(name.c_str()) { log("loop/" + name); }
  }
}

BENCH_TEST("grid") {
  for (const char *colour : {"red", "blue"})
    SUBCASE(colour) {
      for (const char *size : {"small", "large"})
        SUBCASE(size) { log(std::string("grid/") + colour + '/' + size); }
    }
}

BENCH_TEST("same name") {
  SUBCASE("twin") { log("same name/twin, the first"); }
  SUBCASE("twin") { log("same name/twin, the second"); }
  SUBCASE("") { log("same name/, the first"); }
  SUBCASE("") { log("same name/, the second"); }
}

BENCH_TEST("odd names") {
  SUBCASE("a/b") { log("odd names/a/b, one"); }
  SUBCASE("a") {
    SUBCASE("b") { log("odd names/a/b, two"); }
  }
  SUBCASE("commas, * and \"quotes\"\n") { log("odd names/commas"); }
  SUBCASE("twin#2") { log("odd names/twin#2"); }
  SUBCASE("a | bar = \\x7C") { log("odd names/bar"); }
}

namespace {
void read_or_write(const std::string &where) {
  SUBCASE("read") { log(where + "/read"); }
  SUBCASE("write") { log(where + "/write"); }
}
} // namespace

BENCH_TEST("a function with subcases") {
  SUBCASE("here") { read_or_write("a function with subcases/here"); }
  SUBCASE("there") { read_or_write("a function with subcases/there"); }
}

BENCH_TEST("a function with subcases, twice in a row") {
  read_or_write("twice in a row, the first");
  read_or_write("twice in a row, the second");
}

BENCH_TEST("swapped names") {
  SUBCASE("x") {
    SUBCASE("y") { log("swapped names/x/y"); }
  }
  SUBCASE("y") {
    SUBCASE("x") { log("swapped names/y/x"); }
  }
}

BENCH_TEST("some passes only") {
  static int passes = 0;
  const bool is_second = ++passes == 2;
  SUBCASE("always") { log("some passes only/always"); }
  SUBCASE("in the second") {
    if (is_second)
      SUBCASE("deep") { log("some passes only/in the second/deep"); }
  }
}
