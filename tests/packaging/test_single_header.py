# tests/packaging/test_single_header.py - a program made with the single header does what others do.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import subprocess

import pytest

PROGRAMS = pathlib.Path(os.environ["BENCH_TEST_PROGRAMS"])
HEADER = pathlib.Path(os.environ["BENCH_TEST_SINGLE_HEADER"])


def said(program, *arguments):
    """Status and output under a name that both programs are given, with the numbers blanked."""
    done = subprocess.run(["tests", *arguments], executable=PROGRAMS / program, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    units = r"\b(ns|µs|ms|s)\b"
    # A note comes and goes with the numbers, and so does the width of a column.
    rows = [line for line in done.stdout.splitlines() if not line.startswith("      ")]
    return done.returncode, [re.sub(r" +", " ", re.sub(units, "#", re.sub(r"[\d.]+", "#", row))).rstrip()
                             for row in rows]


@pytest.mark.parametrize("arguments", [
    [],
    ["--list-test-cases"],
    ["--kind=time", "--list"],
    ["--kind=time", "--rounds=1", "--time=0.01", "--only=adds"],
    ["--kind=time", "--time=no"],
    ["--kind=time", "--help"],
], ids=" ".join)
def test_both_do_the_same(arguments):
    status, lines = said("with_single_header", *arguments)
    assert (status, lines) == said("with_tree", *arguments)
    assert status == (2 if "--time=no" in arguments else 0)


def test_it_measures():
    _, lines = said("with_single_header", "--kind=time", "--rounds=1", "--time=0.01", "--only=adds")
    assert any("adds # #" in line for line in lines), lines
    assert any("# measured" in line for line in lines), lines


def test_it_includes_nothing_of_ours():
    assert not re.search(r'^\s*#\s*include\s*["<]\.*/?bench_test', HEADER.read_text(), re.MULTILINE)
