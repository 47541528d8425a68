# tests/behaviour/test_shapes.py - leaves of any shape and number are those of a test run.
#
# SPDX-License-Identifier: MIT
from conftest import assert_each_leaf_is_what_a_test_runs, measure, passes, rows, run


def test_each_leaf_is_measured_as_the_test_run_runs_it(tmp_path):
    assert_each_leaf_is_what_a_test_runs("shapes", tmp_path, "-tse=many,gone")


def test_a_name_is_what_it_was_as_the_subcase_was_entered():
    ids = run("shapes", "--list=leaves", "-tc=a name that*,a buffer*", name="time_shapes").ids
    assert ids == [
        "a name that dies at once/n=1",
        "a name that dies at once/n=2",
        "a name that dies at once/n=3",
        *(f"a buffer that is used again/{n} of 3/{m} of 2" for n in (1, 2, 3) for m in (1, 2)),
    ]


def test_leaves_by_the_thousand_are_all_listed_and_the_last_can_be_measured(tmp_path):
    assert run("shapes", "-ts=many", env={"LOG": str(tmp_path / "test")}).status == 0
    (texts,) = passes(tmp_path / "test").values()
    ids = run("shapes", "--all", "--list=leaves", "-ts=many", name="time_shapes").ids
    assert ids == [f"many::leaves/{n}" for n in range(len(texts))]
    assert len(ids) in (200, 2000)
    table = rows(measure("shapes", f"--only={ids[-1]}", "--time=0.002",
                         env={"LOG": str(tmp_path / "log")}).out)
    assert list(table) == [ids[-1].removeprefix("many::")]
    assert {tuple(p) for p in [*passes(tmp_path / "log").values()][1:]} == {(texts[-1],)}


def test_a_pass_that_ends_where_others_go_on_has_an_id_of_its_own():
    ids = run("shapes", "--all", "--list=leaves", "-ts=gone", name="time_shapes").ids
    assert ids == [
        "gone::no subcase in the second pass/a",
        "gone::no subcase in the second pass/#1",
        "gone::a level less in the second pass/outside/a",
        "gone::a level less in the second pass/outside/#1",
    ]
    for leaf in ids:
        assert run("shapes", "--list=leaves", f"--only={leaf}", name="time_shapes").ids == [leaf]
    case = "--only=gone::a level less in the second pass/outside"
    assert run("shapes", "--list=leaves", case, name="time_shapes").ids == ids[2:]


def test_a_pass_that_only_comes_behind_others_is_skipped_with_the_reason():
    table = rows(measure("shapes", "--all", "-ts=gone").out)
    for label in ["no subcase in the second pass/#1", "a level less in the second pass/outside/#1"]:
        assert table[label].value == "skipped"
        assert table[label].note == "is not reached in a process of its own: depends on what ran before"
