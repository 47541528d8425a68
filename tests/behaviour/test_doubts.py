# tests/behaviour/test_doubts.py - what makes a number doubtful is said, and nothing that is not true.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import measure


def doubts(suite, *options, tmp_path=None):
    """What is said on stderr about a suite that is measured in as many rounds as usual."""
    done = measure("doubts", "--rounds=9", f"-ts={suite}", *options,
                   env={"LOG": str(tmp_path / "log")} if tmp_path else {})
    assert done.status == 0
    return done.err


def test_two_speeds_of_the_processes_are_told(tmp_path):
    said = doubts("two speeds", tmp_path=tmp_path)
    assert "two speeds: two speeds::every other process is slow (" in said
    assert " in 9 rounds, " in said and " in 9); " in said


def test_nine_speeds_are_not_two(tmp_path):
    assert "two speeds: " not in doubts("nine speeds", tmp_path=tmp_path)
