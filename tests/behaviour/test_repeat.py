# tests/behaviour/test_repeat.py - a body that does other work when it runs again is not looped.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import is_number, measure, rows, run


@pytest.fixture(scope="module")
def result():
    return measure("repeat")


@pytest.fixture(scope="module")
def table(result):
    return rows(result.out)


ONCE = {
    "a static flag": "fails when run again",
    "a moved-from global": "fails when run again",
    "fewer assertions": "assertions: 2, then 1",
    "another subcase/at first": "enters another subcase when run again",
    "only the third time": "fails when run again",
    "in the region": "fails when run again",
    "the region itself": "does not reach its measure() when run again",
}


@pytest.mark.parametrize("label", ONCE)
def test_what_is_not_repeatable_is_measured_once_a_process_and_says_what_differed(table, label):
    assert is_number(table[label].value)
    assert "not repeatable" in table[label].note
    assert ONCE[label] in table[label].note


def test_what_is_repeatable_is_not_marked(table):
    assert table["the same each time"].note == ""


def test_not_being_repeatable_is_no_failure():
    result = measure("repeat", "-ts=not repeatable")
    assert result.out.splitlines()[-1].startswith("0 measured, 7 once, 0 failed, 0 skipped in ")
    assert result.status == 0


def test_the_first_calls_are_all_that_peakmem_needs():
    table = rows(measure("repeat", "-ts=not repeatable", kind="peakmem").out)
    assert sorted(table) == sorted(ONCE)
    assert all(is_number(row.value) and row.note == "" for row in table.values())


def test_a_test_that_passes_in_the_suite_only_fails_alone(result, table):
    row = table["needs it open"]
    assert row.value == "fails alone"
    assert "repeat.cpp" in row.note and "CHECK( is_opened )" in row.note
    assert result.status == 1


def test_the_suite_passes_as_a_test_run():
    assert run("repeat").status == 0
