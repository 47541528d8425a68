# tests/behaviour/test_twin.py - without a kind in its name, a program is doctest to the byte.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import run

COMMAND_LINES = [
    [],
    ["-h"],
    ["-v"],
    ["-lr"],
    ["-ltc"],
    ["-lts"],
    ["-c"],
    ["-s"],
    ["-m"],
    ["-q"],
    ["-e"],
    ["-ne"],
    ["-nr"],
    ["-ni"],
    ["-ns", "-tce=crashes"],
    ["-ns", "-tc=crashes"],
    ["-ns", "-tc=crashes", "-r=xml"],
    ["-nt"],
    ["-npf", "-nln", "-gfl"],
    ["-fc"],
    ["-aa=2"],
    ["-d", "-tc=passes"],
    ["-d=off"],
    ["-tc=passes"],
    ["-tc=nothing has this name"],
    ["-tce=*"],
    ["-ts=marked"],
    ["-ts=marked", "-sc=outside"],
    ["-tc=*subcases*", "-sce=one"],
    ["--dt-test-case=passes"],
    ["--dt-tc=passes", "--dt-s"],
    ["-f=2", "-l=4"],
    ["-ob=name"],
    ["-ob=suite"],
    ["-ob=rand", "-rs=7"],
    ["-r=xml"],
    ["-r=xml", "-s"],
    ["-r=xml", "-ltc"],
    ["-r=junit"],
    ["-r=nothing"],
    ["--all"],
    ["--list"],
    ["--list=leaves"],
    ["--only=passes"],
    ["--rounds=1", "--time=no number"],
    ["--in-process"],
    ["--help"],
    ["--version"],
    ["--kind"],
    ["--kind=test"],
    ["--kind=test", "-ltc"],
    ["--kid=time"],
    ["--nonsense"],
    ["a", "bare", "word"],
    [""],
    ["--"],
    ["-"],
]


def blanked(out):
    """Without what differs from run to run."""
    out = re.sub(r"(?m)^\d+\.\d{6} s: ", "# s: ", out)
    out = re.sub(r"AddressSanitizer:DEADLYSIGNAL.*", "#", out, flags=re.S)  # with the stack, main too
    return re.sub(r'(time|timestamp|duration)="[^"]*"', r'\1="#"', out)


@pytest.mark.parametrize("line", COMMAND_LINES, ids=" ".join)
def test_it_prints_what_doctest_alone_prints(line, tmp_path):
    results = []
    for program in ["twin", "twin_without_us"]:
        result = run(program, *line, name="./tests", cwd=tmp_path)
        results.append((result.status, blanked(result.out), blanked(result.err)))
    assert results[0] == results[1]


@pytest.mark.parametrize("name", ["tests", "timetests", "mytime_tests", "TIME_tests", "_tests",
                                  "test_tests", "peakmem", "time", "time-tests", "x/time_/tests"])
def test_so_it_does_under_every_name_that_starts_with_no_kind(name):
    assert run("twin", "-s", name=name)[:2] == run("twin_without_us", "-s", name=name)[:2]


def test_a_file_gets_what_doctest_alone_writes(tmp_path):
    written = []
    for program in ["twin", "twin_without_us"]:
        run(program, "-r=xml", "-s", f"-o={tmp_path / program}", name="tests")
        written.append((tmp_path / program).read_text())
    assert written[0] == written[1] != ""


@pytest.mark.parametrize("options", ["--nonsense", "--kind=time", "-tc=passes", "--list"])
def test_our_variable_is_not_read(options):
    env = {"BENCH_TEST_OPTIONS": options}
    assert run("twin", name="tests", env=env) == run("twin_without_us", name="tests", env=env)
