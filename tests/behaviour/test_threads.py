# tests/behaviour/test_threads.py - --threads measures on several threads at once; a body may have
# threads of its own.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import is_number, measure, number, rows, run

ALIKE = ["a region", "a whole body", "inputs", "on a fixture", "a region in a leaf/leaf",
         "assertions", "a call that fills a round"]


@pytest.fixture(scope="module")
def alike():
    return measure("threads", "-ts=alike", "--threads=1,2", "--time=0.2", env={"COLUMNS": "160"})


@pytest.fixture(scope="module")
def broken():
    return measure("threads", "-ts=broken", "--threads=1,2")


def test_each_number_of_threads_is_a_row(alike):
    assert alike.status == 0
    assert re.search(r"^14 measured, 0 failed, 0 skipped in ", alike.out, re.MULTILINE)
    found = rows(alike.out)
    for label in ALIKE:
        for threads in (1, 2):
            assert is_number(found[f"{label}/threads={threads}"].value), label


def test_throughput_and_efficiency_stand_beside_the_time(alike):
    lines = alike.out.splitlines()
    assert re.search(r" time +± \(95 %\) +rate +efficiency ", lines[0])
    pairs = [(one, two) for one, two in zip(lines, lines[1:])
             if one.startswith("    threads=1 ") and two.startswith("    threads=2 ")]
    assert len(pairs) >= 5
    for one, two in pairs:
        times = [number(re.search(r"[\d.]+ (ns|µs|ms|s)(?= )", line).group()) for line in (one, two)]
        assert re.search(r" calls/s +(?![\d.]+ %)", one)
        efficiency = float(re.search(r" calls/s +([\d.]+) %", two).group(1)) / 100
        assert efficiency == pytest.approx(times[0] / times[1], rel=0.25)


def test_without_one_thread_there_is_no_efficiency():
    out = measure("threads", "--only=alike::a region", "--threads=2", env={"COLUMNS": "160"}).out
    (line,) = [line for line in out.splitlines() if "threads=2" in line]
    assert not re.search(r"calls/s +[\d.]+ %", line)


def test_threads_run_at_the_same_time():
    one, two = (measure("threads", "-ts=wait", f"--threads={n}", "--time=0.05") for n in (1, 2))
    times = [number(rows(done.out)[f"for each other/threads={n}"].value)
             for n, done in ((1, one), (2, two))]
    assert times[1] < times[0] / 2  # they meet, and alone each would wait


def test_what_is_wrong_only_on_several_threads_fails_there(broken):
    found = rows(broken.out)
    for label in ["a check that holds for one", "an exception"]:
        assert is_number(found[f"{label}/threads=1"].value)
        assert found[f"{label}/threads=2"].value == "fails"
        assert "on 2 threads: " in found[f"{label}/threads=2"].note
    assert "CHECK( now == 1 ), with 2 == 1" in found["a check that holds for one/threads=2"].note
    assert "thrown by another thread" in found["an exception/threads=2"].note
    assert broken.status == 1


def test_subcases_are_left_to_one_thread(broken):
    found = rows(broken.out)
    for leaf in "ab":
        assert is_number(found[f"subcases/{leaf}/threads=1"].value)
        assert found[f"subcases/{leaf}/threads=2"].value == "skipped"
        assert "let a measure() within them be what is measured" in found[f"subcases/{leaf}/threads=2"].note


def test_so_are_subcases_within_a_region(broken):
    found = rows(broken.out)
    assert is_number(found["subcases in the region/a/threads=1"].value)
    assert found["subcases in the region/a/threads=2"].value == "skipped"


def test_what_is_not_repeatable_is_not_compared(broken):
    found = rows(broken.out)
    assert "first calls only" in found["not repeatable/threads=1"].note
    assert found["not repeatable/threads=2"].value == "skipped"


def test_more_threads_than_processors_is_said():
    done = measure("threads", "--only=alike::a region", "--threads=1000", "--timeout=30")
    assert re.search(r"--threads: 1000 threads share \d+ processors?, so they wait for each other",
                     done.err)


@pytest.mark.parametrize("value", ["", "0", "1,", "1,,2", "two", "1.5", "-1", "1025", "2,2"])
def test_what_is_no_list_of_numbers_is_an_error(value):
    done = measure("threads", f"--threads={value}")
    assert (done.status, done.out) == (2, "")
    assert f"--threads={value}: " in done.err


def test_a_kind_of_first_calls_is_refused():
    done = measure("threads", "--threads=2", kind="bench")
    assert (done.status, done.out) == (2, "")
    assert "bench_test: --threads: peakmem reads a single call, which is one thread's; choose " \
        "another kind, as in --kind=time" in done.err


def test_processor_time_is_said_where_it_is_not_wall_time():
    found = rows(measure("threads", "-ts=of its own", "--rounds=6", "--time=0.2").out)
    assert "CPU" in found["a wait"].note
    wait = found["a wait"]
    assert number(wait.note.removeprefix("CPU ")) < number(wait.value) / 2


def test_the_peak_of_a_body_with_threads_is_measured():
    found = rows(measure("threads", "--only=of its own::threads that compute", kind="peakmem").out)
    assert is_number(found["threads that compute"].value)
