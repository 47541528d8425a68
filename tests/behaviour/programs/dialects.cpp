// tests/behaviour/programs/dialects.cpp - suites that speak other words than doctest's TEST_CASE
// and SUBCASE; each leaf logs its way.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <string>

SCENARIO("a vector can be sized") {
  GIVEN("an empty one") {
    WHEN("it grows") {
      THEN("its size changes") { log("grows: size"); }
      THEN("its capacity changes") { log("grows: capacity"); }
    }
    AND_WHEN("it shrinks") {
      THEN("its size changes") {
        AND_THEN("its capacity does not") { log("shrinks: size, not capacity"); }
      }
    }
  }
  GIVEN("a full one") { log("full"); }
}
SCENARIO_TEMPLATE("of types", T, int, char) {
  GIVEN("a value") {
    THEN("it is one") { log("of " + std::to_string(sizeof(T)) + ": one"); }
    THEN("it is another") { log("of " + std::to_string(sizeof(T)) + ": another"); }
  }
}
SCENARIO_TEMPLATE_DEFINE("of types, in two steps", T, dialects_of_types) {
  log("two steps, " + std::to_string(sizeof(T)));
}
TEST_CASE_TEMPLATE_INVOKE(dialects_of_types, char, int);
#ifdef __clang__ // g++ does not compile what it stands for
struct dialects_class {
  SCENARIO_CLASS("in a class") { log("class"); }
};
#endif

// As suites do that came from Catch.
#undef TEST_CASE
#undef SUBCASE
#undef REQUIRE
#define TEST_CASE(name, tags) DOCTEST_TEST_CASE(name " " tags)
#define SECTION(...) DOCTEST_SUBCASE(std::string(__VA_ARGS__).c_str())
#define REQUIRE(...) DOCTEST_REQUIRE_UNARY(static_cast<bool>(__VA_ARGS__))
#define DYNAMIC_SECTION(a, b) DOCTEST_SUBCASE((std::string(a) + std::to_string(b)).c_str())

TEST_CASE("from Catch", "[tag][other tag]") {
  SECTION("one") {
    REQUIRE(1 == 1);
    log("Catch one");
  }
  SECTION("two") {
    for (int i = 0; i < 2; ++i)
      DYNAMIC_SECTION("turn ", i) { log("Catch two " + std::to_string(i)); }
  }
}
// A word of its own that makes the test and its only leaf.
#define LEAF_TEST(name)                                                                            \
  static void name();                                                                              \
  TEST_CASE(#name, "[leaf]") {                                                                     \
    SECTION("only") { name(); }                                                                    \
  }                                                                                                \
  static void name()
LEAF_TEST(dialects_first) { log("leaf test, first"); }
LEAF_TEST(dialects_second) { log("leaf test, second"); }
