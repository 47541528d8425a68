// tests/behaviour/programs/shapes.cpp - leaves that are made at run time, deep down, by the
// thousand, or by loops over values; each logs its way.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <cstdio>
#include <string>

BENCH_TEST("five deep") {
  SUBCASE("1") {
    SUBCASE("2") {
      SUBCASE("3") {
        SUBCASE("4") {
          SUBCASE("5") { log("12345"); }
          SUBCASE("5, other") { log("1234 other"); }
        }
        SUBCASE("4, other") { log("123 other"); }
      }
    }
    SUBCASE("2, other") {
      SUBCASE("3") {
        SUBCASE("4") {
          SUBCASE("5") { log("1 other 345"); }
        }
      }
    }
  }
}

BENCH_TEST("a name that dies at once") {
  for (int n = 1; n <= 3; ++n)
    SUBCASE(("n=" + std::to_string(n)).c_str()) { log("temporary, " + std::to_string(n)); }
}
BENCH_TEST("a buffer that is used again") {
  char buffer[32];
  for (int n = 1; n <= 3; ++n) {
    std::snprintf(buffer, sizeof buffer, "%d of 3", n);
    SUBCASE(buffer) {
      std::snprintf(buffer, sizeof buffer, "overwritten");
      for (int m = 1; m <= 2; ++m) {
        std::snprintf(buffer, sizeof buffer, "%d of 2", m);
        SUBCASE(buffer) {
          buffer[0] = '\0';
          log("buffer, " + std::to_string(n) + ", " + std::to_string(m));
        }
      }
    }
  }
}
BENCH_TEST("one name in each turn of a loop") {
  int turns = 0;
  for (int n = 1; n <= 3; ++n)
    SUBCASE("turn") { turns = n; }
  log("one name in a loop, " + std::to_string(turns));
}
BENCH_TEST("as many as are found") {
  static const int found = 4; // files in a folder, say
  for (int n = 0; n < found; ++n)
    SUBCASE((std::string(static_cast<std::size_t>(n), '.') + "txt").c_str()) {
      log("found, " + std::to_string(n));
    }
}

namespace {
void visit(const std::string &where, int depth) {
  if (depth == 0)
    return log("visited " + where);
  SUBCASE("left") { visit(where + "l", depth - 1); }
  SUBCASE("right") { visit(where + "r", depth - 1); }
}
} // namespace
BENCH_TEST("a function that calls itself") { visit("", 4); }
BENCH_TEST("a function with subcases, in leaves and around them") {
  SUBCASE("here") { visit("here ", 1); }
  SUBCASE("there") {
    SUBCASE("deeper") { visit("deeper ", 2); }
  }
}
BENCH_TEST("a lambda with subcases, behind one with leaves of its own") {
  const auto check = [](const std::string &where) {
    SUBCASE("a") { log(where + " a"); }
    SUBCASE("b") { log(where + " b"); }
  };
  SUBCASE("first") { check("lambda first"); }
  SUBCASE("first") { check("lambda first again"); }
}

BENCH_TEST("around a subcase, and behind it") {
  std::string way = "before";
  SUBCASE("in it") { way += ", in it"; }
  SUBCASE("in the other") { way += ", in the other"; }
  log(way + ", behind");
}

struct shapes_fixture {
  std::string made = "made";
};
TEST_CASE_FIXTURE(shapes_fixture, "on doctest's fixture") {
  SUBCASE("one") { log(made + " one"); }
  SUBCASE("two") { log(made + " two"); }
}
BENCH_TEST_FIXTURE(shapes_fixture, "on a fixture of ours") {
  SUBCASE("one") { log(made + " by us one"); }
  SUBCASE("two") { log(made + " by us two"); }
}
#ifdef __clang__ // g++ does not compile doctest's macro
struct shapes_class {
  TEST_CASE_CLASS("in a class") {
    SUBCASE("one") { log("class one"); }
    SUBCASE("two") { log("class two"); }
  }
};
#endif

namespace {
// doctest 2.5 itself takes minutes for 2,000.
constexpr int many = DOCTEST_VERSION >= 20500 ? 200 : 2000;
} // namespace
TEST_SUITE("many") {
  TEST_CASE("leaves") {
    for (int n = 0; n < many; ++n)
      SUBCASE(std::to_string(n).c_str()) { log("leaf " + std::to_string(n)); }
  }
}
TEST_SUITE("gone") {
  TEST_CASE("no subcase in the second pass") {
    static int passes = 0;
    ++passes;
    if (passes == 1) {
      SUBCASE("a") {}
      SUBCASE("b") {}
    }
  }
  TEST_CASE("a level less in the second pass") {
    static int passes = 0;
    ++passes;
    SUBCASE("outside") {
      if (passes == 1) {
        SUBCASE("a") {}
        SUBCASE("b") {}
      }
    }
  }
}
