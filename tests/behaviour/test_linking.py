# tests/behaviour/test_linking.py - what compiling and linking a suite says, and what a file pays.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import shlex
import shutil
import subprocess

import pytest

SOURCE = pathlib.Path(os.environ["BENCH_TEST_SOURCE"])
DOCTEST = os.environ.get("BENCH_TEST_DOCTEST", "")  # a folder that holds doctest/doctest.h, or ""
CXX = shlex.split(os.environ.get("CXX", "c++"))
OTHERS = [[c] for c in ("g++", "clang++") if shutil.which(c)]

USER = """#include <bench_test.hpp>
struct fixture {
  int value = 1;
};
BENCH_TEST("a body") { CHECK(bench_test::measure([] { return 1; }) == 1); }
BENCH_TEST_FIXTURE(fixture, "on a fixture") { bench_test::keep(value); }
BENCH_TEST_TEMPLATE("of types", T, int, long) { CHECK(T() == 0); }
TEST_CASE("marked" * bench_test::benchmark("time")) { bench_test::clobber(); }
TEST_SUITE("suite" * bench_test::benchmark()) {
  TEST_CASE("in it") {}
}
"""
MAIN = "#define BENCH_TEST_IMPLEMENT_WITH_MAIN\n#include <bench_test.hpp>\n"
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wundef", "-Wshadow", "-Wconversion",
          "-Wold-style-cast", "-Weffc++"]


class Compiler:
    def __init__(self, folder, command=None):
        self.folder = folder
        self.command = command or CXX

    def run(self, *args):
        doctest = ["-isystem", DOCTEST] if DOCTEST else []
        return subprocess.run([*self.command, "-std=c++17", f"-I{SOURCE / 'include'}", *args,
                               *doctest], cwd=self.folder, text=True, env={**os.environ, "LC_ALL": "C"},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def file(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def object(self, name, text, *args):
        """The path of a compiled text; it must compile without a word."""
        done = self.run(*args, "-c", self.file(f"{name}.cpp", text), "-o", f"{name}.o")
        assert (done.returncode, done.stderr) == (0, "")
        return self.folder / f"{name}.o"


@pytest.fixture
def compiler(tmp_path):
    return Compiler(tmp_path)


@pytest.fixture(scope="module")
def user(tmp_path_factory):
    return Compiler(tmp_path_factory.mktemp("user")).object("user", USER)


@pytest.fixture(scope="module")
def implementation(tmp_path_factory):
    return Compiler(tmp_path_factory.mktemp("main")).object("main", MAIN)


@pytest.fixture(scope="module")
def doctest_header():
    """The path of the doctest.h that is used."""
    listed = subprocess.run([*CXX, "-M", "-x", "c++", *(["-isystem", DOCTEST] if DOCTEST else []),
                             "-"], input="#include <doctest/doctest.h>\n", text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return pathlib.Path(re.search(r"\S+/doctest\.h", listed)[0])


def version_of(header):
    numbers = re.findall(r"#define DOCTEST_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header)
    return "_".join(numbers[:3])


def other_doctest(folder, header):
    """A folder with a doctest/doctest.h that says another version, and that version."""
    text, count = re.subn(r"(#define DOCTEST_VERSION_PATCH) \d+", r"\1 99", header.read_text())
    assert count == 1
    (folder / "other/doctest").mkdir(parents=True)
    (folder / "other/doctest/doctest.h").write_text(text)
    return folder / "other", version_of(text)


# What the linker says


def test_with_the_implementation_a_suite_links(compiler, user, implementation):
    assert compiler.run(user, implementation, "-o", "tests").returncode == 0


def test_a_forgotten_implementation_is_named(compiler, user, doctest_header):
    done = compiler.run(user, "-o", "tests")
    name = "BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_"
    assert done.returncode != 0
    assert name + version_of(doctest_header.read_text()) in done.stderr


def test_a_forgotten_implementation_is_named_where_doctest_has_one(compiler, user):
    main = compiler.object("main", "#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n"
                                   "#include <doctest/doctest.h>\n")
    done = compiler.run(user, main, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing" in done.stderr


def test_two_implementations_are_named(compiler, user, implementation):
    again = shutil.copy(implementation, compiler.folder / "again.o")
    done = compiler.run(user, implementation, again, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_in_more_than_one_file" in done.stderr


def test_a_file_with_another_doctest_does_not_link_and_its_version_is_named(
        compiler, implementation, doctest_header):
    folder, version = other_doctest(compiler.folder, doctest_header)
    other = compiler.object("other", USER, "-isystem", str(folder))
    done = compiler.run(implementation, other, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_" + version in done.stderr


# What the compiler says


@pytest.mark.parametrize("define", ["BENCH_TEST_IMPLEMENT", "BENCH_TEST_IMPLEMENT_WITH_MAIN",
                                    "DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN"])
def test_doctest_without_its_implementation_before_ours_is_an_error_with_the_remedy(compiler,
                                                                                    define):
    text = f"#include <doctest/doctest.h>\n#define {define}\n#include <bench_test.hpp>\n"
    done = compiler.run("-fsyntax-only", compiler.file("main.cpp", text))
    assert done.returncode != 0
    assert "an earlier line has included doctest without its own. Move the #define" in done.stderr


def test_an_earlier_include_of_ours_does_not_hide_that(compiler):
    text = "#include <bench_test.hpp>\n" + MAIN
    done = compiler.run("-fsyntax-only", compiler.file("main.cpp", text))
    assert done.returncode != 0
    assert "Move the #define" in done.stderr


def test_the_doctest_that_is_in_already_is_the_one_that_is_used(compiler, doctest_header):
    folder, version = other_doctest(compiler.folder, doctest_header)
    text = f'#include "{folder}/doctest/doctest.h"\n{USER}'
    assert version.encode() in compiler.object("user", text).read_bytes()


def test_the_header_that_is_named_is_the_one_that_is_used(compiler, doctest_header):
    folder, version = other_doctest(compiler.folder, doctest_header)
    named = f'-DBENCH_TEST_DOCTEST_HEADER="{folder}/doctest/doctest.h"'
    assert version.encode() in compiler.object("user", USER, named).read_bytes()


@pytest.mark.parametrize("command", OTHERS, ids=" ".join)
@pytest.mark.parametrize("optimisation", ["-O0", "-O2"])
def test_a_user_file_is_clean_under_strict_warnings(tmp_path, command, optimisation):
    Compiler(tmp_path, command).object("user", USER, *STRICT, optimisation)


# What a file pays


def included(compiler, text):
    done = compiler.run("-M", compiler.file("file.cpp", text))
    return set(done.stdout.replace("\\\n", " ").split()[2:])


def test_a_user_file_includes_nothing_but_doctest_and_our_interface(compiler):
    added = included(compiler, USER) - included(compiler, "#include <doctest/doctest.h>\n")
    ours = str(SOURCE / "include") + "/"
    assert added and [file for file in added if not file.startswith(ours)] == []
    assert [file for file in added if "/impl/" in file] == []


def macros(compiler, text):
    done = compiler.run("-dM", "-E", compiler.file("file.cpp", text))
    return {line.split()[1].split("(")[0] for line in done.stdout.splitlines()}


def test_a_user_file_gets_no_macro_without_our_prefix(compiler):
    added = (macros(compiler, "#include <bench_test.hpp>\n")
             - macros(compiler, "#include <doctest/doctest.h>\n"))
    assert "BENCH_TEST" in added
    assert [name for name in added if not name.startswith("BENCH_TEST")] == []


# Without tests


DISABLED = """#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>
int work() {
  bench_test::measure([] {});
  return bench_test::measure([] { return 7; });
}
int main() { return work(); }
"""


def test_where_doctest_is_disabled_nothing_is_left_but_measure(compiler):
    disabled = "-DDOCTEST_CONFIG_DISABLE"
    user = compiler.object("user", USER, disabled, *STRICT, "-O1")
    names = subprocess.run(["nm", "-C", user], text=True, stdout=subprocess.PIPE, check=True).stdout
    assert "bench_test" not in names and "doctest" not in names
    main = compiler.object("main", DISABLED, disabled, "-O1")
    assert compiler.run(user, main, "-o", "program").returncode == 0
    assert subprocess.run([compiler.folder / "program"]).returncode == 7


def test_where_doctest_is_disabled_our_main_is_there(compiler):
    main = compiler.object("main", MAIN, "-DDOCTEST_CONFIG_DISABLE")
    assert compiler.run(main, "-o", "program").returncode == 0
    assert subprocess.run([compiler.folder / "program"]).returncode == 0
