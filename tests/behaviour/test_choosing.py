# tests/behaviour/test_choosing.py - the name and the command line say what is done with which cases.
#
# SPDX-License-Identifier: MIT
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import PROGRAMS, QUICK, environment, measure, rows, run

ALL = ["sorts", "parser::reads numbers", "parser::reads words", "parser::skipped",
       "writer::time only", "writer::Writes"]


def listed(*args, name="time_choosing", env=None):
    result = run("choosing", "--list", *args, name=name, env=env)
    assert (result.status, result.err) == (0, "")
    return result.ids


def is_doctest(result):
    return result.out.startswith("[doctest] doctest version is") and result.err == ""


# By which name


def played(command, **options):
    done = subprocess.run([*command, "--list"], env=options.pop("env", environment()),
                          stdout=subprocess.PIPE, text=True, **options)
    assert done.returncode == 0
    return done.stdout.splitlines()


@pytest.fixture
def link(tmp_path):
    (tmp_path / "time_choosing").symlink_to(PROGRAMS / "choosing")
    return tmp_path / "time_choosing"


def test_a_link_measures_by_its_own_name(link):
    assert played([str(link)]) == ALL
    assert played(["./time_choosing"], cwd=link.parent) == ALL


def test_a_link_that_is_found_through_path_measures_by_its_own_name(link):
    assert played(["time_choosing"], env=environment(PATH=str(link.parent))) == ALL
    assert played(["sh", "-c", "exec time_choosing --list"],
                  env=environment(PATH=f"{link.parent}:{os.environ['PATH']}")) == ALL


def test_a_copy_measures_by_its_own_name_and_runs_its_workers(tmp_path):
    copy = shutil.copy(PROGRAMS / "choosing", tmp_path / "time_choosing")
    assert played([copy]) == ALL
    done = subprocess.run([copy, *QUICK], env=environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=True)
    assert b"6 measured" in done.stdout


def test_a_link_named_after_no_kind_to_one_that_is_runs_the_tests(tmp_path):
    shutil.copy(PROGRAMS / "choosing", tmp_path / "time_choosing")
    (tmp_path / "tests").symlink_to("time_choosing")
    done = subprocess.run([tmp_path / "tests"], stdout=subprocess.PIPE, check=True)
    assert done.stdout.startswith(b"[doctest]")


@pytest.mark.parametrize("name", ["time_", "time_tests.exe", "/nowhere/time_x", "./time_a_b",
                                  "C:\\tests\\time_x.exe", "time_zone tests"])
def test_the_word_before_the_first_underscore_selects_the_kind(name):
    assert listed(name=name) == ALL


@pytest.mark.parametrize("name", ["", "choosing", "choosing.exe", "time", "time.exe", "Time_x",
                                  "timer_x", "x_time_x", "_time_x", "bogus_x", "time_/x", "/"])
def test_any_other_name_runs_the_tests(name):
    result = run("choosing", name=name)
    assert is_doctest(result) and result.status == 0


def test_without_any_argv_the_tests_run():
    code = ("import ctypes, sys\n"
            "words = (ctypes.c_char_p * 1)(None)\n"
            "ctypes.CDLL(None).execve(sys.argv[1].encode(), words, words)")
    done = subprocess.run([sys.executable, "-c", code, PROGRAMS / "choosing"],
                          stdout=subprocess.PIPE)
    assert done.returncode == 0 and done.stdout.startswith(b"[doctest]")


def test_one_line_says_why_it_measures_and_how_to_test():
    err = measure("choosing").err
    assert err.startswith('bench_test: measuring time, as the program\'s name "time_choosing" says; '
                          '--kind=test runs the tests\n')


# --kind


def test_kind_does_what_a_name_does():
    assert listed("--kind=time", name="choosing") == ALL
    assert listed("--kind=peakmem", name="choosing") == [i for i in ALL if "time only" not in i]
    assert listed("--kind=peakmem") == listed(name="peakmem_choosing")


def test_kind_test_runs_the_tests_under_any_name():
    result = run("choosing", "--kind=test", "-s", name="time_choosing")
    assert is_doctest(result) and result.status == 0


@pytest.mark.parametrize("option", ["--kind=time,peakmem", "--kind=time,peakmem,time"])
def test_several_kinds_have_one_table(option):
    result = measure("choosing", option)
    header, *table = result.out.splitlines()
    assert header.split() == ["time", "±", "(95", "%)", "peakmem", "±", "(95", "%)"]
    assert re.match(r"  sorts +[\d.]+ [nµ]s +(< )?[\d.]+ [KM]iB$", table[0])
    assert [line for line in table if re.match(r"  time only +[\d.]+ [nµ]s$", line)]
    assert table[-1].startswith("6 measured, 0 failed, 1 skipped in ")


def test_the_name_bench_stands_for_time_and_peakmem():
    assert measure("choosing", kind="bench").out.splitlines()[0].split()[::4] == ["time", "peakmem"]
    assert listed(name="bench_choosing") == ALL
    assert listed("--kind=bench", name="choosing") == ALL


def test_of_several_kinds_the_list_is_one():
    assert listed("--kind=peakmem,time", name="choosing") == ALL


def test_a_kind_under_which_nothing_is_selected_is_named_and_the_others_go_on():
    result = measure("choosing", "-tc=time only", kind="bench")
    assert "bench_test: nothing is selected for the kind peakmem\n" in result.err
    assert "bench_test: measuring time, as the program's name" in result.err
    assert result.out.splitlines()[-1].startswith("1 measured, ")
    assert "peakmem" not in result.out


def test_a_suite_without_a_mark_is_told_how_it_is_measured_by_several_kinds():
    result = run("circles", name="bench_circles")
    assert (result.status, result.out) == (2, "")
    assert re.fullmatch(r"bench_test: nothing is selected: of \d+ test cases none is a benchmark of the kinds"
                        r" time, peakmem; --all selects every test case, --list --all prints them\n", result.err)


def test_several_kinds_are_told_of_in_words():
    result = measure("choosing", "--kind=time,peakmem", "-tc=sorts")
    assert "measuring time, peakmem, as --kind=time,peakmem says" in result.err
    result = measure("choosing", "--kind=time,peakmem,time", "-tc=sorts")
    assert "measuring time, peakmem, as --kind=time,peakmem,time says" in result.err


@pytest.mark.parametrize("kind, near", [("nonsense", ""), ("timee", '; did you mean "time"?'),
                                        ("time,peakmen", '; did you mean "peakmem"?'),
                                        ("tests", '; did you mean "test"?'), ("", "")])
@pytest.mark.parametrize("name", ["choosing", "time_choosing"])
def test_an_unknown_kind_is_wrong_usage_and_the_nearest_is_named(kind, near, name):
    result = run("choosing", f"--kind={kind}", name=name)
    assert (result.status, result.out) == (2, "")
    assert f"bench_test: --kind={kind}: " in result.err
    assert near in result.err


# Which cases


CHOICES = {
    "sort": ["sorts"],
    "reads": ["parser::reads numbers", "parser::reads words"],
    "numbers writes": ["parser::reads numbers", "writer::Writes"],
    "-tc=reads*": ["parser::reads numbers", "parser::reads words"],
    "--test-case=reads*": ["parser::reads numbers", "parser::reads words"],
    "--dt-test-case=reads*": ["parser::reads numbers", "parser::reads words"],
    "--dt-tc=reads*": ["parser::reads numbers", "parser::reads words"],
    "-tc=writes": ["writer::Writes"],
    "-tce=*s": ["parser::skipped", "writer::time only"],
    "-ts=parser": ["parser::reads numbers", "parser::reads words", "parser::skipped"],
    "-ts=parser -tce=skip*": ["parser::reads numbers", "parser::reads words"],
    "-tse=parser": ["sorts", "writer::time only", "writer::Writes"],
    "-sf=*choosing.cpp": ALL,
    "-sfe=*other.cpp": ALL,
    "-tc=reads*,sorts": ["sorts", "parser::reads numbers", "parser::reads words"],
    "-f=1 -l=2": ["sorts", "parser::reads numbers"],
    "--only=sorts": ["sorts"],
    "--only=sorts --only=writer::Writes": ["sorts", "writer::Writes"],
    "--all": [*ALL[:3], "parser::a test only", *ALL[3:]],
    "--all test": ["parser::a test only"],
}


@pytest.mark.parametrize("line", CHOICES)
def test_a_case_is_chosen_as_doctest_would_and_by_words(line):
    assert listed(*line.split(" ")) == CHOICES[line]


def test_a_case_can_be_chosen_with_attention_to_case():
    result = run("choosing", "--list", "-tc=writes", "-cs", name="time_choosing")
    assert result.status == 2 and "nothing is selected" in result.err


def test_a_test_that_is_no_benchmark_can_be_named():
    assert listed("--only=parser::a test only") == ["parser::a test only"]


def test_subcase_filters_hold():
    assert list(rows(measure("choosing", "-sc=long", "words").out)) == ["reads words/long"]
    assert list(rows(measure("choosing", "-sce=long", "words").out)) == ["reads words/short"]


@pytest.mark.parametrize("line", ["-tc=nothing", "nothing", "-ts=nothing", "-tce=*"])
def test_when_nothing_is_selected_it_says_what_there_is(line):
    result = run("choosing", line, name="time_choosing")
    assert (result.status, result.out) == (2, "")
    assert "the filters match none of the 6 benchmarks of the kind time; --list" in result.err


# Options


@pytest.mark.parametrize("word", ["-r=xml", "-s", "-ltc", "--list-test-cases", "-d", "-ob=rand",
                                  "--dt-success", "-aa=1", "-o=file", "-lr", "-nt"])
def test_an_option_of_doctest_that_does_not_choose_is_refused_with_the_reason(word):
    result = run("choosing", word, name="time_choosing")
    assert (result.status, result.out) == (2, "")
    assert f"bench_test: {word}: is doctest's, and has no meaning while measuring; " in result.err


@pytest.mark.parametrize("word, near", [("--tiem=1", "--time"), ("--round=3", "--rounds"),
                                        ("--lst", "--list"), ("--inprocess", "--in-process"),
                                        ("--al", "--all"), ("--onyl=x", "--only"),
                                        ("--kid=time", "--kind")])
def test_an_unknown_option_is_wrong_usage_and_the_nearest_is_named(word, near):
    result = run("choosing", word, name="time_choosing")
    assert (result.status, result.out) == (2, "")
    assert f"bench_test: {word}: unknown option; did you mean {near}?" in result.err


@pytest.mark.parametrize("word", ["--frobnicate", "-x", "-", "--", "---"])
def test_an_unknown_option_like_no_other_is_wrong_usage(word):
    result = run("choosing", word, name="time_choosing")
    assert (result.status, result.out) == (2, "")
    assert f"bench_test: {word}: unknown option" in result.err
    assert "did you mean" not in result.err


SECONDS = ["abc", "", "0", "-1", "nan", "inf", "1x", "1,5", "1e9", " "]
COUNTS = ["abc", "", "0", "-1", "1.5", "1x", "99999999999999999999", " 1", "+1"]


@pytest.mark.parametrize("word", [*(f"--time={v}" for v in SECONDS),
                                  *(f"--timeout={v}" for v in SECONDS),
                                  *(f"--rounds={v}" for v in COUNTS),
                                  "--time", "--timeout", "--rounds", "--only=", "--only", "--kind",
                                  "--list=leafs", "--list=", "--all=yes", "--in-process=1"])
def test_a_bad_value_is_wrong_usage_and_a_good_one_is_shown(word):
    result = run("choosing", word, name="time_choosing")
    assert (result.status, result.out) == (2, "")
    assert f"bench_test: {word}: " in result.err
    assert word.split("=")[0] + "=" in result.err.split(": ", 2)[2] or "takes no value" in result.err


def test_the_last_of_several_values_counts_and_the_command_line_wins():
    result = measure("choosing", "-tc=sorts", "--rounds=7", "--rounds=6",
                     env={"BENCH_TEST_OPTIONS": "--rounds=0x"})
    assert result.status == 2
    result = measure("choosing", "-tc=sorts", "--rounds=6",
                     env={"BENCH_TEST_OPTIONS": "--rounds=1"})
    assert rows(result.out)["sorts"].rest.startswith(tuple("0123456789"))  # has an interval


def test_options_of_the_environment_hold():
    assert listed(env={"BENCH_TEST_OPTIONS": "-ts=writer '-tc=time only'"}) == ["writer::time only"]
    assert listed(env={"BENCH_TEST_OPTIONS": "sort"}) == ["sorts"]


def test_help_names_every_option_and_kind():
    result = run("choosing", "--help", name="time_choosing")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("usage: time_choosing [OPTION...] [WORD...]\n")
    for word in ["--all", "--only", "--list", "--time", "--rounds", "--timeout", "--in-process",
                 "--kind", "--help", "--version", "time_", "peakmem_", "BENCH_TEST_OPTIONS"]:
        assert word in result.out
    assert max(map(len, result.out.splitlines())) <= 100


def test_version_names_doctests_too():
    result = run("choosing", "--version", name="time_choosing")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("bench_test ") and ", doctest 2." in result.out


# Without workers


def test_in_process_time_can_be_measured():
    result = measure("choosing", "--in-process")
    assert list(rows(result.out)) == ["sorts", "reads numbers", "reads words/short",
                                      "reads words/long", "skipped", "time only", "Writes"]
    assert result.status == 0


def test_in_process_peakmem_is_refused_with_the_reason():
    result = measure("choosing", "--in-process", kind="peakmem")
    assert (result.status, result.out) == (2, "")
    assert "--in-process: peakmem needs a fresh process for each reading" in result.err
