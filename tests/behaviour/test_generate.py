# tests/behaviour/test_generate.py - each value of doctest's GENERATE (2.5) is a leaf.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import assert_each_leaf_is_what_a_test_runs, run

pytestmark = pytest.mark.skipif(
    run("generate", "--list", name="time_generate").ids == ["there is no GENERATE"],
    reason="this doctest has no GENERATE")


def test_each_value_is_measured_as_the_test_run_runs_it(tmp_path):
    assert_each_leaf_is_what_a_test_runs("generate", tmp_path)


@pytest.mark.parametrize("case, leaves", [
    ("alone", ["/#1", "/#2", "/#3"]),
    ("nested", ["/#1", "/#2", "/#3", "/#4", "/#5", "/#6"]),
    ("before subcases", ["/a", "/b", "/a#2", "/b#2"]),
    ("in subcases", ["/a", "/a#2", "/b/c", "/b/c#2", "/b/d"]),
    ("no subcase for some values", ["/#1", "/even", "/#2", "/even#2"]),
    ("as many as the first says", ["/#1", "/#2", "/#3", "/#4", "/#5"]),
])
def test_values_are_numbered_where_no_subcase_names_them(case, leaves):
    ids = run("generate", "--list=leaves", f"--only={case}", name="time_generate").ids
    assert ids == [case + leaf for leaf in leaves]
