# tests/behaviour/test_alike.py - cases that differ in next to nothing are told apart all the same.
#
# SPDX-License-Identifier: MIT
import collections
import re

import pytest
from conftest import labels, measure, passes, run


def list_of(*args, what="--list=leaves"):
    return run("alike", "--all", what, *args, name="time_alike").ids


@pytest.fixture(scope="module")
def ids():
    return list_of()


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """What a plain test run logs."""
    path = tmp_path_factory.mktemp("log") / "log"
    assert run("alike", env={"LOG": str(path)}).status == 0
    return [*passes(path).values()][0]


def test_each_case_that_doctest_runs_is_listed_once():
    cases = list_of(what="--list")
    assert len(set(cases)) == len(cases)
    assert f"passing the current filters: {len(cases)}\n" in run("alike", "--count").out


def test_what_is_alike_is_numbered_without_a_gap(ids):
    assert len(set(ids)) == len(ids)
    numbers = collections.defaultdict(list)
    for leaf in ids:
        name, number = re.fullmatch(r"(.*?)(?:#(\d+))?", leaf).groups()
        numbers[name].append(int(number or 1))
    for of_one_name in numbers.values():
        assert of_one_name == list(range(1, len(of_one_name) + 1))
    assert len(numbers["template<one name>"]) == 4
    assert len(numbers["one type twice<int>"]) == 2
    assert len(numbers["in two steps<one name>"]) == 5
    assert len(numbers["many<one name>"]) == 23
    assert len(numbers["twin"]) == 4
    assert len(numbers["suite::twin"]) == 3
    assert len(numbers['leaves/""/""']) == 3


def test_each_id_lists_and_measures_just_the_body_that_it_names_in_doctests_order(
        ids, texts, tmp_path):
    measured = []
    for i, leaf in enumerate(ids):
        assert list_of(f"--only={leaf}") == [leaf]
        path = tmp_path / str(i)
        result = measure("alike", f"--only={leaf}", "--time=0.002", env={"LOG": str(path)})
        assert result.out.splitlines()[-1].startswith("1 measured, 0 failed, 0 skipped in ")
        assert result.status == 0
        processes = [*passes(path).values()][1:]  # the first finds the leaves
        assert len({tuple(p) for p in processes}) <= 1
        measured += processes[-1] if processes else []
    suites = ["", "suite", "other suite"]  # a table takes one after the other
    assert measured == sorted(texts, key=lambda text: suites.index(text.partition("::")[0])
                              if "::" in text else 0)


def test_all_at_once_they_have_as_many_rows_under_the_same_labels(ids):
    result = measure("alike", "--all", "--time=0.002")
    found = labels(result.out)
    assert len(found) == len(ids)
    assert all(leaf.endswith(label) for leaf, label in zip(ids, found))
    assert result.out.splitlines()[-1].startswith(f"{len(ids)} measured, 0 failed, 0 skipped in ")


def test_ids_are_the_same_in_each_run_and_under_each_filter(ids):
    cases = list_of(what="--list")
    assert list_of() == ids
    assert list_of(what="--list") == cases
    for filter in ["-tc=twin*,many*", "-ts=suite", "-tce=many*", "-sf=*two.cpp", "leaves"]:
        found = list_of(filter)
        assert found and [leaf for leaf in ids if leaf in found] == found
