# tests/packaging/test_installed.py - the installed headers, the tree of them and the single one.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import CXX, DOCTEST_FLAGS, SOURCE, run, passes_and_measures

# What the file that implements must stay clean under, and every other one of a user's.
CLEAN = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion", "-Werror"]
STRICT = [*CLEAN, "-Wold-style-cast", "-Weffc++"]


def files_below(folder):
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_every_header_is_installed(installed):
    assert files_below(installed / "include") == files_below(SOURCE / "include")


@pytest.mark.parametrize("folder", ["include", "share/bench_test"], ids=["the tree", "the single header"])
def test_an_include_path_is_all_that_it_needs(installed, consumer, folder):
    paths = ["-std=c++17", "-I", installed / folder, *DOCTEST_FLAGS]
    run(*CXX, "-c", *STRICT, *paths, "tests.cpp", cwd=consumer)
    run(*CXX, *CLEAN, *paths, "main.cpp", "tests.o", "-o", "tests", cwd=consumer)
    assert passes_and_measures(consumer / "tests")


def test_pkg_config_names_the_installed_tree(installed):
    flags = run("pkg-config", "--cflags", "bench_test",
                env={"PKG_CONFIG_PATH": str(installed / "share/pkgconfig"), "PATH": "/usr/bin:/bin"})
    assert f"-I{installed}/include" in flags.split()
