// tests/behaviour/programs/alike.cpp - test cases that differ in next to nothing: in their file, in
// their line, in their template's number, in their suite.
//
// Each says which one it is, in the log.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <tuple>

namespace {
struct first_type {};
struct second_type {};
} // namespace
namespace alike {
inline const auto first_lambda = [] { return 1; };
inline const auto second_lambda = [] { return 2; };
using first_closure = decltype(first_lambda);
using second_closure = decltype(second_lambda);
} // namespace alike
#ifndef DOCTEST_TYPE_TO_STRING_AS // doctest before 2.4.9
#define DOCTEST_TYPE_TO_STRING_AS(name, type)                                                      \
  template <> inline const char *doctest::detail::type_to_string<type>() { return "<" name ">"; }  \
  static_assert(true, "")
#endif
// Two types that doctest cannot tell apart.
DOCTEST_TYPE_TO_STRING_AS("one name", first_type);
DOCTEST_TYPE_TO_STRING_AS("one name", second_type);

namespace {
template <class T> int number_of;
template <> int number_of<first_type> = 1;
template <> int number_of<second_type> = 2;
template <> int number_of<alike::first_closure> = 3;
template <> int number_of<alike::second_closure> = 4;
template <> int number_of<int> = 5;

template <class T> void log_type(const std::string &where) {
  log(where + ' ' + std::to_string(number_of<T>));
}
} // namespace

TEST_CASE_TEMPLATE("template", T, first_type, second_type) { log_type<T>("template"); }
TEST_CASE_TEMPLATE("lambdas", T, alike::first_closure, alike::second_closure) {
  log_type<T>("lambdas");
}
TEST_CASE_TEMPLATE("one type twice", T, int, int) { CHECK(T() == 0); }
TEST_CASE_TEMPLATE_DEFINE("in two steps", T, alike_in_two_steps) { log_type<T>("in two steps"); }
TEST_CASE_TEMPLATE_INVOKE(alike_in_two_steps, first_type);
TEST_CASE_TEMPLATE_INVOKE(alike_in_two_steps, second_type, int);
TEST_CASE_TEMPLATE_INVOKE(alike_in_two_steps, first_type);
TEST_CASE_TEMPLATE_APPLY(alike_in_two_steps, std::tuple<second_type, first_type>);
TEST_CASE_TEMPLATE("leaves of a template", T, first_type, second_type) {
  SUBCASE("twin") { log_type<T>("leaves of a template, one"); }
  SUBCASE("twin") { log_type<T>("leaves of a template, two"); }
}

// More of one name on one line than a sort that is not stable leaves in order.
TEST_CASE_TEMPLATE("many", T, first_type, second_type, first_type, second_type, first_type,
                   second_type, first_type, second_type, first_type, second_type, first_type,
                   second_type, first_type, second_type, first_type, second_type, first_type,
                   second_type, first_type, second_type, first_type, second_type, first_type) {
  log_type<T>("many");
}

#define ALIKE_THREE(name)                                                                          \
  TEST_CASE(name ", a") { log(name ", a"); }                                                       \
  TEST_CASE(name ", b") { log(name ", b"); }                                                       \
  TEST_CASE(name ", c") { log(name ", c"); }
ALIKE_THREE("three on a line")
ALIKE_THREE("three on a line")

TEST_CASE("twin") { log("twin, the first"); }
TEST_CASE("twin") { log("twin, the second"); }
TEST_SUITE("suite") {
  TEST_CASE("twin") { log("suite::twin, the first"); }
}
TEST_SUITE("other suite") {
  TEST_CASE("twin") { log("other suite::twin"); }
}
TEST_SUITE("suite") {
  TEST_CASE("twin") { log("suite::twin, the second"); }
}
TEST_CASE("twin" * doctest::test_suite("suite")) { log("suite::twin, moved there"); }
TEST_CASE("") { log("no name, the first"); }
TEST_CASE("") { log("no name, the second"); }

TEST_CASE("leaves") {
  SUBCASE("twin") { log("leaves/twin, the first"); }
  SUBCASE("twin") { log("leaves/twin, the second"); }
  SUBCASE("") {
    SUBCASE("") { log("leaves of no name, 1"); }
    SUBCASE("") { log("leaves of no name, 2"); }
  }
  SUBCASE("") {
    SUBCASE("") { log("leaves of no name, 3"); }
  }
}
TEST_CASE("leaves") {
  SUBCASE("twin") { log("other leaves/twin, the first"); }
  SUBCASE("twin") { log("other leaves/twin, the second"); }
}

// Of two other files; what stands there on the same lines under the same names is another case.
#line 1 "alike/one.cpp"
TEST_CASE("twin") { log("twin in one.cpp"); }
TEST_CASE_TEMPLATE("template", T, first_type) { log("template in one.cpp"); }
TEST_CASE("leaves") {
  SUBCASE("twin") { log("leaves/twin in one.cpp"); }
}
#line 1 "alike/two.cpp"
TEST_CASE("twin") { log("twin in two.cpp"); }
TEST_CASE_TEMPLATE("template", T, first_type) { log("template in two.cpp"); }
TEST_CASE("leaves") {
  SUBCASE("twin") { log("leaves/twin in two.cpp"); }
}
