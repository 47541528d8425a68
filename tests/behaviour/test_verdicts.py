# tests/behaviour/test_verdicts.py - every leaf gets the verdict that is its own, with its reason, and
# the last line counts them all.
#
# SPDX-License-Identifier: MIT
import collections
import pathlib
import re

import pytest
from conftest import is_number, measure, rows

# For each verdict the rows that must have it, and what their notes must say; "" for no note.
VERDICTS = {
    "measured": {
        "prepares for another": "",
        "good": "",
        "good region": "",
        "good leaves/one": "",
        "good leaves/two": "",
        "takes a whole round": "first calls only: one takes a whole round",
        "may fail, but does not": "",
        "needs its first leaf/makes ready": "",
        "changes its leaves/one": "",
        "breaks off by a REQUIRE/one": "",
        "breaks off by a crash/one": "",
    },
    "once": {
        "good once": "not repeatable: fails when run again",
        "other work each time": "not repeatable: assertions: 1, then 2",
    },
    "fails": {
        "fails a CHECK": "CHECK( 1 == 2 )",
        "throws": "threw: no more",
        "throws nothing": "CHECK_THROWS( work(0) ) did not throw",
        "throws nothing, not even an int": "CHECK_THROWS_AS( work(0) ) did not throw, expected int",
        "throws another": ' ) threw: "odd", expected int',
        "throws no words": 'threw: ""',
        "fails without words": 'FAIL("")',
        "should fail": "should have failed, but did not",
        "expects a failure": "did not fail exactly 1 times",
        "is too slow": ", its timeout is 1.000 µs",
        "measures twice": "a second measure() at verdicts.cpp:",
        "breaks off by a REQUIRE/two": "REQUIRE( 1 == 6 )",
    },
    "fails alone": {
        "needs the first test": "CHECK( is_prepared )",
        "needs its first leaf/must be ready": "CHECK( is_ready )",
    },
    "died": {
        "aborts": "SIGABRT",
        "exits": "called exit(0)",
        "breaks off by a crash/two": "SIGABRT",
    },
    "timed out": {"runs forever": "still running after 2 s"},
    "may fail": {
        "may fail": "CHECK( 1 == 3 )",
        "should fail, and does": "CHECK( 1 == 4 )",
        "expects a failure, which comes": "CHECK( 1 == 5 )",
        "may be too slow": ", its timeout is 1.000 µs",
    },
    "skipped": {
        "is skipped": "doctest::skip()",
        "changes its leaves/two/deeper": "is not reached in a process of its own",
    },
    "unknown": {
        "breaks off by a REQUIRE/...": "what lies behind breaks off by a REQUIRE/two was not reached",
        "breaks off by a crash/...": "what lies behind breaks off by a crash/two was not reached",
    },
}


def wanted(kind):
    """As VERDICTS: a first call is all that peakmem wants."""
    if kind == "time":
        return VERDICTS
    good = {**VERDICTS["measured"], **VERDICTS["once"]}
    return {**VERDICTS, "measured": dict.fromkeys(good, ""), "once": {}}


def verdict_of(row):
    if is_number(row.value) or row.value == "0 s":
        return "once" if "not repeatable" in row.note else "measured"
    return row.value


@pytest.fixture(scope="module", params=["time", "peakmem"])
def measured(request):
    result = measure("verdicts", "--time=0.01", kind=request.param)
    return wanted(request.param), rows(result.out), result


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_leaf_has_its_verdict_with_its_reason(measured, verdict):
    verdicts, table, _ = measured
    found = {label: row.note for label, row in table.items() if verdict_of(row) == verdict}
    assert sorted(found) == sorted(verdicts[verdict])
    for label, reason in verdicts[verdict].items():
        assert reason in found[label] if reason else found[label] == ""


def test_the_last_line_counts_each_verdict_and_all_rows(measured):
    verdicts, table, result = measured
    words = {"failed": "fails", "fail alone": "fails alone"}
    counts = {words.get(what, what): int(n) for n, what in re.findall(
        r"(\d+) ([a-z ]+?)(?=,| in \d)", result.out.splitlines()[-1])}
    assert counts == {verdict: len(of) for verdict, of in verdicts.items() if of}
    assert counts == collections.Counter(map(verdict_of, table.values()))
    assert sum(counts.values()) == len(table)


@pytest.mark.parametrize("verdict", ["once", "fails", "fail alone", "died", "may fail", "unknown"])
def test_a_verdict_has_its_remedy_where_a_row_has_it_and_only_there(measured, verdict):
    verdicts, _, result = measured
    remedies = [line for line in result.err.splitlines() if line.startswith(f"bench_test: {verdict}: ")]
    assert len(remedies) == (1 if verdicts["fails alone" if verdict == "fail alone" else verdict] else 0)


def test_each_failure_is_said_on_stderr_by_its_id_place_and_reason(measured):
    verdicts, _, result = measured
    for verdict in ["fails", "fails alone", "died", "timed out"]:
        for leaf in verdicts[verdict]:
            assert re.search(rf'(?m)^bench_test: "{re.escape(leaf)}" {verdict}: .*verdicts\.cpp:\d+', result.err), leaf


def test_no_verdict_is_left_out():
    source = pathlib.Path(__file__).parents[2] / "include/bench_test/impl/results/leaf.hpp"
    body = re.search(r"enum class verdict \{(.*?)\}", source.read_text(), re.DOTALL)[1]
    names = re.findall(r"^ +(\w+)", body, re.MULTILINE)
    assert len(names) == len(VERDICTS) + len(["pending", "over_limit"])  # test_limits.py has that


@pytest.mark.parametrize("case, status", [
    ("good", 0),
    ("good once", 0),
    ("fails a CHECK", 1),
    ("needs its first leaf", 1),
    ("aborts", 1),
    ("runs forever", 1),
    ("may fail", 0),
    ("is skipped", 0),
    ("changes its leaves", 0),
    ("breaks off by a REQUIRE", 1),
])
def test_the_exit_status_says_whether_any_leaf_failed(case, status):
    assert measure("verdicts", f"--only={case}").status == status


def test_a_leaf_that_was_found_before_its_case_broke_off_can_be_had_alone():
    result = measure("verdicts", "--only=breaks off by a crash/one")
    assert ([*rows(result.out)], result.status) == (["breaks off by a crash/one"], 0)


def test_ids_and_verdicts_are_the_same_in_each_of_five_runs():
    def verdicts():
        # Timeouts are long against good bodies, also on a busy machine, and so not for here.
        table = rows(measure("verdicts", "--rounds=1", "--time=0.002", "-tce=runs forever").out)
        return [(label, verdict_of(row)) for label, row in table.items()]

    first = verdicts()
    assert sorted(label for label, _ in first) == sorted(
        label for of in VERDICTS.values() for label in of if label != "runs forever")
    assert [verdicts() for _ in range(4)] == [first] * 4
