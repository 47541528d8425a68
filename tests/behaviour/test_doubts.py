# tests/behaviour/test_doubts.py - what makes a number doubtful is said, and nothing that is not true.
#
# SPDX-License-Identifier: MIT
import functools

import pytest
from conftest import has_sanitizer, measure


@functools.lru_cache(maxsize=None)
def is_unoptimised():
    return "built without optimisation" in measure("choosing", "--only=sorts").err


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


@pytest.mark.skipif(has_sanitizer(), reason="a sanitizer makes first calls of nothing long")
def test_a_single_call_that_is_too_short_for_the_clock_is_told():
    said = doubts("short single calls")
    assert "too short for the clock: short single calls::next to nothing, not repeatable (" in said


def test_a_single_call_that_is_long_against_the_clock_is_good():
    assert "too short for the clock" not in doubts("long single calls")


def test_a_slow_first_call_is_told():
    lines = doubts("slow first calls", "--time=1").splitlines()  # else the first seem to fill a round
    (said,) = [line for line in lines if "a slow first call" in line]
    assert "::a body that prepares something once (" in said
    assert "::a region that prepares something once (" in said
    assert "something is prepared before the region" not in said


@pytest.mark.parametrize("doubt", ["too short for the clock", "a slow first call", "the column doctest",
                                   "once: ", "fails: ", "fail alone: ", "died: ", "may fail: ",
                                   "unknown: "])
def test_none_of_them_is_told_of_a_good_benchmark(doubt):
    assert doubt not in doubts("good")


@pytest.mark.skipif(is_unoptimised(), reason="nothing is removed in such a build, and nothing is said")
def test_a_body_that_is_no_slower_than_an_empty_one_is_told():
    said = doubts("empty", "--time=0.3")  # of four, which a busy machine may make slow for a while
    assert "no slower than an empty body: empty::a " in said


@pytest.mark.parametrize("suite", ["good", "quick", "long single calls"])
def test_a_body_that_does_something_is_no_empty_one(suite):
    assert "no slower than an empty body" not in doubts(suite)


@pytest.mark.skipif(not is_unoptimised(), reason="of a build with optimisation, another test says it")
def test_without_optimisation_nothing_is_said_of_empty_bodies():
    assert "no slower than an empty body" not in doubts("empty")


def test_the_column_of_doctests_share_is_explained_where_a_row_has_one():
    assert "the column doctest" in doubts("checks")
