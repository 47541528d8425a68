# tests/behaviour/test_own_main.py - a suite whose main is its own, strict about its arguments.
#
# SPDX-License-Identifier: MIT
from conftest import QUICK, is_number, rows, run

OPTIONS = {"BENCH_TEST_OPTIONS": " ".join(QUICK)}


def own(*args, name="time_own_main", options=""):
    return run("own_main", *args, name=name,
               env={"BENCH_TEST_OPTIONS": f"{OPTIONS['BENCH_TEST_OPTIONS']} {options}"})


def test_under_its_own_name_it_is_unchanged():
    result = run("own_main", "--case=*", env={"BENCH_TEST_OPTIONS": "--kind=time --nonsense"})
    assert (result.status, result.err) == (0, "")
    assert "test cases: 2 | 2 passed | 0 failed | 1 skipped" in result.out
    assert result.out.endswith("after the run\n")


def test_measuring_takes_over_as_main_starts_its_run_and_main_does_not_go_on():
    result = own()
    assert list(rows(result.out)) == ["prepared by main"]
    assert "after the run" not in result.out
    assert result.status == 0


def test_a_worker_runs_the_preparation_of_main_again():
    for name in ["time_own_main", "peakmem_own_main"]:
        assert is_number(rows(own(name=name).out)["prepared by main"].value)


def test_the_filters_of_its_context_hold():
    assert list(rows(own("--case=a test*", options="--all").out)) == ["a test only"]
    result = own("--case=a test*")
    assert (result.status, result.out) == (2, "")
    assert "nothing is selected" in result.err


def test_options_come_through_the_environment():
    result = own(options="--list --all")
    assert result.ids == ["prepared by main", "a test only"]
    assert own(options="--list --all -tc=prep*").ids == ["prepared by main"]
    assert own(options="--list '--only=prepared by main'").ids == ["prepared by main"]


def test_a_kind_in_the_environment_is_not_ignored():
    result = own(options="--kind=peakmem")
    assert "added" in result.out or result.status == 2


def test_a_wrong_option_in_the_environment_is_wrong_usage():
    result = own(options="--garbage")
    assert (result.status, result.out) == (2, "")
    assert "--garbage: unknown option" in result.err


def test_its_own_strictness_holds_while_measuring():
    result = own("--rounds=1")
    assert result.status == 77
    assert result.err == "own_main: what is --rounds=1?\n"
