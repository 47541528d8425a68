# tests/behaviour/test_many.py - bodies of many assertions, and timeouts of all lengths.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import has_sanitizer, is_number, rows, run


@pytest.fixture(scope="module")
def table():
    # Each body runs a few times only, but is given the time that it takes on a busy machine.
    return rows(run("many", "--rounds=1", "--timeout=60", "-tce=3 million*", name="peakmem_many",
                    env={"COLUMNS": "400"}).out)


@pytest.mark.skipif(has_sanitizer(), reason="it takes a minute with one")
def test_each_of_millions_of_assertions_is_counted():
    result = run("many", "--rounds=1", "--time=5", "--timeout=60", "-tc=3 million*", name="time_many",
                 env={"COLUMNS": "400"})
    row = rows(result.out)["3 million assertions, then one more"]
    assert "not repeatable: assertions: 3000000, then 3000001" in row.note
    assert is_number(row.value)


def test_a_body_may_take_its_time(table):
    assert is_number(table["takes a second and a half"].value)


@pytest.mark.parametrize("label", ["of the suite", "of its own", "in each leaf/one", "in each leaf/two"])
def test_a_timeout_that_is_long_enough_changes_nothing(table, label):
    assert is_number(table[label].value) and table[label].note == ""


def test_a_timeout_that_is_too_short_is_a_failure(table):
    row = table["for it"]
    assert row.value == "fails"
    assert ": took " in row.note and row.note.endswith(", its timeout is 1.000 µs")


@pytest.mark.parametrize("label", ["but it may fail", "but it should fail"])
def test_a_timeout_counts_as_the_failure_that_was_allowed(table, label):
    assert table[label].value == "may fail"
    assert table[label].note.endswith(", its timeout is 1.000 µs")


def test_there_are_no_other_rows(table):
    assert len(table) == 8
