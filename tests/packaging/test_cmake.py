# tests/packaging/test_cmake.py - CMake projects that use it, installed and from a checkout.
#
# SPDX-License-Identifier: MIT
import re
import subprocess

import pytest
from conftest import SOURCE, readme_block, run, passes_and_measures

# as the README has it
TARGET = readme_block("cmake", "add_executable")


def configured(folder, way, *options):
    """A project that gets bench_test in a way; its build folder."""
    (folder / "CMakeLists.txt").write_text(
        f"cmake_minimum_required(VERSION 3.14)\nproject(consumer LANGUAGES CXX)\n{way}\n{TARGET}")
    run("cmake", "-G", "Ninja", "-S", folder, "-B", folder / "build", *options)
    return folder / "build"


def test_find_package_finds_an_installed_tree_that_was_moved(installed, consumer, tmp_path):
    moved = tmp_path / "elsewhere"
    run("cp", "-a", installed, moved)
    build = configured(consumer, readme_block("cmake", "find_package"), f"-DCMAKE_PREFIX_PATH={moved}")
    used = run("ninja", "-C", build, "-t", "commands")
    assert str(moved / "include") in used
    assert str(installed) not in used
    run("ninja", "-C", build)
    assert passes_and_measures(build / "tests")
    assert "adds" in run(build / "time_tests", "--list")


def test_add_subdirectory_takes_the_tree(consumer):
    build = configured(consumer, f"add_subdirectory({SOURCE} bench_test)")
    run("ninja", "-C", build)
    assert passes_and_measures(build / "tests")
    assert not list(build.rglob("*unit_tests*"))


def test_fetch_content_takes_a_repository(repository, consumer):
    build = configured(consumer, readme_block("cmake", "FetchContent").replace("URL", f"file://{repository}"))
    run("cmake", build)  # once more, when it is there already
    run("ninja", "-C", build, "CMakeFiles/tests.dir/tests.cpp.o")
    assert str(build / "_deps/bench_test-src/include") in run("ninja", "-C", build, "-t", "commands")


WAYS = pytest.mark.parametrize("way", ["find_package(bench_test REQUIRED)",
                                       f"add_subdirectory({SOURCE} bench_test)"],
                               ids=["find_package", "add_subdirectory"])


def doctest_targets(folder, name):
    """CMake's text for a doctest whose headers are in an empty folder, and that folder."""
    headers = folder / name
    headers.mkdir()
    return headers, (f"add_library({name} INTERFACE)\nadd_library(doctest::doctest ALIAS {name})\n"
                     f"target_include_directories({name} INTERFACE {headers})\n")


@WAYS
def test_the_doctest_of_the_project_comes_before_an_installed_one(installed, consumer, tmp_path, way):
    theirs, package = doctest_targets(tmp_path, "theirs")
    (tmp_path / "doctest-config.cmake").write_text(package)
    options = [f"-DCMAKE_PREFIX_PATH={installed}", f"-Ddoctest_DIR={tmp_path}"]
    assert str(theirs) in run("ninja", "-C", configured(consumer, way, *options), "-t", "commands")

    own, targets = doctest_targets(tmp_path, "own")
    commands = run("ninja", "-C", configured(consumer, targets + way, *options), "-t", "commands")
    assert str(own) in commands
    assert str(theirs) not in commands


@WAYS
def test_no_package_of_doctest_is_needed(installed, consumer, way):
    build = configured(consumer, way, f"-DCMAKE_PREFIX_PATH={installed}",
                       "-DCMAKE_DISABLE_FIND_PACKAGE_doctest=ON")
    assert "/include" in run("ninja", "-C", build, "-t", "commands")


VERSION = re.search('VERSION "(.*)"', (SOURCE / "include/bench_test/version.hpp").read_text())[1]
MAJOR, MINOR, PATCH = map(int, VERSION.split("."))


@pytest.mark.parametrize("asked, found", [
    ("", True),
    (MAJOR, True),
    (f"{MAJOR}.{MINOR}", True),
    (f"{VERSION} EXACT", True),
    (f"{MAJOR}.{MINOR}.{PATCH + 1}", False),
    (f"{MAJOR}.{MINOR + 1}", False),
    (f"{MAJOR}.{max(MINOR - 1, 0)}", MAJOR > 0 or MINOR == 0),
    (MAJOR + 1, False),
])
def test_a_version_that_may_differ_is_not_taken(installed, tmp_path, asked, found):
    (tmp_path / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.14)\nproject(asks LANGUAGES NONE)\n"
                                             f"find_package(bench_test {asked} REQUIRED)\n")
    done = subprocess.run(["cmake", "-G", "Ninja", "-S", tmp_path, "-B", tmp_path / "build",
                           f"-DCMAKE_PREFIX_PATH={installed}"], capture_output=True, text=True)
    assert (done.returncode == 0) == found, done.stderr
