# tests/behaviour/test_listeners.py - a suite with listeners and a reporter of its own.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import is_number, measure, rows, run

GOOD = ["prepared by a listener", "in subcases/one", "in subcases/two"]


@pytest.fixture(scope="module", params=["time", "peakmem"])
def result(request):
    return measure("listeners", kind=request.param)


def test_they_do_not_print_into_the_results(result):
    assert "listener: " not in result.out
    assert sorted(rows(result.out)) == sorted([*GOOD, "fails"])


@pytest.mark.parametrize("label", GOOD)
def test_they_hear_of_the_tests_that_run_as_bodies_rely_on_it(result, label):
    assert is_number(rows(result.out)[label].value)


def test_of_a_failed_body_what_they_print_is_what_it_printed(result):
    assert rows(result.out)["fails"].value == "fails"
    said = result.err[result.err.index("what it printed:\n"):]
    assert said.count("listener: fails\n") == 1
    assert "query" not in said  # that was ours


def test_a_list_is_ours_alone():
    result = run("listeners", "--list", name="time_listeners")
    assert result.ids == ["prepared by a listener", "in subcases", "fails"]


def test_a_reporter_of_the_suite_is_not_taken_for_ours(result):
    assert "the suite's own reporter" not in result.out + result.err
    assert run("listeners", "-r=bench_test").out.count("the suite's own reporter\n") == 1
