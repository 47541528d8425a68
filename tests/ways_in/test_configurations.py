# tests/ways_in/test_configurations.py - doctest's own configuration, whatever it is.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import (BODIES, IMPLEMENTATION, LEAVES, MAIN, SUITE, Folder, is_taken_up, measure,
                      measured, run)


def defined(*names):
    return [f"-DDOCTEST_CONFIG_{name}" for name in names]


def version_of(header):
    return tuple(int(n) for n in re.findall(r"#define DOCTEST_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)",
                                            header.read_text()))


RETURNED_VALUES = defined("ASSERTS_RETURN_VALUES")  # since 2.4.9
NO_EXCEPTIONS = ["-fno-exceptions", "-fno-rtti"]
LONG_NAMES = re.sub(r"\b(CHECK|REQUIRE|SUBCASE|TEST_CASE|TEST_SUITE)\(", r"DOCTEST_\1(", SUITE)


# In user files


@pytest.mark.parametrize("text, args", [
    (LONG_NAMES, defined("NO_SHORT_MACRO_NAMES")),
    (SUITE, defined("SUPER_FAST_ASSERTS")),
    (SUITE, defined("NO_TRY_CATCH_IN_ASSERTS")),
    (SUITE.replace("REQUIRE", "CHECK"), [*defined("NO_EXCEPTIONS"), *NO_EXCEPTIONS]),
    (SUITE, [*defined("NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS"), *NO_EXCEPTIONS]),
    (SUITE.replace("CHECK(true)", "if (!CHECK(true)) return"), RETURNED_VALUES),
    (SUITE, defined("USE_STD_HEADERS", "VOID_CAST_EXPRESSIONS", "DOUBLE_STRINGIFY",
                    "ASSERTION_PARAMETERS_BY_VALUE", "REQUIRE_STRINGIFICATION_FOR_ALL_USED_TYPES",
                    "NO_COMPARISON_WARNING_SUPPRESSION", "INCLUDE_TYPE_TRAITS")),
    (SUITE, defined("USE_IOSFWD", "NO_POSIX_SIGNALS", "NO_MULTITHREADING",
                    "NO_UNPREFIXED_OPTIONS")),
], ids=lambda value: " ".join(value).replace("-DDOCTEST_CONFIG_", "")
   if isinstance(value, list) else "")
def test_user_files_may_be_configured_otherwise_than_the_one_that_implements(folder, text, args,
                                                                             doctest_header):
    if args == RETURNED_VALUES and version_of(doctest_header) < (2, 4, 9):
        pytest.skip("this doctest's assertions return nothing")
    user = folder.object("user", text, *args)
    assert is_taken_up(folder.link("tests", user, IMPLEMENTATION))


# In all files


@pytest.fixture(scope="module")
def fast(tmp_path_factory, doctest_header):
    """Options, and an implementation that is compiled with them."""
    args = ["-std=c++20", *defined("SUPER_FAST_ASSERTS", "NO_POSIX_SIGNALS", "NO_SHORT_MACRO_NAMES",
                                   "USE_STD_HEADERS", "DOUBLE_STRINGIFY", "VOID_CAST_EXPRESSIONS",
                                   "NO_MULTI_LANE_ATOMICS")]
    if version_of(doctest_header) >= (2, 4, 9):
        args += RETURNED_VALUES
    if version_of(doctest_header) >= (2, 4, 11):  # those before do not compile with it
        args += defined("TREAT_CHAR_STAR_AS_STRING")
    return args, Folder(tmp_path_factory.mktemp("fast")).object("main", MAIN, *args)


def test_fast_asserts_long_names_returned_values_and_no_signal_handlers(folder, fast):
    args, main = fast
    text = LONG_NAMES
    if RETURNED_VALUES[0] in args:
        text = text.replace("DOCTEST_CHECK(true)", "if (!DOCTEST_CHECK(true)) return")
    assert is_taken_up(folder.link("tests", folder.object("user", text, *args), main))


def test_without_its_signal_handlers_a_crash_is_still_one_row(folder, fast):
    args, main = fast
    text = ('#include <bench_test.hpp>\n#include <csignal>\n'
            'BENCH_TEST("crashes") { std::raise(SIGSEGV); }\nBENCH_TEST("is fine") {}\n')
    rows = measured(folder.link("tests", folder.object("user", text, *args), main))
    assert rows.pop("is fine") == "a time"
    assert list(rows) == ["crashes"] and rows["crashes"].startswith("died")


def test_char_pointers_may_be_strings(folder, fast):
    args, main = fast
    if "-DDOCTEST_CONFIG_TREAT_CHAR_STAR_AS_STRING" not in args:
        pytest.skip("does not compile with this doctest")
    text = """#include <bench_test.hpp>
BENCH_TEST("strings") {
  const char one[] = "text";
  const char other[] = "text";
  DOCTEST_CHECK(bench_test::measure([&] { return &one[0]; }) == &other[0]);
}
"""
    program = folder.link("tests", folder.object("user", text, *args), main)
    assert measured(program) == {"strings": "a time"}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A program without exceptions, threads and doctest's spelling of options."""
    args = ["-std=c++2b", *NO_EXCEPTIONS,
            *defined("NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS", "NO_MULTITHREADING",
                     "NO_UNPREFIXED_OPTIONS", 'OPTIONS_PREFIX="my-"')]
    folder = Folder(tmp_path_factory.mktemp("small"))
    return folder.link("tests", folder.object("suite", SUITE, *args),
                       folder.object("main", MAIN, *args))


def test_no_exceptions_no_threads_and_a_prefix_of_ones_own(small):
    assert is_taken_up(small)


def test_options_with_a_prefix_of_ones_own_choose(small):
    for name in ["--my-test-case=body", "-my-tc=body", "--my-tc=body"]:
        assert "test cases: 1 | 1 passed" in run(small, name).out
        assert measured(small, name) == {"body": "a time"}
    assert measured(small, "--all", "-my-tce=body").keys() == LEAVES.keys() - {"body"}


@pytest.mark.parametrize("word", ["-tc=body", "--dt-test-case=body", "--test-case=body"])
def test_options_that_doctest_would_not_take_are_not_taken_in_silence(small, word):
    assert "test cases: 9 |" in run(small, word).out  # doctest ignores it
    done = measure(small, word)
    assert (done.status, done.out) == (2, "")
    assert done.err == (f'bench_test: {word}: unknown option; the options of this program\'s doctest'
                        ' begin with "my-"\n')


def test_the_help_spells_options_as_this_doctest_takes_them(small):
    assert " -my-tc= -my-tce= " in measure(small, "--help").out
