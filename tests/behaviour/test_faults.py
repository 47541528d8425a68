# tests/behaviour/test_faults.py - one body that goes wrong costs its own row, and no other.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import QUICK, has_sanitizer, is_number, leaves_no_process, measure, rows, run

NAME = "time_faults_that_leave_no_process"


@pytest.fixture(scope="module")
def result():
    return run("faults", *QUICK, name=NAME, env={"COLUMNS": "400"})


@pytest.fixture(scope="module")
def table(result):
    return rows(result.out)


DIED = {
    "segfaults": "SIGSEGV (Segmentation fault)",
    "aborts": "SIGABRT (Aborted)",
    "calls exit with 0": "called exit(0)",
    "calls _exit with 3": "called exit(3)",
    "overflows the stack": "SIGSEGV (Segmentation fault)",
    "closes all descriptors": "closed the descriptor that its results go through",
    "in a subcase/outside/that aborts": "SIGABRT (Aborted)",
}


@pytest.mark.parametrize("label", DIED)
def test_a_body_that_ends_its_process_died_and_its_cause_is_named(table, label):
    assert table[label].value == "died"
    assert DIED[label] in table[label].note or has_sanitizer() and "exit(" in table[label].note
    assert table[label].note.startswith("faults.cpp:")


def test_an_endless_loop_is_ended_and_the_limit_named(table):
    assert table["loops forever"].value == "timed out"
    assert "still running after 2 s" in table["loops forever"].note
    assert "--timeout=" in table["loops forever"].note


FAILS = {
    "throws an exception": "threw: out of cheese",
    "throws a number": "threw: unknown exception",
    "fails a CHECK": "CHECK( 1 + 1 == 3 ), with 2 == 3",
    "fails a REQUIRE in a subcase/outside/that fails": "REQUIRE( 2 + 2 == 5 ), with 4 == 5",
    "fails behind 1,000 good checks/outside": "CHECK( 1 + 3 == 5 ), with 4 == 5",
    "prints 10 MB first": "CHECK( 1 + 2 == 4 ), with 3 == 4",
}


@pytest.mark.parametrize("label", FAILS)
def test_a_body_that_fails_gets_no_number_and_its_failure_is_named(table, label):
    assert table[label].value == "fails"
    assert FAILS[label] in table[label].note


GOOD = [
    "good: the first",
    "in a subcase/that is good",
    "fails a REQUIRE in a subcase/outside/that is good",
    "prints 10 MB",
    "leaves a process behind that holds the pipes open",
    "the last",
]


@pytest.mark.parametrize("label", GOOD)
def test_a_good_body_is_measured_whatever_the_others_do(table, label):
    assert is_number(table[label].value) or table[label].value == "0 s"


@pytest.mark.parametrize("case", ["in a subcase", "fails a REQUIRE in a subcase"])
def test_what_lies_behind_a_fault_is_said_to_be_unknown(table, case):
    assert table[case + "/..."].value == "unknown"
    assert "was not reached" in table[case + "/..."].note


def test_nothing_else_is_in_the_table(table):
    unknown = ["in a subcase/...", "fails a REQUIRE in a subcase/..."]
    assert sorted(table) == sorted([*DIED, "loops forever", *FAILS, *GOOD, *unknown])


def test_the_exit_status_is_1(result):
    assert result.status == 1


def test_no_process_is_left_behind(result):
    assert leaves_no_process(NAME)


def test_doctest_words_show_the_subcases_and_nothing_else(result):
    assert "TEST CASE:  fails behind 1,000 good checks\n  outside\n\n" in result.err
    assert "TEST CASE:  fails a REQUIRE in a subcase\n  outside\n  that fails\n\n" in result.err
    assert "DEEPEST SUBCASE STACK" not in result.err


@pytest.mark.parametrize("kind", ["time", "peakmem"])
def test_a_good_selection_of_a_bad_suite_is_good(kind):
    assert measure("faults", "-ts=good", "-tce=leaves*", kind=kind).status == 0


def test_under_peakmem_the_same_bodies_fail():
    result = run("faults", "--rounds=1", "--timeout=1", name="peakmem_faults",
                 env={"COLUMNS": "400"})
    table = rows(result.out)
    assert {label for label in table if table[label].value == "died"} == set(DIED)
    assert {label for label in table if table[label].value == "fails"} == set(FAILS)
    assert all(is_number(table[label].value) for label in GOOD)
    assert result.status == 1
