# tests/behaviour/test_dialects.py - a suite with words of its own for tests and subcases is measured.
#
# SPDX-License-Identifier: MIT
from conftest import assert_each_leaf_is_what_a_test_runs, run


def test_each_leaf_is_measured_as_the_test_run_runs_it(tmp_path):
    assert_each_leaf_is_what_a_test_runs("dialects", tmp_path)


def test_a_scenario_is_named_as_doctest_shows_it():
    ids = run("dialects", "--all", "--list=leaves", "-tc=*sized", name="time_dialects").ids
    given = "  Scenario: a vector can be sized/   Given: an empty one/"
    when = [leaf.removeprefix(given) for leaf in ids]
    assert when[:2] == ["    When: it grows/    Then: its size changes",
                        "    When: it grows/    Then: its capacity changes"]
    assert len(ids) == 4


def test_other_macros_on_top_of_doctests_make_cases_and_leaves():
    ids = run("dialects", "--all", "--list=leaves", "-tc=from Catch*,dialects*", name="time_dialects").ids
    assert ids[-5:] == [
        "from Catch [tag][other tag]/one",
        "from Catch [tag][other tag]/two/turn 0",
        "from Catch [tag][other tag]/two/turn 1",
        "dialects_first [leaf]/only",
        "dialects_second [leaf]/only",
    ]
