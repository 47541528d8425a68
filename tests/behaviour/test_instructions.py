# tests/behaviour/test_instructions.py - `icount` counts instructions, by the processor or by valgrind.
#
# SPDX-License-Identifier: MIT
import os
import re
import shutil
import subprocess

import pytest
from conftest import PROGRAMS, environment, has_sanitizer, measure, rows, run

NO_COUNTER = "there is no hardware counter here for this user (see perf_event_paranoid), and "


def icount(*args, folder, **env):
    """Measures as seldom as possible: each start of valgrind takes a while."""
    result = measure("instructions", *args, kind="icount", env={"TMPDIR": str(folder), **env})
    assert os.listdir(folder) == [], "files are left behind"
    return result


@pytest.fixture(scope="module")
def has_counter(tmp_path_factory):
    """Whether the processor counts for this user. Without valgrind nobody else would."""
    empty = tmp_path_factory.mktemp("empty")
    return icount("-tc=a body*", folder=empty, PATH=str(empty)).status == 0


@pytest.fixture(scope="module")
def countable(has_counter):
    """Skips where nothing counts: then there is a refusal, which has tests of its own."""
    if has_counter:
        return
    if has_sanitizer():
        pytest.skip("valgrind cannot run what is built with a sanitizer")
    if not shutil.which("valgrind"):
        pytest.skip("neither a hardware counter nor valgrind is here")
    if subprocess.run(["valgrind", "-q", PROGRAMS / "instructions", "--list-test-cases"],
                      capture_output=True).returncode != 0:
        pytest.skip("valgrind does not run this program here")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An empty folder for what valgrind writes."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def result(countable, folder):
    return icount("-tse=on demand", folder=folder)


@pytest.fixture(scope="module")
def counts(result):
    assert result.status == 0
    return {label: int(row.value) for label, row in rows(result.out).items()}


def noise(has_counter):
    """How far off a reading may be: an interrupt may cost the processor's counter a few."""
    return 100 if has_counter else 0


def test_one_and_two_per_cent_more_work_are_as_many_instructions(counts, has_counter):
    whole, one_more, two_more = [counts[f"{units} units"] for units in (100_000, 101_000, 102_000)]
    each = round((one_more - whole) / 1000)  # of a unit
    assert 2 <= each <= 50
    for more, units in [(one_more, 1000), (two_more, 2000)]:
        assert abs(more - whole - units * each) <= noise(has_counter)
        assert f"{(more - whole) / whole:+.1%}" == f"+{units / 1000:.1f}%"


def test_three_runs_print_the_same_digits(counts, has_counter, folder):
    for _ in range(2):
        again = rows(icount("-tc=101000 units", folder=folder).out)["101000 units"]
        assert abs(int(again.value) - counts["101000 units"]) <= noise(has_counter)


def test_a_region_is_counted_without_what_measures_it(result, counts):
    # Where calls are not inlined, there are some more.
    most = 10 if "without optimisation" not in result.err else 60
    assert 10 <= counts["a region of ten nops"] <= 10 + most


def test_a_whole_body_is_counted_without_what_calls_it(counts):
    assert abs(counts["a body of ten nops"] - 10) <= 10


def test_all_threads_are_counted(counts):
    alone = counts["100000 units"]
    assert alone <= counts["100000 units in a thread"] < 1.1 * alone


def test_what_doctest_itself_executes_is_told(result):
    table = rows(result.out)
    assert re.fullmatch(r"\d\d+ %", table["ten assertions"].rest)
    assert "%" not in table["100000 units"].rest


def test_a_body_may_go_to_another_folder(counts):
    assert counts["goes to another folder"] > 1000


@pytest.mark.parametrize("name", ["two words", "it's", "100%p"])
def test_the_folder_for_temporary_files_may_have_any_name(countable, tmp_path, name):
    (tmp_path / name).mkdir()
    row = rows(icount("-tc=a body*", folder=tmp_path / name).out)["a body of ten nops"]
    assert int(row.value) <= 20


def test_the_folder_for_temporary_files_may_be_that_below_the_current_one(countable, tmp_path):
    (tmp_path / "here").mkdir()
    done = subprocess.run(["icount_instructions", "-tc=goes*", "--rounds=1"], cwd=tmp_path, text=True,
                          executable=PROGRAMS / "instructions", env=environment(TMPDIR="here"),
                          stdout=subprocess.PIPE)
    assert int(rows(done.stdout)["goes to another folder"].value) > 1000
    assert os.listdir(tmp_path / "here") == []


@pytest.mark.parametrize("case, value, note", [
    ("fails later", "fails", r"passed at first, then not: instructions\.cpp:\d+: CHECK_FALSE\( is_later \), "
                             r"with true"),
    ("crashes later", "died", r"instructions\.cpp:\d+: passed at first, then not: SIGSEGV "
                              r"\(Segmentation fault\)"),
    ("fails at once", "fails", r"instructions\.cpp:\d+: CHECK\( 1 == 2 \)"),
])
def test_a_body_that_fails_or_crashes_is_told_as_under_any_kind(countable, folder, tmp_path, case, value,
                                                               note):
    result = icount("--no-skip", f"--only=on demand::{case}", folder=folder, SEEN=str(tmp_path / "seen"))
    row = rows(result.out)[case]
    assert (result.status, row.value) == (1, value)
    assert re.fullmatch(note, row.note)


def test_beside_a_time_only_the_instructions_are_counted_under_valgrind(countable, folder):
    result = measure("instructions", "-tc=a region*", "--kind=time,icount", kind="bench",
                     env={"TMPDIR": str(folder)})
    assert result.status == 0
    assert re.search(r"a region of ten nops +[\d.]+ ns +.* \d\d$", result.out, re.MULTILINE)
    assert os.listdir(folder) == []


def is_refused(result, why):
    """That one line says so, and nothing runs."""
    assert (result.status, result.out) == (1, "")
    assert result.err == f"bench_test: icount: {why}\n"
    return True


def test_without_counter_and_valgrind_it_says_what_to_do(has_counter, tmp_path):
    if has_counter:
        pytest.skip("there is a hardware counter")
    why = ("valgrind cannot run a program that is built with a sanitizer; build it without"
           if has_sanitizer() else "no valgrind, which counts without; install valgrind")
    assert is_refused(icount(folder=tmp_path, PATH=str(tmp_path)), NO_COUNTER + why)


def test_what_other_kinds_measure_is_measured_all_the_same(has_counter, tmp_path):
    if has_counter:
        pytest.skip("there is a hardware counter")
    result = measure("instructions", "-tc=a region*", "--kind=time,icount", kind="bench",
                     env={"PATH": str(tmp_path)})
    assert result.status == 1
    assert result.err.count(f"bench_test: icount: {NO_COUNTER}") == 1
    assert "1 measured, 0 failed" in result.out


def test_it_can_be_listed_anywhere(tmp_path):
    listed = run("instructions", "--list", name="icount_instructions", env={"PATH": str(tmp_path)})
    assert (listed.status, listed.err) == (0, "")
    assert "a region of ten nops" in listed.ids


def test_a_folder_that_cannot_be_written_to_is_told(countable, has_counter, tmp_path):
    if has_counter:
        pytest.skip("there is a hardware counter")
    result = measure("instructions", kind="icount", env={"TMPDIR": str(tmp_path / "nosuch")})
    assert is_refused(result, "callgrind has no folder to write its counts to; set TMPDIR to one that may "
                              "be written")


@pytest.mark.parametrize("command", ["sh", "valgrind"])
def test_another_command_around_it_is_refused(countable, has_counter, tmp_path, command):
    if has_counter:
        pytest.skip("there is a hardware counter")
    result = icount(f"--under={command}", folder=tmp_path)
    assert (result.status, result.out) == (2, "")
    assert result.err == ("bench_test: --under: icount runs under a command of its own, which is valgrind; "
                          "choose another kind\n")


def test_where_valgrind_cannot_run_the_program_that_is_said_once_with_what_it_printed(has_counter, tmp_path):
    if has_counter or has_sanitizer():
        pytest.skip("nobody asks valgrind")
    broken = tmp_path / "valgrind"
    broken.write_text("#!/bin/sh\necho it cannot read this >&2\nexit 1\n")
    broken.chmod(0o755)
    (tmp_path / "empty").mkdir()
    result = icount(folder=tmp_path / "empty", PATH=f"{tmp_path}:{environment()['PATH']}")
    why = "valgrind cannot run this program: called exit(1)"
    notes = {row.note for row in rows(result.out).values() if row.value == "skipped"}
    assert why in notes and "0 measured" in result.out
    assert result.err.count(why) == result.err.count("it cannot read this") == 1
    assert result.status == 1
