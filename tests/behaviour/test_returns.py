# tests/behaviour/test_returns.py - `mem` and `track`, by what a body says; `timeraw`, by its first call.
#
# SPDX-License-Identifier: MIT
import struct

import pytest
from conftest import measure, number, passes, rows, run

POINTER = struct.calcsize("P")
VECTOR = 3 * POINTER


def suite(name, kind, *args, env=None):
    return measure("returns", f"-ts={name}", *args, kind=kind, env=env)


@pytest.fixture(scope="module")
def weighed():
    return suite("objects", "mem", "--rounds=2")


@pytest.fixture(scope="module")
def tracked():
    return suite("numbers", "track", "--rounds=6")


def size(row):
    """The bytes of an exact row: "12345 B", "1.5 KiB"."""
    assert row.note == ""
    return number(row.value)


WEIGHTS = {
    "a vector with room for more": VECTOR + 1000,
    "what measure() returns": VECTOR + 1000,
    "within a region": VECTOR + 1000,
    "a unique pointer": POINTER + 1000,
    "a unique pointer within a region": POINTER + 1000,
    "unique pointers of a whole body": VECTOR + 3 * POINTER + 3 * 1000,
    "a class that says what it holds": 2 * POINTER + 12345,
    "of several, the last": VECTOR + 1000,
    "an array": 4000,
}


@pytest.mark.parametrize("label", WEIGHTS)
def test_an_object_weighs_itself_and_its_heap_to_the_byte(weighed, label):
    assert size(rows(weighed.out)[label]) == WEIGHTS[label]


def test_an_object_weighs_what_its_parts_hold(weighed):
    whole = size(rows(weighed.out)["a map of lists of texts"])
    assert 1000 + 2 * VECTOR < whole < 2000


def test_what_was_weighed_is_a_success(weighed):
    assert weighed.status == 0
    assert weighed.out.splitlines()[-1].startswith(f"{len(WEIGHTS) + 2} measured, 0 failed, 0 skipped in")
    assert "±" not in weighed.out.splitlines()[0]  # it is exact


def test_an_object_is_copied_once_in_each_process_that_weighs_it_and_under_no_other_kind(tmp_path):
    def logged(kind, name):
        log = tmp_path / name
        args = ["--only=objects::is copied where it is weighed only"]
        done = (measure("returns", *args, "--rounds=2", kind=kind, env={"LOG": str(log)}) if kind else
                run("returns", "-tc=is copied*", env={"LOG": str(log)}))
        assert done.status == 0 or kind == "track"
        return list(passes(log).values())

    assert logged("mem", "mem") == [["begins"], ["begins", "copied"], ["begins", "copied"]]
    for kind in ["time", "peakmem", "timeraw", "track", "allocs"]:
        assert {tuple(texts) for texts in logged(kind, kind)} == {("begins",)}
    assert logged("", "test") == [["begins"]]


TRACKED = {
    "hits": ("93.75 % hits", "higher is better"),
    "bytes": ("3.000 KiB", ""),
    "seconds": ("250.0 ms", ""),
    "without a unit": ("42", ""),
    "of another type": ("1 truth", ""),
    "a strange unit": ("1 new\\nline", ""),
    "below 0": ("-1.5 dB", ""),
    "of a region": ("7 items", ""),
    "of several, the last": ("2 last", ""),
}


@pytest.mark.parametrize("label", TRACKED)
def test_a_number_has_its_unit_and_its_direction(tracked, label):
    row = rows(tracked.out)[label]
    assert (row.value, row.note) == TRACKED[label]


def test_what_was_tracked_is_a_success(tracked):
    assert tracked.status == 0
    assert tracked.out.splitlines()[-1].startswith(f"{len(TRACKED)} measured, 0 failed, 0 skipped in")


@pytest.mark.parametrize("kind, labels, reason", [
    ("mem", ["says nothing", "says no number"],
     "says no object; bench_test::result(object) in the body names what is to be weighed"),
    ("track", ["says nothing", "says a text", "says no number"],
     "says no number; bench_test::result(number, \"unit\") in the body names it"),
])
def test_who_says_nothing_is_skipped_with_its_reason_and_that_is_no_failure(kind, labels, reason):
    result = suite("nothing", kind)
    table = rows(result.out)
    assert {label for label in table if table[label].value == "skipped"} == set(labels)
    assert all(table[label].note == reason for label in labels)
    assert result.status == 0


def test_a_number_is_no_object(tracked):
    result = suite("numbers", "mem")
    assert {row.value for row in rows(result.out).values()} == {"skipped"}
    assert result.status == 0


@pytest.mark.parametrize("kind", ["time", "timeraw", "peakmem"])
def test_other_kinds_measure_what_says_something(kind):
    for name in ["numbers", "objects"]:
        result = suite(name, kind)
        assert result.status == 0
        assert "skipped in" not in result.out.replace("0 skipped in", "")
        assert "is better" not in result.out


def test_a_test_run_is_doctests():
    result = run("returns")
    assert (result.status, result.err) == (0, "")
    assert "26 passed | 0 failed" in result.out


@pytest.mark.parametrize("label", ["counts its calls", "counts the calls of its region"])
def test_timeraw_calls_once_in_each_process(tmp_path, label):
    log = tmp_path / "log"
    result = suite("first calls", "timeraw", f"-tc={label}", "--rounds=3", env={"LOG": str(log)})
    assert result.status == 0
    assert list(passes(log).values()) == [["call 1"]] * (1 + 3)


def test_time_calls_again_and_again_in_a_process(tmp_path):
    log = tmp_path / "log"
    suite("first calls", "time", "-tc=counts its calls", "--rounds=3", env={"LOG": str(log)})
    first, *others = passes(log).values()
    assert first == ["call 1"]
    assert all(texts[:2] == ["call 1", "call 2"] for texts in others)


def test_timeraw_has_what_is_done_at_first_and_time_has_not():
    cold, warm = [number(rows(suite("first calls", kind, "-tc=is slow at first").out)["is slow at first"].value)
                  for kind in ["timeraw", "time"]]
    assert cold > 20 * warm
