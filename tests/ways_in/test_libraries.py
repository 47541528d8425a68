# tests/ways_in/test_libraries.py - a suite in static libraries, in shared ones and in plugins.
#
# SPDX-License-Identifier: MIT
import subprocess

import pytest
from conftest import (HIDDEN, IMPLEMENTATION, LEAVES, MAIN, SUITE, Folder, is_taken_up, measured,
                      run)

OWN_MAIN = """#include <doctest/doctest.h>
int main(int argc, char **argv) { return doctest::Context(argc, argv).run(); }
"""
# A main that finds its tests only when it runs.
HOST = """#include <doctest/doctest.h>
#include <cstdio>
#include <dlfcn.h>
int main(int argc, char **argv) {
  if (!dlopen("./plugin.so", RTLD_NOW)) {
    std::fputs(dlerror(), stderr);
    return 3;
  }
  return doctest::Context(argc, argv).run();
}
TEST_CASE("of the host") { CHECK(true); }
"""


@pytest.fixture(scope="module")
def hidden_suite(tmp_path_factory):
    return Folder(tmp_path_factory.mktemp("hidden_suite")).object("suite", SUITE, *HIDDEN)


# Static


def test_tests_in_a_static_library_that_is_linked_whole(folder, suite):
    tests = folder.archive("libtests.a", suite)
    whole = ["-Wl,--whole-archive", tests, "-Wl,--no-whole-archive"]
    assert is_taken_up(folder.link("tests", *whole, IMPLEMENTATION))


def test_tests_in_a_static_library_that_is_not_linked_whole_are_dropped_as_doctest_drops_them(
        folder, suite):
    program = folder.link("tests", folder.archive("libtests.a", suite), IMPLEMENTATION)
    assert "test cases: 0 | 0 passed" in run(program).out
    assert "nothing is selected" in run(program, "--all", name="time_tests").err


@pytest.mark.parametrize("tests", ["suite", "hidden_suite"])
def test_an_implementation_in_a_static_library_with_the_main_elsewhere(request, folder, tests,
                                                                       hidden_implementation):
    program = folder.link("tests", request.getfixturevalue(tests), folder.object("main", OWN_MAIN),
                          folder.archive("libimplement.a", hidden_implementation))
    assert is_taken_up(program)


@pytest.mark.parametrize("compiled, linked", [
    ([], ["-static"]),
    (["-ffunction-sections", "-fdata-sections"], ["-Wl,--gc-sections"]),
    (["-flto", "-O2"], ["-flto", "-O2"]),
], ids=["static", "gc-sections", "lto"])
def test_a_program_that_is_linked_otherwise(folder, compiled, linked):
    nothing = folder.file("nothing.cpp", "int main() {}\n")
    if folder.run(*compiled, nothing, *linked, "-o", "nothing").returncode:
        pytest.skip("not with this tool chain")
    user = folder.object("user", SUITE, *compiled)
    assert is_taken_up(folder.link("tests", user, *linked, IMPLEMENTATION))


# Shared


@pytest.fixture(scope="module")
def hidden_main(tmp_path_factory):
    """The implementation and main, for a shared library."""
    return Folder(tmp_path_factory.mktemp("hidden_main")).object("main", MAIN, *HIDDEN, "-std=c++20")


@pytest.mark.parametrize("tests", ["suite", "hidden_suite"])
def test_the_implementation_and_main_in_a_shared_library(request, folder, hidden_main, tests):
    library = folder.link("libmain.so", "-shared", hidden_main)
    assert is_taken_up(folder.link("tests", request.getfixturevalue(tests), library,
                                   "-Wl,-rpath,$ORIGIN"))


def test_a_shared_library_with_hidden_symbols_shows_no_more_than_what_user_files_call(folder,
                                                                                     hidden_main):
    library = folder.link("libmain.so", "-shared", hidden_main)
    shown = subprocess.run(["nm", "-DC", "--defined-only", library], text=True, check=True,
                           stdout=subprocess.PIPE).stdout
    names = [line.split(maxsplit=2)[2].split("(")[0] for line in shown.splitlines()]
    ours = {name.replace("bench_test::", "").replace("detail::", "") for name in names
            if name.startswith("bench_test::")}
    assert {name for name in ours if not name.startswith("BENCH_TEST_IMPLEMENT_is_")} == {
        "mark", "enter_region", "leave_region", "run_batches", "start_clock", "stop_clock",
        "enter_single_call", "leave_single_call", "acquire", "release", "next_iteration",
        "note_work", "begin_values", "enter_value", "leave_value", "end_values", "add_kind",
        "begin_heap_use", "end_heap_use", "note_result", "limit"}


@pytest.mark.parametrize("tests", ["suite", "hidden_suite"])
def test_the_implementation_in_a_shared_library_and_a_main_of_the_programs_own(
        request, folder, tests, hidden_implementation):
    library = folder.link("libimplement.so", "-shared", hidden_implementation)
    assert is_taken_up(folder.link("tests", folder.object("main", OWN_MAIN),
                                   request.getfixturevalue(tests), library, "-Wl,-rpath,$ORIGIN"))


def test_tests_in_a_shared_library_call_an_implementation_whose_inline_functions_are_hidden(
        folder, doctest_came_first):
    tests = folder.object("suite", SUITE, "-fPIC", "-fvisibility-inlines-hidden")
    library = folder.link("libtests.so", "-shared", tests)
    assert is_taken_up(folder.link("tests", doctest_came_first, "-Wl,--no-as-needed", library,
                                   "-Wl,-rpath,$ORIGIN"))


# Plugins


def test_a_plugin_that_a_main_opens(folder, hidden_suite, hidden_implementation):
    folder.link("plugin.so", "-shared", hidden_suite)
    host = folder.link("tests", hidden_implementation, folder.object("host", HOST, *HIDDEN),
                       "-rdynamic", "-ldl")
    plain = run(host)
    assert (plain.status, plain.err) == (1, "")
    assert "test cases: 10 | 9 passed | 1 failed" in plain.out
    rows = measured(host, "--all")
    assert rows.pop("of the host") == "a time"
    assert rows == LEAVES


# What a plugin adds: a kind, and a benchmark that is beyond its limit of it.
OWN_KIND = """#include <bench_test.hpp>
struct letters_kind final : bench_test::kind {
  letters_kind() : kind("letters", "letters", bench_test::sampling::once, {{"letters"}}) {}
  void start() override {}
  void stop(double *) override {}
  void see(const bench_test::returned &said, double *values) override { values[0] = said.number; }
} added;
BENCH_TEST("of the plugin" * bench_test::at_most("letters", 4)) { bench_test::result(5, "letters"); }
"""


def test_a_plugin_may_have_a_kind_of_its_own_and_limits_of_it(folder, hidden_implementation):
    folder.link("plugin.so", "-shared", folder.object("own_kind", OWN_KIND, *HIDDEN))
    host = folder.link("tests", hidden_implementation, folder.object("host", HOST, *HIDDEN),
                       "-rdynamic", "-ldl")
    done = run(host, "--rounds=6", name="letters_tests")
    assert " 5 letters" in done.out
    assert "over its limit: 5 letters, at most 4 letters (own_kind.cpp:8)" in done.out
    assert done.status == 1
    assert run(host).status == 0


# A host that knows nothing of doctest: the plugin is the whole suite.
STRANGER = """#include <cstdio>
#include <dlfcn.h>
int main(int argc, char **argv) {
  void *plugin = dlopen("./plugin.so", RTLD_NOW | RTLD_LOCAL);
  void *run = plugin ? dlsym(plugin, "run_tests") : nullptr;
  if (!run) {
    std::fputs(dlerror(), stderr);
    return 3;
  }
  return reinterpret_cast<int (*)(int, char **)>(run)(argc, argv);
}
"""
RUNS = """#include <doctest/doctest.h>
extern "C" [[gnu::visibility("default")]] int run_tests(int argc, char **argv) {
  return doctest::Context(argc, argv).run();
}
"""


def test_a_plugin_that_holds_the_implementation_too(folder, hidden_suite, hidden_implementation):
    run_tests = folder.object("run_tests", RUNS, *HIDDEN)
    folder.link("plugin.so", "-shared", hidden_suite, run_tests, hidden_implementation)
    assert is_taken_up(folder.link("tests", folder.object("host", STRANGER), "-ldl"))
