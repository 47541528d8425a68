# tests/behaviour/test_marks.py - what is a benchmark, and what doctest's decorators mean for it.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import is_number, measure, number, rows, run

MARKED = """\
a marked test
marked before the name
time only
time and peakmem
two marks
on doctest's fixture
of types<int>
of types<char>
of types, in two steps<char>
of types, in two steps<double>
marked::in a marked suite
marked::in a marked suite, as well
marked::behind the inner suite
marked::a benchmark, moved into a suite
marked for time::time only, by its suite
marked for time::and for peakmem, by itself
begun::behind the begin
fixtures::is fresh for each iteration
fixtures::has subcases
fixtures::is slow, and made outside the clock
fixtures::is slow, and made in the body
fixtures::throws as it is made
decorators::skip
decorators::may fail, and does
decorators::may fail, and does not
decorators::should fail, and does
decorators::should fail, and does not
decorators::two failures expected, two come
decorators::two failures expected, none comes
decorators::within its timeout
decorators::beyond its timeout
decorators::described
decorators::a failing WARN does no harm
another suite::moved
""".splitlines()


@pytest.fixture(scope="module")
def result():
    return measure("marks")


@pytest.fixture(scope="module")
def table(result):
    return rows(result.out)


def test_what_is_marked_in_any_way_is_a_benchmark_and_nothing_else_is():
    assert run("marks", "--list", name="time_marks").ids == MARKED


def test_a_mark_with_kinds_holds_for_these_only():
    ids = run("marks", "--list", name="peakmem_marks").ids
    assert set(MARKED) - set(ids) == {"time only", "marked for time::time only, by its suite"}
    assert set(ids) - set(MARKED) == {"peakmem only"}


def test_all_adds_the_tests_that_are_not_marked():
    ids = run("marks", "--list", "--all", name="time_marks").ids
    assert set(ids) - set(MARKED) == {
        "a test only",
        "peakmem only",
        "within a marked one::a test only, as decorators are not inherited",
        "marked::a test only, in an unmarked suite of the same name",
        "marked::a test only, moved into a suite",
        "a test only, behind the end",
        "fixtures::none is left",
    }


def test_a_fixture_is_fresh_for_each_iteration(table):
    for label in ["is fresh for each iteration", "has subcases/one", "has subcases/two"]:
        assert is_number(table[label].value) and table[label].note == ""


def test_a_fixture_is_made_and_destroyed_outside_the_clock(table):
    outside = number(table["is slow, and made outside the clock"].value)
    assert outside * 20 < number(table["is slow, and made in the body"].value)


def test_a_fixture_of_doctests_is_said_to_be_part_of_the_time():
    said = "with the making of a fixture: on doctest's fixture; "
    assert said in measure("marks", "--only=on doctest's fixture").err
    assert "with the making of a fixture" not in measure("marks", "-ts=fixtures").err


def test_a_fixture_that_throws_as_it_is_made_fails(table):
    row = table["throws as it is made"]
    assert (row.value, row.note) == ("fails", "marks.cpp:87: threw: no fixture today")


DECORATED = {
    "skip": ("skipped", "doctest::skip(); --no-skip measures it"),
    "may fail, and does": ("may fail", "CHECK( 1 == 2 )"),
    "should fail, and does": ("may fail", "CHECK( 1 == 2 )"),
    "should fail, and does not": ("fails", "should have failed, but did not"),
    "two failures expected, two come": ("may fail", "CHECK( 1 == 2 )"),
    "two failures expected, none comes": ("fails", "did not fail exactly 2 times"),
    "beyond its timeout": ("fails", "its timeout is 1.000 µs"),
}


@pytest.mark.parametrize("label", DECORATED)
def test_a_decorator_decides_before_anything_is_measured(table, label):
    value, note = DECORATED[label]
    assert table[label].value == value
    assert note in table[label].note


@pytest.mark.parametrize("label", ["may fail, and does not", "within its timeout", "described",
                                   "moved", "a failing WARN does no harm"])
def test_a_decorator_that_decides_nothing_leaves_a_number(table, label):
    assert is_number(table[label].value) and table[label].note == ""


def test_no_skip_measures_what_is_skipped():
    assert is_number(rows(measure("marks", "-tc=skip", "--no-skip").out)["skip"].value)


def test_skipped_and_allowed_to_fail_are_no_failures():
    result = measure("marks", "-tc=skip,may fail*,should fail*and does,two*two come")
    assert result.out.splitlines()[-1].startswith("1 measured, 0 failed, 1 skipped, 3 may fail in")
    assert result.status == 0


def test_decorators_that_are_broken_are_failures(result):
    assert result.status == 1


def test_the_test_run_is_doctests_with_its_verdicts():
    result = run("marks")
    assert "test cases: 40 | 36 passed | 4 failed | 1 skipped" in result.out
    assert result.status == 1
