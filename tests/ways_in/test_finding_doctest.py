# tests/ways_in/test_finding_doctest.py - a suite's doctest is the one that is used, wherever it is.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from conftest import (BODIES, CXX, DOCTEST, IMPLEMENTATION, MAIN, UNMARKED, UNMARKED_LEAVES,
                      UNMARKED_SUMMARY, Folder, is_taken_up, measure, run)

OURS = "#include <bench_test.hpp>\n"
INSTALLED = "#include <doctest/doctest.h>\n"
ON_THE_PATH = "#include <doctest.h>\n"
BESIDE = '#include "doctest.h"\n'
RENAMED = '#include "vendor/unit-test.hh"\n'
NAMED = '-DBENCH_TEST_DOCTEST_HEADER="vendor/unit-test.hh"'


@pytest.fixture
def vendored(folder, doctest_header):
    """A folder with copies of doctest under the names that suites give them."""
    for name in ["doctest.h", "path/doctest.h", "vendor/unit-test.hh"]:
        (folder.path / name).parent.mkdir(exist_ok=True)
        shutil.copy(doctest_header, folder.path / name)
    return folder


def headers_of(folder, source, *args):
    """The headers that a source includes and that are doctest, by their contents."""
    done = folder.run("-M", source, *args)
    names = done.stdout.replace("\\\n", " ").split()[2:]
    return {(folder.path / name).resolve() for name in names
            if "define DOCTEST_VERSION_MAJOR" in (folder.path / name).read_text(errors="ignore")}


@pytest.mark.parametrize("text, args, expected", [
    (OURS, [], "installed"),
    (INSTALLED + OURS, [], "installed"),
    (OURS + INSTALLED, [], "installed"),
    (ON_THE_PATH + OURS, ["-Ipath"], "path/doctest.h"),
    (BESIDE + OURS, [], "doctest.h"),
    (RENAMED + OURS, [], "vendor/unit-test.hh"),
    (OURS, ["-I.", NAMED], "vendor/unit-test.hh"),
    (OURS + RENAMED, ["-I.", NAMED], "vendor/unit-test.hh"),
    (RENAMED + OURS, ["-I.", NAMED], "vendor/unit-test.hh"),
    (OURS + BESIDE, ["-I.", '-DBENCH_TEST_DOCTEST_HEADER="doctest.h"'], "doctest.h"),
], ids=["ours", "installed-ours", "ours-installed", "path-ours", "beside-ours", "renamed-ours",
        "named", "named-renamed", "renamed-named", "named-beside"])
def test_the_doctest_of_the_file_is_the_only_one_in_it(vendored, doctest_header, text, args,
                                                       expected):
    path = doctest_header if expected == "installed" else vendored.path / expected
    user = vendored.object("user", text + 'BENCH_TEST("found") { CHECK(true); }\n', *args)
    assert headers_of(vendored, "user.cpp", *args) == {path.resolve()}
    program = vendored.link("tests", user, IMPLEMENTATION)
    assert "1 passed" in run(program).out
    assert measure(program, "--list").out == "found\n"


@pytest.fixture(scope="module")
def without_doctest(tmp_path_factory):
    """Options with which the compiler finds all that is installed, but doctest."""
    said = subprocess.run([*CXX, "-E", "-v", "-x", "c++", "/dev/null"], text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"}, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE).stderr
    found = re.search(r"#include <\.\.\.> search starts here:\n(.*?)End of search", said, re.DOTALL)
    options = ["-nostdinc"]
    for number, folder in enumerate(found[1].split()):
        if (pathlib.Path(folder) / "doctest/doctest.h").exists():
            farm = tmp_path_factory.mktemp(f"include{number}")
            for entry in pathlib.Path(folder).iterdir():
                if entry.name != "doctest":
                    (farm / entry.name).symlink_to(entry)
            folder = farm
        options += ["-isystem", folder]
    return options


@pytest.mark.skipif(DOCTEST != "", reason="a doctest is given, and found")
def test_where_there_is_only_doctest_h_it_is_taken(vendored, without_doctest):
    args = [*without_doctest, "-Ipath"]
    vendored.object("user", OURS + BODIES, *args)
    assert headers_of(vendored, "user.cpp", *args) == {vendored.path / "path/doctest.h"}


@pytest.mark.skipif(DOCTEST != "", reason="a doctest is given, and found")
def test_where_there_is_none_the_remedy_is_named(folder, without_doctest):
    done = folder.run("-fsyntax-only", folder.file("user.cpp", OURS), *without_doctest)
    assert done.returncode != 0
    assert "found neither <doctest/doctest.h> nor <doctest.h>. Add the folder with -I" in done.stderr


# In the file that implements


def test_doctest_may_come_before_ours_and_keeps_its_main(folder, doctest_came_first):
    unmarked = folder.object("unmarked", "#include <doctest/doctest.h>\n" + UNMARKED)
    program = folder.link("tests", doctest_came_first, unmarked)
    assert is_taken_up(program, UNMARKED_SUMMARY, UNMARKED_LEAVES)


@pytest.mark.parametrize("define", ["BENCH_TEST_IMPLEMENT", "BENCH_TEST_IMPLEMENT_WITH_MAIN",
                                    "DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN"])
def test_doctest_without_its_implementation_before_ours_is_an_error_with_the_remedy(folder, define):
    text = f"#include <doctest/doctest.h>\n#define {define}\n#include <bench_test.hpp>\n"
    done = folder.run("-fsyntax-only", "-Wfatal-errors", folder.file("main.cpp", text))
    assert done.returncode != 0
    assert "an earlier line has included doctest without its own. Move the #define" in done.stderr


def test_an_earlier_include_of_ours_does_not_hide_that(folder):
    text = "#include <bench_test.hpp>\n" + MAIN
    done = folder.run("-fsyntax-only", "-Wfatal-errors", folder.file("main.cpp", text))
    assert done.returncode != 0
    assert "Move the #define" in done.stderr


# In a precompiled header


@pytest.fixture(scope="module")
def precompiled(tmp_path_factory):
    """Options that bring in a precompiled header with ours in it."""
    folder = Folder(tmp_path_factory.mktemp("precompiled"))
    folder.file("all.hpp", OURS)
    output = "all.hpp.gch" if "clang" not in CXX[-1] else "all.hpp.pch"
    done = folder.run("-x", "c++-header", "all.hpp", "-o", output)
    assert (done.returncode, done.stderr) == (0, "")
    return ["-include", folder.path / "all.hpp"] if output.endswith("gch") else [
        "-include-pch", folder.path / output]


def test_ours_may_be_in_a_precompiled_header(folder, precompiled):
    user = folder.object("user", BODIES, *precompiled)
    assert is_taken_up(folder.link("tests", user, IMPLEMENTATION))


def test_the_file_that_implements_is_told_to_leave_a_precompiled_header_out(folder, precompiled):
    done = folder.run("-fsyntax-only", "-Wfatal-errors", *precompiled, folder.file("main.cpp", MAIN))
    assert done.returncode != 0
    assert "where a precompiled header includes doctest, leave this file out of it" in done.stderr
