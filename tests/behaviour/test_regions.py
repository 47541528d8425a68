# tests/behaviour/test_regions.py - measure() times what it is given, and nothing around it.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import is_number, measure, number, rows, run


@pytest.fixture(scope="module")
def result():
    return measure("regions")


@pytest.fixture(scope="module")
def table(result):
    return rows(result.out)


@pytest.mark.parametrize("label", [
    "what can only be moved",
    "a reference",
    "nothing",
    "what cannot be moved",
    "what the function has changed in itself",
    "the result of the last call",
    "a region in each leaf/one",
    "a region in each leaf/two",
    "a region before the subcases/one",
    "a region before the subcases/two",
    "checks in the region",
    "a value, in a loop",
])
def test_a_region_that_returns_anything_anywhere_is_measured(table, label):
    assert is_number(table[label].value) or table[label].value == "0 s"
    assert table[label].note == ""


FAILS = {
    "throws in the region": "threw: thrown in the region",
    "a check after the region": "CHECK( measure([] { return 1; }) == 2 ), with 1 == 2",
}


@pytest.mark.parametrize("label", FAILS)
def test_what_fails_in_or_after_a_region_gets_no_number(table, label):
    assert table[label].value == "fails"
    assert FAILS[label] in table[label].note


def test_a_second_region_in_a_leaf_is_an_error_with_both_places(table):
    row = table["a second region"]
    assert row.value == "fails"
    assert row.note == ("a second measure() at regions.cpp:79; the first is at regions.cpp:78; "
                        "give each a SUBCASE or a test case of its own")


def test_a_region_in_a_loop_is_an_error_that_says_what_to_do(table):
    row = table["a region in a loop"]
    assert row.value == "fails"
    assert row.note == ("the measure() at regions.cpp:83 is reached more than once, or is not "
                        "alone on its line; a SUBCASE around each, or a loop over bench_test::values(), "
                        "makes each time a benchmark of its own")


@pytest.mark.parametrize("label", ["outside the region", "after the region",
                                   "in a fixture, with a region"])
def test_what_is_around_a_region_is_not_counted(table, label):
    value = table[label].value
    assert value == "0 s" or number(value) * 100 < number(table["measured"].value)


def test_a_test_run_calls_a_region_once_and_has_nothing_against_a_second():
    assert run("regions", "-ts=test,good,returns,keeps").status == 0
    assert run("regions", "-tc=a second region,a region in a loop").status == 0


def test_the_exit_status_is_1(result):
    assert result.status == 1
