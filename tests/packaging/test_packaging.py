# tests/packaging/test_packaging.py - the project as others get it: installed, and as a subproject.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import shlex
import shutil
import subprocess

import pytest

SOURCE = pathlib.Path(os.environ["BENCH_TEST_SOURCE"])
DOCTEST = os.environ.get("BENCH_TEST_DOCTEST", "")  # a folder that holds doctest/doctest.h, or nothing
CXX = shlex.split(os.environ.get("CXX", "c++"))

# What the file that implements must stay clean under, and every other one of a user's.
CLEAN = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion", "-Werror"]
STRICT = [*CLEAN, "-Wold-style-cast", "-Weffc++"]

MAIN = "#define BENCH_TEST_IMPLEMENT_WITH_MAIN\n#include <bench_test.hpp>\n"
TESTS = """#include <bench_test.hpp>

BENCH_TEST("adds") {
  const int sum = bench_test::measure([] { return 1 + 1; });
  CHECK(sum == 2);
}

struct one {
  int value = 1;
};
BENCH_TEST_FIXTURE(one, "has a fixture") { CHECK(value == 1); }

BENCH_TEST_TEMPLATE("has types", T, int, long) { CHECK(T() == 0); }

TEST_CASE("is marked" * bench_test::benchmark()) { bench_test::clobber(); }
"""
PROJECT = """project('consumer', 'cpp', default_options: ['cpp_std=c++17'])

tests = executable('tests', 'main.cpp', 'tests.cpp', dependencies: dependency('bench_test'))
test('tests', tests)

time_tests = custom_target(
  'time_tests',
  output: 'time_tests',
  command: ['ln', '-sfn', 'tests', '@OUTPUT@'],
  depends: tests,
  build_by_default: true,
)
benchmark(
  'time',
  find_program('env'),
  args: [time_tests.full_path(), '--time=0.001'],
  depends: time_tests,
)
"""


def run(*command, **options):
    """Runs a command that must succeed; its output."""
    result = subprocess.run(command, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, **options)
    assert result.returncode == 0, f"{command}:\n{result.stdout}"
    return result.stdout


def configure(*arguments, **options):
    doctest = [f"-Ddoctest={DOCTEST}"] if DOCTEST else []
    return run("meson", "setup", *arguments, *doctest, **options)


def write_consumer(folder):
    folder.mkdir()
    (folder / "main.cpp").write_text(MAIN)
    (folder / "tests.cpp").write_text(TESTS)
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The prefix that the project is installed to."""
    folder = tmp_path_factory.mktemp("installed")
    configure("-Dtests=false", f"--prefix={folder / 'usr'}", folder / "build", SOURCE)
    run("meson", "install", "-C", folder / "build")
    return folder / "usr"


def files_below(folder):
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_every_header_is_installed(installed):
    assert files_below(installed / "include") == files_below(SOURCE / "include")


def test_an_installed_tree_needs_an_include_path_only(installed, tmp_path):
    consumer = write_consumer(tmp_path / "consumer")
    paths = ["-I", installed / "include"] + (["-isystem", DOCTEST] if DOCTEST else [])
    run(*CXX, "-std=c++17", "-c", *STRICT, *paths, "tests.cpp", cwd=consumer)
    run(*CXX, "-std=c++17", *CLEAN, *paths, "main.cpp", "tests.o", "-o", "tests", cwd=consumer)
    assert "| 5 passed |" in run("./tests", cwd=consumer)


def test_pkg_config_names_the_installed_tree(installed, tmp_path):
    consumer = write_consumer(tmp_path / "consumer")
    where = {**os.environ, "PKG_CONFIG_PATH": str(installed / "share/pkgconfig")}
    flags = run("pkg-config", "--cflags", "bench_test", env=where).split()
    assert f"-I{installed}/include" in flags
    doctest = ["-isystem", DOCTEST] if DOCTEST else []
    run(*CXX, "-std=c++17", "-fsyntax-only", *STRICT, *flags, *doctest, "tests.cpp", cwd=consumer)


def test_a_meson_project_takes_this_checkout_as_a_subproject(tmp_path):
    consumer = write_consumer(tmp_path / "consumer")
    (consumer / "meson.build").write_text(PROJECT)
    (consumer / "subprojects").mkdir()
    (consumer / "subprojects/bench_test").symlink_to(SOURCE)
    doctest = [f"-Dbench_test:doctest={DOCTEST}"] if DOCTEST else []
    run("meson", "setup", "build", "-Doptimization=2", *doctest, cwd=consumer)
    run("meson", "compile", "-C", "build", cwd=consumer)
    run("meson", "test", "-C", "build", cwd=consumer)
    shown = run("meson", "test", "-C", "build", "--benchmark", "--verbose", cwd=consumer)
    assert "adds" in shown
    assert not list((consumer / "build").rglob("unit_tests"))


def test_no_cmake_is_needed(tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for folder in reversed(os.environ["PATH"].split(os.pathsep)):
        for tool in pathlib.Path(folder).glob("*"):
            if not tool.name.startswith("cmake"):
                (tools / tool.name).unlink(missing_ok=True)
                (tools / tool.name).symlink_to(tool)
    assert shutil.which("meson", path=tools) and not shutil.which("cmake", path=tools)
    configure("-Dtests=false", tmp_path / "build", SOURCE, env={**os.environ, "PATH": str(tools)})


def test_a_wrong_doctest_folder_is_named(tmp_path):
    result = subprocess.run(["meson", "setup", f"-Ddoctest={tmp_path}", tmp_path / "build", SOURCE],
                            text=True, capture_output=True)
    assert result.returncode != 0
    assert f"-Ddoctest={tmp_path}: no doctest/doctest.h in there" in result.stdout
