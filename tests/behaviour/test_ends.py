# tests/behaviour/test_ends.py - a body may end its process in any way: it died, and that is said at once.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import QUICK, has_sanitizer, is_number, leaves_no_process, rows, run

NAME = "time_ends_that_leave_no_process"
pytestmark = pytest.mark.skipif(has_sanitizer(), reason="a sanitizer has ends of its own")


@pytest.fixture(scope="module")
def result():
    return run("ends", *QUICK, name=NAME, env={"COLUMNS": "400"})


@pytest.fixture(scope="module")
def table(result):
    return rows(result.out)


DIED = {
    "quick_exit": "called exit(4)",
    "exit within a subcase/that exits": "called exit(5)",
    "terminate": "SIGABRT (Aborted)",
    "throws where it may not": "SIGABRT (Aborted)",
    "handles its own crash": "called exit(7)",
    "terminates by a handler of its own": "called exit(9)",
    "a thread never joined": "SIGABRT (Aborted)",
    "a thread that throws": "SIGABRT (Aborted)",
    "killed": "SIGKILL (Killed); the system ends what takes too much memory so",
    "kills its group": "SIGTERM (Terminated)",
    "an alarm that comes later": "SIGALRM (Alarm clock)",
    "takes more processor time than it may": "SIGXCPU (CPU time limit exceeded)",
    "writes a longer file than it may": "SIGXFSZ (File size limit exceeded)",
    # doctest's handler of SIGABRT would wait for that lock without an end.
    "aborts with the lock of the heap held": "SIGABRT (Aborted)",
}
TIMED_OUT = ["stops itself", "leaves its group, and never ends"]
GOOD = ["exit within a subcase/that is good", "the last"]


@pytest.mark.parametrize("label", DIED)
def test_the_end_is_named(table, label):
    assert table[label].value == "died"
    assert table[label].note.endswith(": " + DIED[label])


@pytest.mark.parametrize("label", TIMED_OUT)
def test_what_does_not_end_is_ended(table, label):
    assert table[label].value == "timed out"


def test_being_out_of_memory_is_an_exception_like_any_other(table):
    assert table["runs out of memory"] == ("fails", "", "ends.cpp:92: threw: std::bad_alloc")


@pytest.mark.parametrize("label", GOOD)
def test_a_good_body_is_measured_whatever_the_others_do(table, label):
    assert is_number(table[label].value)


def test_nothing_else_is_in_the_table(table):
    others = ["runs out of memory", "exit within a subcase/..."]
    assert sorted(table) == sorted([*DIED, *TIMED_OUT, *GOOD, *others])


def test_no_process_is_left_behind(result):
    assert leaves_no_process(NAME)


def test_what_the_runtime_said_at_the_end_is_shown(result):
    for words in ["what():  a broken promise", "what():  in a thread", "gave up",
                  "malloc(): corrupted top size"]:
        assert words + "\n" in result.err
