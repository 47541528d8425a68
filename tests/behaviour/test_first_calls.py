# tests/behaviour/test_first_calls.py - what happens once, or around the region, is not in the time.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import measure, number, rows


@pytest.fixture(scope="module")
def table():
    done = measure("first_calls", "--rounds=2")
    assert done.status == 0
    return rows(done.out)


def test_a_call_that_fills_a_round_is_marked_as_a_first_one(table):
    assert "first calls only" in table["a region that is always slow"].note


@pytest.mark.parametrize("quick", ["a region that is slow at first",
                                   "a quick body on a slow fixture"])
def test_what_is_slow_once_or_outside_is_not_in_the_time(table, quick):
    slow = number(table["a region that is always slow"].value)
    assert number(table[quick].value) < slow / 20
