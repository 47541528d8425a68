# tests/ways_in/test_linking.py - what the linker says, and what a user's file pays.
#
# SPDX-License-Identifier: MIT
import re

from conftest import BODIES, IMPLEMENTATION, SOURCE, SUITE


def version_of(header):
    numbers = re.findall(r"#define DOCTEST_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header)
    return "_".join(numbers[:3])


def other_doctest(folder, header):
    """A folder with a doctest/doctest.h that says another version, and that version."""
    text, count = re.subn(r"(#define DOCTEST_VERSION_PATCH) \d+", r"\1 99", header.read_text())
    assert count == 1
    folder.file("other/doctest/doctest.h", text)
    return folder.path / "other", version_of(text)


# What the linker says


def test_a_forgotten_implementation_is_named(folder, suite, doctest_header):
    done = folder.run(suite, "-o", "tests")
    name = "BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_"
    assert done.returncode != 0
    assert name + version_of(doctest_header.read_text()) in done.stderr


def test_a_forgotten_implementation_is_named_where_doctest_has_one(folder, suite):
    main = folder.object("main", "#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n"
                                 "#include <doctest/doctest.h>\n")
    done = folder.run(suite, main, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing" in done.stderr


def test_two_implementations_are_named(folder, suite, doctest_came_first, hidden_implementation):
    done = folder.run(suite, doctest_came_first, hidden_implementation, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_in_more_than_one_file" in done.stderr


def test_a_file_with_another_doctest_does_not_link_and_its_version_is_named(folder, doctest_header):
    path, version = other_doctest(folder, doctest_header)
    other = folder.object("other", SUITE, "-isystem", path)
    done = folder.run(other, IMPLEMENTATION, "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_" + version in done.stderr


def test_a_file_with_another_doctest_does_not_link_where_unused_sections_are_dropped(
        folder, doctest_header):
    path, version = other_doctest(folder, doctest_header)
    other = folder.object("other", SUITE, "-isystem", path, "-ffunction-sections",
                          "-fdata-sections")
    done = folder.run(other, IMPLEMENTATION, "-Wl,--gc-sections", "-o", "tests")
    assert done.returncode != 0
    assert "BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_" + version in done.stderr


def test_a_vendored_doctest_of_another_version_does_not_link_unless_it_is_named(folder,
                                                                                doctest_header):
    path, version = other_doctest(folder, doctest_header)
    text = f'#include <bench_test.hpp>\n#include "{path}/doctest/doctest.h"\n{BODIES}'
    named = folder.object("named", text, f'-DBENCH_TEST_DOCTEST_HEADER="{path}/doctest/doctest.h"')
    done = folder.run(named, folder.object("user", text), "-o", "tests")
    assert done.returncode != 0
    for used in [version, version_of(doctest_header.read_text())]:
        assert "BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_" + used in done.stderr


# What a file pays


def included(folder, text):
    done = folder.run("-M", folder.file("file.cpp", text))
    return set(done.stdout.replace("\\\n", " ").split()[2:])


def test_a_user_file_includes_nothing_but_doctest_and_our_interface(folder):
    added = included(folder, SUITE) - included(folder, "#include <doctest/doctest.h>\n")
    ours = str(SOURCE / "include") + "/"
    assert added and [file for file in added if not file.startswith(ours)] == []
    assert [file for file in added if "/impl/" in file] == []


def macros(folder, text):
    done = folder.run("-dM", "-E", folder.file("file.cpp", text))
    return {line.split()[1].split("(")[0] for line in done.stdout.splitlines()}


def test_a_user_file_gets_no_macro_without_our_prefix(folder):
    added = (macros(folder, "#include <bench_test.hpp>\n")
             - macros(folder, "#include <doctest/doctest.h>\n"))
    assert "BENCH_TEST" in added
    assert [name for name in added if not name.startswith("BENCH_TEST")] == []
