# tests/behaviour/test_verbose.py - --verbose says what is registered, what is left out, and why.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import labels, measure, run


def registered(*args, **options):
    """{ID: what becomes of it}, from lines "bench_test: PLACE  ID  FATE"."""
    err = run("choosing", "--verbose", *args, **{"name": "time_choosing", **options}).err
    lines = re.findall(r"^bench_test: choosing\.cpp:\d+ +(\S.*?)  +(\S.*)$", err, re.M)
    return dict(lines)


def test_each_registered_case_is_named_with_its_place_and_its_fate():
    assert registered("--list") == {
        "sorts": "time (a benchmark of every kind)",
        "parser::reads numbers": "time (a benchmark of every kind)",
        "parser::reads words": "time (a benchmark of every kind)",
        "parser::a test only": "left out: no benchmark; --all measures it",
        "parser::skipped": "left out: doctest::skip(); --no-skip measures it (a benchmark of every kind)",
        "writer::time only": "time",
        "writer::Writes": "time (a benchmark of every kind)",
    }


@pytest.mark.parametrize("args, case, fate", [
    (["--all"], "parser::a test only", "time"),
    (["-ts=writer"], "sorts", "left out: the filters leave it out"),
    (["--only=sorts"], "writer::time only", "left out: --only names others"),
    (["--no-skip"], "parser::skipped", "time"),
    (["--kind=peakmem"], "writer::time only", "left out: no benchmark of this kind"),
    (["--kind=time,peakmem"], "sorts", "time, peakmem"),
])
def test_the_fate_is_what_the_options_make_of_it(args, case, fate):
    assert registered("--list", *args)[case].split(" (")[0] == fate


def test_how_each_leaf_is_measured_is_told_only_then():
    plan = (r"bench_test: time: sorts: \d+ samples after a warm-up of \d+, each of \d+ iterations in "
            r"[\d.]+ [µm]s, in each of 1 processes\n")
    assert re.search(plan, measure("choosing", "--verbose", "-tc=sorts").err)
    assert "bench_test: peakmem: sorts: one call in each of 2 processes\n" in measure(
        "choosing", "--verbose", "-tc=sorts", kind="peakmem").err
    assert "processes" not in measure("choosing", "-tc=sorts").err
    assert "registered" not in measure("choosing", "-tc=sorts").err


def test_the_results_are_the_same():
    assert labels(measure("choosing", "--verbose").out) == labels(measure("choosing").out)
