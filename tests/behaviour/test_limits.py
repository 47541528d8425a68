# tests/behaviour/test_limits.py - at_most(): a benchmark fails where it takes more than it may.
#
# SPDX-License-Identifier: MIT
import json
import re

import pytest
from conftest import is_number, measure, rows, run

# Under `allocs`: the number, and the limit that it is beyond.
ALLOCATIONS = {
    "allocates 3, at most 3": (3, None),
    "allocates 4, at most 3": (4, 3),
    "allocates 1, at most 0": (1, 0),
    "allocates 3, at most 9 and 2": (3, 2),
    "allocates 1": (1, None),
    "allocates 2": (2, 1),
    "allocates 1, itself at most 0": (1, 0),
    "allocates 1, too": (1, None),
    "allocates 2, too": (2, 1),
    "allocates 2 in an unlimited suite of the same name": (2, None),
    "allocates 2 behind the begin": (2, 1),
    "on a fixture": (2, 1),
    "on doctest's fixture": (2, 1),
}
BROKEN = [label for label, (_, most) in ALLOCATIONS.items() if most is not None]


@pytest.fixture(scope="module")
def allocations():
    return measure("limited", "-tce=as the*", kind="allocs")


def place_of(mark):
    """Of a limit in the program: "limited.cpp:12"."""
    listed = json.loads(run("limited", "--list=json", "--all", name="allocs_limited").out)
    lines = [case["line"] for case in listed if case["name"] == mark]
    return f"limited.cpp:{lines[0]}"


@pytest.mark.parametrize("label", ALLOCATIONS)
def test_a_broken_limit_is_told_beside_the_number_and_a_kept_one_is_not(allocations, label):
    value, most = ALLOCATIONS[label]
    row = rows(allocations.out)[label]
    assert row.value == str(value)
    if most is None:
        assert row.note == ""
    else:
        assert re.fullmatch(rf"over its limit: {value}, at most {most} \(limited\.cpp:\d+\)", row.note)


def test_the_place_is_that_of_the_limit_which_may_be_its_suite(allocations):
    table = rows(allocations.out)
    assert place_of("allocates 4, at most 3") in table["allocates 4, at most 3"].note
    assert place_of("on a fixture") in table["on a fixture"].note
    first = int(re.search(r"\d+$", place_of("allocates 1"))[0])
    assert f"(limited.cpp:{first - 1})" in table["allocates 2"].note
    own = place_of("allocates 1, itself at most 0")
    assert own in table["allocates 1, itself at most 0"].note


def test_a_broken_limit_is_a_failure_and_the_summary_counts_it(allocations):
    assert allocations.status == 1
    summary = allocations.out.splitlines()[-1]
    assert re.match(rf"\d+ measured, 0 failed, {len(BROKEN)} over limit, 1 skipped in", summary)


def test_kept_limits_are_a_success():
    result = measure("limited", "-tc=allocates 3*most 3,allocates 1,allocates 1*too", kind="allocs")
    assert sorted(rows(result.out)) == ["allocates 1", "allocates 1, too", "allocates 3, at most 3"]
    assert result.status == 0
    assert "over" not in result.out


OTHERS = {
    "holds 1000 B, at most 1 KiB": ("mem", "1000 B", ""),
    "holds 1025 B, at most 1 KiB": ("mem", "1025 B", "over its limit: 1025 B, at most 1 KiB"),
    "of types<char>": ("mem", "1 B", ""),
    "of types<double>": ("mem", "8 B", "over its limit: 8 B, at most 4 B"),
    "in two steps<char>": ("mem", "1 B", ""),
    "in two steps<double>": ("mem", "8 B", "over its limit: 8 B, at most 4 B"),
    "tracks 7 %, at most 7": ("track", "7 %", ""),
    "tracks 7 %, at most 6.5": ("track", "7 %", "over its limit: 7 %, at most 6.5 %"),
    "has leaves, at most 1/1": ("track", "1", ""),
    "has leaves, at most 1/2": ("track", "2", "over its limit: 2, at most 1"),
}


@pytest.fixture(scope="module")
def others():
    return {kind: rows(measure("limited", "--rounds=6", "-ts=cases,forms", kind=kind).out)
            for kind in ["mem", "track"]}


@pytest.mark.parametrize("label", OTHERS)
def test_a_limit_is_for_each_leaf_and_type_in_the_unit_of_its_kind(others, label):
    kind, value, note = OTHERS[label]
    row = others[kind][label]
    assert row.value == value
    assert row.note.split(" (limited.cpp:")[0] == note


def test_a_time_has_limits_in_units_and_in_seconds():
    result = measure("limited", "-tc=takes*", "--rounds=6")
    table = rows(result.out)
    assert table["takes at most an hour"].note == ""
    assert table["takes at most no time"].note.startswith(
        f"over its limit: {table['takes at most no time'].value}, at most 0 ms (limited.cpp:")
    assert all(is_number(row.value) for row in table.values())
    assert result.status == 1


@pytest.mark.parametrize("kind, status", [("time", 0), ("allocs", 1)])
def test_a_limit_is_for_its_own_kind_alone(kind, status):
    assert measure("limited", "-tc=allocates 4*", kind=kind).status == status


def test_in_a_table_of_several_kinds_the_one_is_named_that_has_the_limit():
    result = measure("limited", "-tc=allocates 4*", "--kind=time,allocs", kind="bench")
    row = rows(result.out)["allocates 4, at most 3"]
    assert re.fullmatch(r"allocs: over its limit: 4, at most 3 \(limited\.cpp:\d+\)", row.note)
    assert re.match("0 measured, 0 failed, 1 over limit", result.out.splitlines()[-1])
    assert result.status == 1


def test_a_test_that_is_none_is_limited_where_it_is_measured():
    assert "at most 0" not in run("limited", "--list", "a test only", name="allocs_limited").out
    result = measure("limited", "--all", "-tc=a test only*", kind="allocs")
    assert (result.status, rows(result.out)["a test only, at most 0"].value) == (1, "1")


def test_a_limited_test_that_fails_has_failed_and_no_number():
    result = measure("limited", "--no-skip", "-tc=fails")
    assert rows(result.out)["fails"].value == "fails"
    assert "over" not in result.out


def test_tap_has_it_as_not_ok_with_the_number():
    result = measure("limited", "--tap", "-tc=allocates *most 3", kind="allocs")
    kept, broken = result.out.splitlines()[1:3]
    assert kept.startswith("ok 1 - cases::allocates 3, at most 3: allocs 3 (")
    assert re.fullmatch(r"not ok 2 - cases::allocates 4, at most 3: allocs 4 \(.*; over its limit: 4, at "
                        r"most 3 \(limited\.cpp:\d+\)\)", broken)
    assert result.status == 1


def test_a_number_beyond_its_limit_has_the_colour_of_a_failure():
    def colour_of(value, label):
        out = measure("limited", "--color=always", "-tc=" + label, kind="allocs").out
        return re.search(rf"(\x1b\[[\d;]*m){value}\x1b", out)[1]

    failure = measure("limited", "--color=always", "--no-skip", "-tc=fails").out
    red = re.search(r"(\x1b\[[\d;]*m)fails\x1b", failure)[1]
    assert colour_of(4, "allocates 4*") == red
    assert colour_of(3, "allocates 3*most 3") != red


@pytest.mark.parametrize("args", [["-s"], ["-r=xml", "-s"], ["--list-test-cases"], ["--list-test-suites"],
                                  ["--no-skip"], ["-ob=suite", "-s"], ["-ts=marked*", "-s"],
                                  ["-c", "-ts=limited*"]], ids=" ".join)
def test_a_test_run_prints_what_it_would_without_limits(args):
    limited = run("limited", *args, name="tests")
    assert limited == run("without_limits", *args, name="tests")
    assert limited.err == ""


WRONG = [
    ("allocs", "3 ms", 'at_most("allocs", ...): "3 ms" is no limit; expected a number, as in 3'),
    ("allocs", "", 'at_most("allocs", ...): "" is no limit; expected a number, as in 3'),
    ("time", "3 MiB", 'at_most("time", ...): "3 MiB" is no limit; expected a time, as in "2 ms"'),
    ("mem", "3 MB", 'at_most("mem", ...): "3 MB" is no limit; expected a size, as in "10 MiB"'),
    ("alloc", "3", 'at_most("alloc", ...): "alloc" is not a kind of measurement; did you mean "allocs"?'),
    ("xyzzy", "3", 'at_most("xyzzy", ...): "xyzzy" is not a kind of measurement'),
]


@pytest.mark.parametrize("kind, limit, said", WRONG, ids=str)
@pytest.mark.parametrize("args", [[], ["--list"], ["-ts=cases"]], ids=" ".join)
def test_a_wrong_limit_is_wrong_usage_with_its_place_whatever_is_measured(kind, limit, said, args):
    place = place_of("as the variables say").replace("limited.cpp:", "")
    result = measure("limited", *args, env={"LIMITED": kind, "LIMIT": limit})
    assert (result.status, result.out) == (2, "")
    [line] = [line for line in result.err.splitlines() if "at_most(" in line]
    assert re.fullmatch(rf"bench_test: \S*limited\.cpp:(\d+): {re.escape(said)}", line)
    assert int(re.search(r"cpp:(\d+):", line)[1]) in (int(place), int(place) + 1)


@pytest.mark.parametrize("kind, limit, said", WRONG, ids=str)
def test_a_wrong_limit_disturbs_no_test_run(kind, limit, said):
    assert run("limited", env={"LIMITED": kind, "LIMIT": limit}) == run("limited")


def test_other_programs_are_told_of_limits():
    listed = {case["name"]: case.get("at_most") for case in json.loads(
        run("limited", "--list=json", "--all", name="time_limited").out)}
    assert listed["takes at most an hour"] == ["time 3600"]
    assert listed["takes at most no time"] == ["time 0 ms"]
    assert listed["tracks 7 %, at most 6.5"] == ["track 6.5"]
    assert sorted(listed["allocates 3, at most 9 and 2"]) == ["allocs 2", "allocs 9"]
    assert listed["allocates 2"] == listed["allocates 2, too"] == ["allocs 1"]
    assert sorted(listed["allocates 1, itself at most 0"]) == ["allocs 0", "allocs 1"]
    assert listed["of types<char>"] == ["mem 4"]
    assert listed["allocates 2 in an unlimited suite of the same name"] is None
