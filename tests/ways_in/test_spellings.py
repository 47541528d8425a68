# tests/ways_in/test_spellings.py - what users do with our macros, and with doctest's.
#
# SPDX-License-Identifier: MIT
import re

from conftest import BODIES, IMPLEMENTATION, SUITE, is_taken_up, measured, run

MACROS = """#include <bench_test.hpp>
#define NAME "by a macro"
BENCH_TEST(NAME) { CHECK(true); }
BENCH_TEST(NAME ", extended" * doctest::may_fail()) { CHECK(true); }
struct fixture {
  int value = 1;
};
#define FIXTURE fixture
BENCH_TEST_FIXTURE(FIXTURE, NAME ", on a fixture") { CHECK(value == 1); }
#define TYPES int, char
BENCH_TEST_TEMPLATE(NAME ", of types", T, TYPES) { CHECK(T() == 0); }
#define PAIR(name, body)                                                                           \\
  BENCH_TEST("first " name) { body; }                                                              \\
  BENCH_TEST("second " name) { body; }                                                             \\
  BENCH_TEST_FIXTURE(fixture, "fixture " name) { body; }                                           \\
  BENCH_TEST_FIXTURE(fixture, "other fixture " name) { body; }                                     \\
  BENCH_TEST_TEMPLATE("template " name, T, int, char) { body; }                                    \\
  TEST_CASE("unmarked " name) { body; }
PAIR("of a pair", CHECK(bench_test::measure([] { return 1; }) == 1))
static constexpr const char *constant = "a constant";
BENCH_TEST(constant) { CHECK(true); }
"""
NAMES = ["by a macro", "by a macro, extended", "by a macro, on a fixture", "by a macro, of types<int>",
         "by a macro, of types<char>", "first of a pair", "second of a pair", "fixture of a pair",
         "other fixture of a pair", "template of a pair<int>", "template of a pair<char>",
         "a constant"]


def test_macros_of_the_users_own_may_hold_ours_and_be_their_arguments(folder):
    program = folder.link("tests", folder.object("user", MACROS), IMPLEMENTATION)
    assert "13 passed" in run(program).out
    assert measured(program) == {name: "a time" for name in NAMES}


def short_names(header):
    """doctest's macros without its prefix."""
    names = re.findall(r"^#define ([A-Z]\w*)(?:\(.*?\))? +DOCTEST_\1\b", header.read_text(), re.M)
    assert {"CHECK", "TEST_CASE", "SUBCASE", "TEST_CASE_TEMPLATE"} <= set(names)
    return names


def test_doctests_short_names_may_be_undefined_after_our_include(folder, doctest_header):
    undefined = "".join(f"#undef {name}\n" for name in short_names(doctest_header))
    long = re.sub(r"\b(CHECK|REQUIRE|SUBCASE|TEST_CASE|TEST_SUITE)\(", r"DOCTEST_\1(", BODIES)
    user = folder.object("user", "#include <bench_test.hpp>\n" + undefined + long)
    assert is_taken_up(folder.link("tests", user, IMPLEMENTATION))


def test_our_header_may_be_included_twice(folder):
    twice = folder.object("user", "#include <bench_test.hpp>\n" + SUITE + "#include <bench_test.hpp>\n")
    assert is_taken_up(folder.link("tests", twice, IMPLEMENTATION))


def test_two_files_of_one_name_are_two_files(folder):
    text = '#include <bench_test.hpp>\nBENCH_TEST("%s") { CHECK(true); }\nBENCH_TEST("both") {}\n'
    one = folder.object("one/tests", text % "one")
    two = folder.object("two/tests", text % "two")
    program = folder.link("tests", one, two, IMPLEMENTATION)
    assert "4 passed" in run(program).out
    assert measured(program) == {name: "a time" for name in ["one", "both", "two", "both#2"]}


HEADER = """#pragma once
#include <bench_test.hpp>
struct counter {
  int value = 1;
};
BENCH_TEST("in a header") { CHECK(bench_test::measure([] { return 1; }) == 1); }
BENCH_TEST_FIXTURE(counter, "in a header, on a fixture") { CHECK(value == 1); }
BENCH_TEST_TEMPLATE("in a header, of types", T, int, char) { CHECK(T() == 0); }
TEST_CASE("only a test in a header") { CHECK(true); }
"""


def test_a_case_in_a_header_that_several_files_include_is_one_case(folder):
    folder.file("tests.hpp", HEADER)
    one = folder.object("one", '#include "tests.hpp"\nBENCH_TEST("one") {}\n')
    two = folder.object("two", '#include "tests.hpp"\nTEST_CASE("") {}\nBENCH_TEST("two") {}\n')
    program = folder.link("tests", one, two, IMPLEMENTATION)
    assert "test cases: 8 | 8 passed" in run(program).out
    assert measured(program) == {name: "a time" for name in [
        "in a header", "in a header, on a fixture", "in a header, of types<int>",
        "in a header, of types<char>", "one", "two"]}
