# tests/behaviour/test_mains.py - mains of a suite's own that do much around their run.
#
# SPDX-License-Identifier: MIT
import re
import subprocess

import pytest
from conftest import PROGRAMS, QUICK, environment, is_number, locale_with_commas, rows

ALL = ["a file of the folder", "the first argument", "the input"]


def mains(which, *args, name="time_mains", options="", cwd=None, text=None, **variables):
    """Runs the program with a main; the argument --size=7 is the suite's own."""
    env = environment(MAIN=which, COLUMNS="400", **variables,
                      BENCH_TEST_OPTIONS=f"{' '.join(QUICK)} {options}")
    return subprocess.run([name, "--size=7", *args], executable=PROGRAMS / "mains", env=env, cwd=cwd,
                          input=text or "", capture_output=True, text=True, timeout=60)


def is_measured(done):
    table = rows(done.stdout)
    return done.returncode == 0 and sorted(table) == ALL and all(
        is_number(row.value) for row in table.values())


@pytest.mark.parametrize("name", ["time_mains", "peakmem_mains"])
@pytest.mark.parametrize("which", ["", "changes its folder first", "has threads", "runs in a thread",
                                   "cuts its arguments", "runs twice", "has a listener"])
def test_what_main_does_before_its_run_is_done_in_each_worker(which, name):
    assert is_measured(mains(which, name=name))


@pytest.mark.parametrize("name", ["time_mains", "peakmem_mains"])
def test_a_main_that_goes_to_a_folder_below_goes_there_from_where_it_was_started(tmp_path, name):
    (tmp_path / "here").mkdir()
    assert is_measured(mains("changes its folder", name=name, cwd=tmp_path))


def test_the_input_is_main_s_alone_and_a_worker_has_none():
    assert mains("reads its input", name="mains", text="a line\n").returncode == 1
    assert is_measured(mains("reads its input", text="a line\n"))


@pytest.mark.skipif(not locale_with_commas(), reason="localedef makes no locale here")
def test_a_locale_of_main_does_not_reach_the_results():
    done = mains("has a locale", **locale_with_commas())
    assert is_measured(done)
    assert re.search(r"\d,\d", done.stdout) is None


def test_code_after_the_run_does_not_run_but_what_was_promised_for_the_exit_does():
    done = mains("says good-bye")
    assert is_measured(done)
    assert "the end of main" not in done.stderr
    assert done.stderr.count("good-bye\n") == 1  # those of the workers are theirs


def test_the_run_may_be_in_a_child_that_main_waits_for():
    done = mains("waits for a child")
    assert is_measured(done)
    assert done.stdout.count(" measured, ") == 1


def test_each_row_has_a_word_where_the_run_is_in_a_child_that_nobody_waits_for():
    # The end of the process that was started is the end of a worker, whatever its child says until
    # then. That child holds the pipes open, so all that it prints is here.
    table = rows(mains("becomes a daemon").stdout)
    assert sorted(table) == ALL
    assert all(row.value for row in table.values())


def test_the_crash_of_a_worker_at_its_exit_costs_nothing():
    assert is_measured(mains("crashes at exit"))


def test_a_worker_that_hangs_at_its_exit_is_ended_and_its_results_stay():
    done = mains("hangs at exit", options="--list=leaves '--only=the input'")
    assert (done.returncode, done.stdout) == (0, "the input\n")


@pytest.mark.parametrize("option", ["--help", "-h", "-?"])
def test_the_help_is_ours_under_the_name_of_a_kind_and_doctests_under_its_own(option):
    done = mains("", option)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0, "usage: time_mains [OPTION...] [WORD...]")
    assert "doctest] boolean values" in mains("", option, name="mains").stdout


def test_the_version_is_ours_under_the_name_of_a_kind():
    assert mains("", "--version").stdout.startswith("bench_test ")
