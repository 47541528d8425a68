# tests/behaviour/test_leaves.py - each leaf of a case is a benchmark, and is hit exactly.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import doctest_version, is_number, measure, passes, rows, run

# "a function with subcases, twice in a row" enters two subcases in a pass, as doctest does.
TWICE = "twice in a row"


@pytest.fixture(scope="module")
def ids():
    return run("leaves", "--list=leaves", name="time_leaves").ids


@pytest.fixture(scope="module")
def test_run(tmp_path_factory):
    """The leaves that a plain test run enters, in its order."""
    path = tmp_path_factory.mktemp("log") / "log"
    assert run("leaves", env={"LOG": str(path)}).status == 0
    (entered,) = passes(path).values()
    return entered


def test_the_list_has_each_leaf_once_with_an_identity_of_its_own(ids):
    assert ids == [
        "flat",
        "nested/a/b/c",
        "nested/a/b/d",
        "nested/a/e",
        "nested/f",
        "loop/n=1",
        "loop/n=2",
        "loop/n=3",
        "grid/red/small",
        "grid/red/large",
        "grid/blue/small",
        "grid/blue/large",
        "same name/twin",
        "same name/twin#2",
        'same name/""',
        'same name/""#2',
        "odd names/a\\/b",
        "odd names/a/b",
        'odd names/commas, * and "quotes"\\n',
        "odd names/twin\\#2",
        "odd names/a | bar = \\\\x7C",
        "a function with subcases/here/read",
        "a function with subcases/here/write",
        "a function with subcases/there/read",
        "a function with subcases/there/write",
        "a function with subcases, twice in a row/read",
        "a function with subcases, twice in a row/write",
        # Before 2.4.9 a last pass finds all passed, and enters none.
        *(["a function with subcases, twice in a row/#1"] if doctest_version() < (2, 4, 9) else []),
        "swapped names/x/y",
        "swapped names/y/x",
        "some passes only/always",
        "some passes only/in the second/deep",
    ]


def test_the_list_of_cases_runs_no_body(tmp_path):
    result = run("leaves", "--list", name="time_leaves", env={"LOG": str(tmp_path / "log")})
    assert result.ids[:3] == ["flat", "nested", "loop"]
    assert not (tmp_path / "log").exists()


def test_the_list_of_leaves_runs_what_a_test_run_does(tmp_path, test_run):
    run("leaves", "--list=leaves", name="time_leaves", env={"LOG": str(tmp_path / "log")})
    assert sum(passes(tmp_path / "log").values(), []) == test_run


def test_a_process_measures_the_leaf_that_it_is_sent_to_and_no_other(tmp_path, test_run):
    result = measure("leaves", "-tce=*twice in a row", env={"LOG": str(tmp_path / "log")})
    first_pass, *processes = passes(tmp_path / "log").values()
    assert first_pass == [leaf for leaf in test_run if not leaf.startswith(TWICE)]
    assert all(len(p) == 1 for p in processes)
    measuring = [p[0] for p in processes]
    for leaf in test_run:
        if leaf != "some passes only/in the second/deep" and not leaf.startswith(TWICE):
            assert leaf in measuring
    assert result.status == 0


def test_each_leaf_has_a_row_with_a_number(ids):
    table = rows(measure("leaves").out)
    assert list(table) == ids
    without = [label for label in table if not is_number(table[label].value)]
    assert without == ["some passes only/in the second/deep"]


def test_a_leaf_that_a_process_of_its_own_does_not_reach_is_skipped_with_the_reason():
    row = rows(measure("leaves", "-tc=some*").out)["some passes only/in the second/deep"]
    assert row.value == "skipped"
    assert row.note == "is not reached in a process of its own: depends on what ran before"


def test_only_selects_just_the_leaf_that_it_names(ids):
    for leaf in ids:
        result = run("leaves", "--list=leaves", f"--only={leaf}", name="time_leaves")
        assert (result.ids, result.status) == ([leaf], 0)


def test_only_measures_just_the_leaf_that_it_names():
    for leaf in ["nested/a/b/d", "same name/twin#2", "odd names/a\\/b", "odd names/a/b"]:
        assert list(rows(measure("leaves", f"--only={leaf}").out)) == [leaf]


def test_only_with_a_case_selects_all_of_its_leaves():
    assert list(rows(measure("leaves", "--only=nested").out)) == [
        "nested/a/b/c", "nested/a/b/d", "nested/a/e", "nested/f"]


def test_only_with_a_leaf_that_is_not_there_is_wrong_usage():
    result = measure("leaves", "--only=nested/a/x")
    assert (result.status, result.out) == (2, "")
    assert "--only=nested/a/x" in result.err or "--only: the case has no such leaf" in result.err
    assert "--list=leaves" in result.err


def test_only_may_be_repeated_and_one_leaf_that_is_not_there_is_wrong_usage_still():
    result = measure("leaves", "--only=flat", "--only=nested/a/x")
    assert (result.status, result.out) == (2, "")


def test_a_filter_that_sends_doctest_round_in_circles_does_not_do_so_to_us():
    assert rows(measure("leaves", "nested", "-sc=a", "-scfl=1").out)


def test_a_subcase_that_a_filter_keeps_out_at_its_level_stays_out_in_a_process_of_its_own(tmp_path):
    log = tmp_path / "log"
    result = measure("leaves", "-tc=swapped*", "-sc=y", "-scfl=1", env={"LOG": str(log)})
    assert list(rows(result.out)) == ["swapped names/y/x"]
    entered = passes(log).values()
    assert len(entered) > 1
    assert {leaf for process in entered for leaf in process} == {"swapped names/y/x"}


def test_a_leaf_that_may_lie_behind_a_crash_is_not_said_to_be_missing():
    done = measure("faults", "--only=dies::in a subcase/outside/behind it")
    assert done.status == 1
    assert "unknown" in done.out
