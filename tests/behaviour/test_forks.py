# tests/behaviour/test_forks.py - a forked child that goes on as the test does not speak for it.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import QUICK, is_number, measure, rows, run

GOOD = ["the child exits", "the child returns", "the child returns, and nobody waits", "the child fails",
        "the child gives up", "the child throws", "the child returns from a subcase/one",
        "the child returns from a subcase/two", "the child returns from the region", "the last",
        "the child returns before the subcases/one", "the child returns before the subcases/two"]
BAD = "the child returns, the parent fails"


@pytest.fixture(scope="module", params=["time", "peakmem"])
def result(request):
    return measure("forks", kind=request.param)


@pytest.mark.parametrize("label", GOOD)
def test_the_parent_passes_whatever_its_child_does(result, label):
    row = rows(result.out)[label]
    assert is_number(row.value) and "not repeatable" not in row.note


def test_the_parent_fails_although_its_child_passes(result):
    row = rows(result.out)[BAD]
    assert row.value == "fails" and "CHECK( false )" in row.note
    assert result.status == 1


def test_there_are_no_other_rows(result):
    assert sorted(rows(result.out)) == sorted([*GOOD, BAD])


def test_the_failures_of_a_child_are_nobody_s(result):
    assert "1 + 1 == 3" not in result.err and "in the child" not in result.err


def test_a_child_does_not_measure_on_its_own_in_process():
    result = run("forks", *QUICK, "--in-process", name="time_forks", env={"COLUMNS": "400"})
    assert sorted(rows(result.out)) == sorted([*GOOD, BAD])
    assert result.out.count(" measured, ") == 1
