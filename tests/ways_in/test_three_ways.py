# tests/ways_in/test_three_ways.py - a new suite, a main of its own, and not one edit.
#
# (A strict main of a suite's own is played by tests/behaviour/test_own_main.py.)
#
# SPDX-License-Identifier: MIT
import shutil

import pytest
from conftest import (IMPLEMENTATION, SUITE, UNMARKED, UNMARKED_LEAVES, UNMARKED_SUMMARY, Folder,
                      is_taken_up, run)


@pytest.mark.parametrize("standard", ["c++17", "c++20", "c++2b"])
def test_our_main_in_a_static_library_runs_tests_of_any_standard(folder, standard):
    user = folder.object("user", SUITE, f"-std={standard}")
    assert is_taken_up(folder.link("tests", user, IMPLEMENTATION))


def test_several_programs_share_what_implements(folder, suite):
    other = folder.object("other", '#include <bench_test.hpp>\nBENCH_TEST("other") {}\n')
    first = folder.link("first", suite, IMPLEMENTATION)
    second = folder.link("second", other, IMPLEMENTATION)
    assert is_taken_up(first)
    assert "test cases: 1 | 1 passed" in run(second).out


def test_without_an_edit_doctests_main_becomes_ours(folder):
    main = folder.object("main", "#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n"
                         "#include <doctest/doctest.h>\n" + UNMARKED, "-include", "bench_test.hpp",
                         "-DBENCH_TEST_IMPLEMENT_WITH_MAIN")
    assert is_taken_up(folder.link("tests", main), UNMARKED_SUMMARY, UNMARKED_LEAVES)


# Not edited, with a renamed doctest and a main of its own in the file that implements doctest.
OWN_MAIN = """#define DOCTEST_CONFIG_IMPLEMENT
#include "vendor/unit-test.hh"
""" + UNMARKED + """
int main(int argc, char **argv) {
  doctest::Context context;
  context.setOption("no-breaks", true);
  context.applyCommandLine(argc, argv);
  const int status = context.run();
  return context.shouldExit() ? status : status + 40;
}
"""


@pytest.fixture(scope="module")
def unedited(tmp_path_factory, doctest_header):
    folder = Folder(tmp_path_factory.mktemp("unedited"))
    (folder.path / "vendor").mkdir()
    shutil.copy(doctest_header, folder.path / "vendor/unit-test.hh")
    main = folder.object("main", OWN_MAIN, "-I.", "-include", "bench_test.hpp",
                         "-DBENCH_TEST_IMPLEMENT",
                         '-DBENCH_TEST_DOCTEST_HEADER="vendor/unit-test.hh"')
    return folder.link("tests", main)


def test_without_an_edit_a_main_of_the_suites_own_stays_as_it_is(unedited):
    plain = run(unedited)
    assert plain.status == 41 and UNMARKED_SUMMARY in plain.out
    assert run(unedited, "--exit").status == 1


def test_without_an_edit_a_main_of_the_suites_own_measures(unedited):
    assert is_taken_up(unedited, UNMARKED_SUMMARY, UNMARKED_LEAVES, status=41)
