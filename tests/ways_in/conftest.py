# tests/ways_in/conftest.py - compiles small suites as their authors do, and runs them.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import typing

import pytest

SOURCE = pathlib.Path(os.environ["BENCH_TEST_SOURCE"])
DOCTEST = os.environ.get("BENCH_TEST_DOCTEST", "")  # a folder that holds doctest/doctest.h, or ""
CXX = shlex.split(os.environ.get("CXX", "c++"))
IMPLEMENTATION = os.environ["BENCH_TEST_IMPLEMENTATION"]  # a static library, with our main in it

# What is seen from outside of a shared library is only what says so, as doctest does then.
HIDDEN = ["-fPIC", "-fvisibility=hidden", "-fvisibility-inlines-hidden",
          "-DDOCTEST_CONFIG_IMPLEMENTATION_IN_DLL"]

MAIN = "#define BENCH_TEST_IMPLEMENT_WITH_MAIN\n#include <bench_test.hpp>\n"

# A suite with one of each; WAYS are the lines that bring us in.
BODIES = """struct fixture {
  int value = 1;
};
BENCH_TEST("body") { CHECK(1 + 1 == 2); }
BENCH_TEST("region") { CHECK(bench_test::measure([] { return 1; }) == 1); }
BENCH_TEST_FIXTURE(fixture, "fixture") { CHECK(value == 1); }
BENCH_TEST_TEMPLATE("template", T, int, char) { CHECK(T() == 0); }
TEST_CASE("marked" * bench_test::benchmark("time") * bench_test::at_most("time", 1000)) {
  SUBCASE("a") { CHECK(true); }
  SUBCASE("b") { CHECK(true); }
}
TEST_SUITE("suite" * bench_test::benchmark() * bench_test::at_most("time", "1000 s")) {
  TEST_CASE("in it") {
    bench_test::keep(1);
    bench_test::result(1);
  }
}
TEST_CASE("test only") { CHECK(true); }
TEST_CASE("fails") { REQUIRE(1 == 2); }
"""
SUITE = "#include <bench_test.hpp>\n" + BODIES
SUMMARY = "test cases: 9 | 8 passed | 1 failed | 0 skipped"
MARKED = ["body", "region", "fixture", "template<int>", "template<char>", "marked", "suite::in it"]
LEAVES = {**{name: "a time" for name in
             ["body", "region", "fixture", "template<int>", "template<char>", "marked/a",
              "marked/b", "in it", "test only"]}, "fails": "fails"}

# The same without a mark: a suite that nobody has edited.
UNMARKED = """TEST_CASE("plain") { CHECK(1 + 1 == 2); }
TEST_CASE("has leaves") {
  SUBCASE("a") { CHECK(true); }
  SUBCASE("b") { CHECK(true); }
}
TEST_CASE("fails") { CHECK(1 == 2); }
"""
UNMARKED_SUMMARY = "test cases: 3 | 2 passed | 1 failed | 0 skipped"
UNMARKED_LEAVES = {"plain": "a time", "has leaves/a": "a time", "has leaves/b": "a time",
                   "fails": "fails"}


class Result(typing.NamedTuple):
    status: int
    out: str
    err: str


def run(program, *args, name=None):
    """Runs a program under a name: its own, if none is given."""
    clean = {key: value for key, value in os.environ.items()
             if not key.startswith(("BENCH_TEST_", "MALLOC_", "COLUMNS", "LC_", "LANG"))}
    done = subprocess.run([name or program.name, *args], executable=program, text=True,
                          env={**clean, "LC_ALL": "C.UTF-8"}, cwd=program.parent,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=120)
    return Result(done.returncode, done.stdout, done.stderr)


def measure(program, *args):
    return run(program, "--rounds=1", "--time=0.01", *args, name="time_tests")


def measured(program, *args):
    """What is measured: {label: "a time", or the verdict}."""
    done = measure(program, *args)
    begin = done.out.index("time") - 8  # of the column with the number or verdict, 12 wide
    leaves, case = {}, ""
    for line in done.out.splitlines()[1:-1]:
        label, value = line[:begin].rstrip(), line[begin:begin + 12].strip()
        if value and re.match(r"  (  )?\S", label):
            name = f"{case}/{label.strip()}" if label.startswith("    ") else label.strip()
            leaves[name] = "a time" if re.match(r"[\d.]+ (ns|µs|ms|s)$", value) else value
        case = label.strip() if not value else case
    assert leaves, done
    return leaves


def is_taken_up(program, summary=SUMMARY, leaves=None, status=1):
    """Under its plain name it is doctest, whose summary this is; `time_` measures all leaves."""
    plain = run(program)
    assert (plain.status, plain.err) == (status, "")
    assert summary in plain.out
    assert measured(program, "--all") == (leaves or LEAVES)
    if leaves is None:
        assert measure(program, "--list").out.splitlines() == MARKED
    return True


class Folder:
    """A folder in which a suite is compiled."""

    def __init__(self, path, command=None):
        self.path = path
        self.command = command or CXX

    def run(self, *args):
        """The compiler; an argument -std=... and -isystem wins over ours."""
        doctest = ["-isystem", DOCTEST] if DOCTEST else []
        return subprocess.run([*self.command, "-std=c++17", f"-I{SOURCE / 'include'}",
                               *map(str, args), *doctest], cwd=self.path, text=True,
                              env={**os.environ, "LC_ALL": "C"}, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)

    def file(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def object(self, name, text, *args):
        """The path of a compiled text; it must compile without a word."""
        done = self.run(*args, "-c", self.file(f"{name}.cpp", text), "-o", f"{name}.o")
        assert (done.returncode, done.stderr) == (0, "")
        return self.path / f"{name}.o"

    def link(self, name, *args):
        """The path of what is linked."""
        done = self.run(*args, "-o", name)
        assert (done.returncode, done.stderr) == (0, "")
        return self.path / name

    def archive(self, name, *objects):
        subprocess.run(["ar", "rcs", name, *objects], cwd=self.path, check=True)
        return self.path / name


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def suite(tmp_path_factory):
    """A compiled suite without main."""
    return Folder(tmp_path_factory.mktemp("suite")).object("suite", SUITE)


@pytest.fixture(scope="session")
def doctest_header():
    """The path of the doctest.h that is used."""
    listed = subprocess.run([*CXX, "-M", "-x", "c++", *(["-isystem", DOCTEST] if DOCTEST else []),
                             "-"], input="#include <doctest/doctest.h>\n", text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return pathlib.Path(re.search(r"\S+/doctest\.h", listed)[0])


# Files that implement take seconds each: compiled once, and each for several ways at a time.


@pytest.fixture(scope="session")
def doctest_came_first(tmp_path_factory, doctest_header):
    """doctest's own implementation and main, from beside the file, and then ours. What is inline is
    hidden, as CMake's VISIBILITY_INLINES_HIDDEN has it."""
    folder = Folder(tmp_path_factory.mktemp("first"))
    shutil.copy(doctest_header, folder.path / "doctest.h")
    text = """#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "doctest.h"
#include <bench_test.hpp>
"""
    return folder.object("main", text, "-fPIC", "-fvisibility-inlines-hidden")


@pytest.fixture(scope="session")
def hidden_implementation(tmp_path_factory):
    """The implementation without a main, for shared libraries: hidden is all that need not be
    seen."""
    return Folder(tmp_path_factory.mktemp("hidden")).object(
        "implement", "#define BENCH_TEST_IMPLEMENT\n#include <bench_test.hpp>\n", *HIDDEN)
