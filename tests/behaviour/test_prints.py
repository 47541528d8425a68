# tests/behaviour/test_prints.py - what a body prints is shown where it fails, and reaches no terminal.
#
# SPDX-License-Identifier: MIT
import os
import pty
import re
import subprocess

import pytest
from conftest import PROGRAMS, QUICK, doctest_version, environment, measure, rows

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def result():
    return measure("prints")


def printed(result, case):
    """What is said to be printed by a case of the suite of that name."""
    said = re.split(r"(?m)^bench_test: ", result.err)
    heads = [i for i, text in enumerate(said) if text.startswith(f'"what it prints::{case}" fails: prints.cpp:')]
    assert len(heads) == 1
    behind = said[heads[0] + 1]
    assert behind.startswith("what it printed:\n")
    return behind[len("what it printed:\n"):]


PRINTED = {
    "no new line at the end": "half a line\n",
    "escape sequences": r"\x1B[2J\x1B]0;a title\x07" + "\n",
    "words, a tab and a backslash": "größer\tC:\\new\n",
    "through all ways there are": "cout cerr stdout write\n",
}


@pytest.mark.parametrize("case", PRINTED)
def test_what_it_printed_is_shown(result, case):
    assert printed(result, case) == PRINTED[case]


def test_bytes_of_all_values_are_there_and_visible(result):
    text = printed(result, "bytes of all values")
    assert text.startswith(r"\x00\x01\x02")
    assert "\\x08\t\n\\x0B" in text
    assert r"\x1F !" in text and r"~\x7F\x80" in text
    assert text.endswith("\\xFE\\xFF\n")


def test_nothing_reaches_a_terminal_that_it_would_obey(result):
    assert CONTROL.findall(result.out) == []
    assert CONTROL.findall(result.err) == []


def test_what_is_lost_when_it_dies_is_not_made_up(result):
    assert rows(result.out)["what stands in a buffer when it dies is lost"].value == "died"
    assert "never written" not in result.err


def test_what_doctest_says_of_it_is_visible_too(result):
    left = r"\x1B[2J\x1B]0;a title\x07"
    rights = ["", left] if doctest_version() == (2, 4, 7) else [""]  # by compiler, in 2.4.7
    assert any(f"values: CHECK( {left} == {right} )" in result.err for right in rights)
    assert "test case THREW exception: first\nsecond \\x1B[2J" in result.err
    assert r"logged: \x1B[2J" in result.err


def test_on_a_terminal_doctest_does_not_colour_what_it_says():
    ours, theirs = pty.openpty()
    subprocess.run(["time_prints", *QUICK, "--in-process", "-tc=of nothing odd"], stdout=theirs,
                   executable=PROGRAMS / "prints", env=environment(), stderr=theirs)
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    assert "is NOT correct" in said
    assert "x1B" not in said and "\x1b" not in said
