# tests/ways_in/test_disabled.py - where DOCTEST_CONFIG_DISABLE is defined, only `measure` is left.
#
# SPDX-License-Identifier: MIT
import subprocess

import pytest
from conftest import IMPLEMENTATION, MAIN, SUITE, Folder, measured, run

DISABLED = "-DDOCTEST_CONFIG_DISABLE"

CALLS = """#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>
int work() {
  bench_test::measure([] {});
  int sum = 0;
  for (int n : bench_test::values("n", {1, 2}))
    sum += n;
  return sum + bench_test::measure([] { return 3; }, [](int &i) { ++i; });
}
int main() { return work(); }
"""


@pytest.fixture(scope="module")
def disabled_suite(tmp_path_factory):
    return Folder(tmp_path_factory.mktemp("disabled")).object("disabled", SUITE, DISABLED, "-O1")


# What a suite calls beside `measure`, and a kind of its own: it is a class like any other.
REST = """#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>
struct calls_kind final : bench_test::kind {
  calls_kind() : kind("calls", "calls", bench_test::sampling::exact, {{"calls", "", true}}) {}
  void start() override { calls = 0; }
  void stop(double *values) override { values[0] = calls; }
  void see(const bench_test::returned &said, double *values) override { values[0] = said.number; }
  int calls = 0;
} counting;
struct not_copyable {
  not_copyable() = default;
  not_copyable(const not_copyable &) = delete;
};
BENCH_TEST("not there" * nobody::knows_this()) { CHECK(false); }
int main() {
  bench_test::result(3);
  bench_test::result(3.5, "items", bench_test::better::higher);
  bench_test::result(not_copyable());
  const auto used = bench_test::heap_use([] {
    ++counting.calls;
    return new int;
  });
  return used.allocations == 0 && used.bytes == 0 && used.peak_bytes == 0 && used.live_bytes == 0
             ? counting.calls : 2;
}
"""


def test_what_is_said_and_counted_is_nothing_and_a_kind_of_its_own_is_harmless(folder):
    program = folder.link("program", folder.object("main", REST, DISABLED, "-Wall", "-Wextra", "-Werror"))
    assert run(program) == (1, "", "")
    assert run(program, "--help", name="calls_program") == (1, "", "")


def test_nothing_is_left_but_measure(folder, disabled_suite):
    names = subprocess.run(["nm", "-C", disabled_suite], text=True, stdout=subprocess.PIPE,
                           check=True).stdout
    assert "bench_test" not in names and "doctest" not in names
    program = folder.link("program", disabled_suite, folder.object("main", CALLS, DISABLED))
    assert run(program).status == 7


@pytest.mark.parametrize("args", [[], ["--help"], ["--list-test-cases"], ["-tc=x", "--nonsense"]],
                         ids=" ".join)
def test_everywhere_the_program_is_what_doctest_makes_of_it(everywhere, args):
    ours, doctests = everywhere
    expected = run(doctests, *args)
    assert run(ours, *args) == expected
    assert run(ours, *args, name="time_tests") == expected


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory, disabled_suite):
    """A disabled program with our main, and one with doctest's."""
    folder = Folder(tmp_path_factory.mktemp("everywhere"))
    doctests = MAIN.replace("BENCH_TEST_", "DOCTEST_CONFIG_").replace("bench_test.hpp",
                                                                      "doctest/doctest.h")
    return [folder.link(name, folder.object(f"{name}_main", text, DISABLED), disabled_suite)
            for name, text in [("ours", MAIN), ("doctests", doctests)]]


# The same function is measured in a file with tests and called in one without: for the linker, two
# templates of one name would be one.
MEASURES = """#include <bench_test.hpp>
inline int work() { return 7; }
BENCH_TEST("measures twice") {
  CHECK(bench_test::measure(work) == 7);
  CHECK(bench_test::measure(work) == 7);
}
"""
ONLY_CALLS = """#define DOCTEST_CONFIG_DISABLE
#include <bench_test.hpp>
inline int work() { return 7; }
int only_calls() { return bench_test::measure(work); }
BENCH_TEST("not there") { CHECK(false); }
"""


def test_in_one_file_only_the_others_are_measured_as_ever(folder):
    only_calls = folder.object("only_calls", ONLY_CALLS)
    program = folder.link("tests", only_calls, folder.object("measures", MEASURES), IMPLEMENTATION)
    assert "test cases: 1 | 1 passed" in run(program).out
    [verdict] = measured(program, "--all").values()
    assert verdict == "fails"  # a second `measure`, which a call alone would not be


def test_in_the_implementing_file_only_it_does_not_link_as_doctest_does_not(folder, suite):
    main = folder.object("main", MAIN, DISABLED)
    done = folder.run(suite, main, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing" in done.stderr
