# tests/behaviour/test_circles.py - subcases that come and go lose no leaf, and take no time for ever.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import doctest_version, measure, rows, run

GONE = "-tc=gone*"


def logged(path):
    return {line.split(": ", 1)[1] for line in path.read_text().splitlines()}


def test_what_lies_behind_passes_without_a_subcase_is_in_the_list(tmp_path):
    run("circles", GONE, env={"LOG": str(tmp_path / "plain")})
    done = run("circles", "--all", "--list=leaves", GONE, name="time_circles",
               env={"LOG": str(tmp_path / "list")})
    entered = logged(tmp_path / "plain")
    assert "c" in entered
    assert logged(tmp_path / "list") == entered
    assert {leaf for leaf in "abc" if f"gone in two passes/{leaf}" in done.ids} == entered


@pytest.mark.skipif(not (2, 4, 9) <= doctest_version() < (2, 5),
                    reason="other versions end, or find something new in each pass")
def test_a_case_that_doctest_runs_for_ever_is_ended_and_named():
    done = measure("circles", "--all", "-tce=gone*")
    table = rows(done.out)
    row = table["new names in each pass/..."]
    assert row.value == "unknown"
    assert row.note.startswith("was ended after 52 passes, with which doctest would have gone on")
    assert table["fails"].value == "fails"  # also though the whole suite was asked whether it passes
