# tests/ways_in/test_elsewhere.py - on other systems than Linux a suite tests, and refuses to measure.
#
# Played on Linux by -U__linux__, and compiled for Windows where MinGW is installed.
#
# SPDX-License-Identifier: MIT
import os
import shutil
import subprocess

import pytest
from conftest import BODIES, IMPLEMENTATION, MAIN, SUITE, SUMMARY, Folder, Result, run

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion", "-Werror"]
ELSEWHERE = ["-U__linux__", *STRICT]

# With a kind of the suite's own, which is one there, too.
OWN_MAIN = """#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>
""" + BODIES + """
struct cold_kind : bench_test::kind {
  cold_kind() : kind("cold", "", bench_test::sampling::once, {{"cold"}}) {}
  void start() override {}
  void stop(double *) override {}
};
const cold_kind cold;
int main(int argc, char **argv) { return doctest::Context(argc, argv).run() + 40; }
"""


def refusal(kinds):
    return Result(2, "", f"bench_test: {kinds}: measuring needs Linux; here the program only tests,"
                         " under --kind=test or a name without a kind\n")


@pytest.fixture(scope="module")
def here_and_elsewhere(tmp_path_factory, suite):
    """A suite with our main, as it is on this system and on others."""
    folder = Folder(tmp_path_factory.mktemp("elsewhere"))
    main = folder.object("main", MAIN, *ELSEWHERE)
    return folder.link("here", suite, IMPLEMENTATION), folder.link("elsewhere", suite, main)


@pytest.fixture(scope="module")
def own_main(tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("own_main"))
    return folder.link("tests", folder.object("tests", OWN_MAIN, *ELSEWHERE))


@pytest.mark.parametrize("name, args", [
    ("tests", ["-s", "--no-time-in-output"]),
    ("tests", ["--help"]),
    ("my_tests", ["--list-test-cases"]),
    ("tests", ["--list", "-tc=body"]),
    ("time_tests", ["--kind=test", "-tce=fails"]),
], ids=str)
def test_elsewhere_a_suite_tests_as_it_does_here(here_and_elsewhere, name, args):
    here, elsewhere = here_and_elsewhere
    expected = run(here, *args, name=name)
    assert expected.out
    assert run(elsewhere, *args, name=name) == expected


@pytest.mark.parametrize("name, args, kinds", [
    ("./time_tests", [], "time"),
    ("C:\\suite\\peakmem_tests.exe", ["--list"], "peakmem"),
    ("tests", ["--kind=time,peakmem"], "time, peakmem"),
    ("time_tests", ["--help"], "time"),
], ids=str)
def test_elsewhere_what_asks_to_measure_is_refused_and_nothing_runs(here_and_elsewhere, name, args,
                                                                    kinds):
    assert run(here_and_elsewhere[1], *args, name=name) == refusal(kinds)


def test_elsewhere_an_unknown_kind_is_named_as_it_is_here(here_and_elsewhere):
    expected, found = [run(program, "--kind=tiem") for program in here_and_elsewhere]
    assert 'did you mean "time"?' in expected.err
    assert found == expected


def test_elsewhere_a_main_of_the_suites_own_tests(own_main):
    done = run(own_main)
    assert (done.status, done.err) == (41, "")
    assert SUMMARY in done.out


@pytest.mark.parametrize("name, args, kinds", [
    ("time_tests", [], "time"),
    ("tests", ["--kind=peakmem"], "peakmem"),
    ("cold_tests", [], "cold"),
], ids=str)
def test_elsewhere_a_main_of_the_suites_own_ends_where_it_would_have_tested(own_main, name, args,
                                                                           kinds):
    assert run(own_main, *args, name=name) == refusal(kinds)


# Windows


@pytest.fixture(scope="module")
def windows(tmp_path_factory, doctest_header):
    """A folder in which MinGW compiles."""
    # Debian's other one has no <mutex>, which doctest needs.
    found = [name for name in ["x86_64-w64-mingw32-g++-posix", "x86_64-w64-mingw32-g++"]
             if shutil.which(name)]
    if not found:
        pytest.skip("MinGW is not installed (Debian's g++-mingw-w64-x86-64-posix)")
    path = tmp_path_factory.mktemp("windows")
    (path / "doctest").mkdir()
    shutil.copy(doctest_header, path / "doctest/doctest.h")
    return Folder(path, [found[0], "-isystem", path])


@pytest.fixture(scope="module")
def windows_suite(windows):
    return windows.object("suite", SUITE, *STRICT)


@pytest.fixture(scope="module", params=["ours", "own"])
def windows_program(request, windows, windows_suite):
    """A program with our main, or with one of its own; and its status where a test fails."""
    if request.param == "ours":
        objects, status = [windows_suite, windows.object("main", MAIN, *STRICT)], 1
    else:
        objects, status = [windows.object("own", OWN_MAIN, *STRICT)], 41
    return windows.link(f"{request.param}.exe", "-static", *objects), status


def test_on_windows_a_suite_compiles_without_a_warning_tests_and_refuses_to_measure(windows_program):
    program, status = windows_program
    if not shutil.which("wine"):
        pytest.skip("it compiles and links; Wine, to run it, is not installed")
    plain = wine(program)
    assert plain.status == status and SUMMARY in plain.out
    assert wine(program, "--kind=peakmem") == refusal("peakmem")
    link = shutil.copy(program, program.with_name(f"time_{program.name}"))
    assert wine(link) == refusal("time")


def test_on_windows_a_forgotten_implementation_is_named(windows, windows_suite):
    done = windows.run(windows_suite, "-o", "alone.exe")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing" in done.stderr


def wine(program, *args):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("BENCH_TEST_")}
    done = subprocess.run(["wine", program, *args], text=True, cwd=program.parent,
                          env={**clean, "WINEPREFIX": str(program.parent / "wine"),
                               "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=300)
    # Debian's script says on stderr that there is no 32-bit Wine.
    ours = "".join(line + "\n" for line in done.stderr.splitlines()
                   if line.startswith("bench_test: "))
    return Result(done.returncode, done.stdout.replace("\r", ""), ours)
