# tests/behaviour/test_values.py - for (auto x : values("n", ...)): each value is a leaf.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import assert_each_leaf_is_what_a_test_runs, is_number, measure, rows, run


@pytest.fixture(scope="module")
def ids():
    return run("values", "--list=leaves", "-tse=broken", name="time_values").ids


@pytest.fixture(scope="module")
def broken():
    return measure("values", "-ts=broken")


def test_each_value_is_measured_as_the_test_run_runs_it(tmp_path):
    assert_each_leaf_is_what_a_test_runs("values", tmp_path, "-tse=broken")


@pytest.mark.parametrize("case, leaves", [
    ("a list", ["n=3", "n=1", "n=2"]),
    ("strings", ['s=""', "s=a b", r"s=c\/d", "v=of this", "v=and that"]),
    ("containers", ["lvalue=x", "lvalue=y", "rvalue=[0]", "rvalue=[1]", "array=5", "array=6",
                    "no members=7", "no members=8", "bits=true", "bits=false"]),
    ("a generator", ["n=1", "n=2", "n=3"]),
    ("labels", [r"point=1\/2", r"point=3\/4", "colour=red", "colour=blue", "secret=[0]",
                "secret=[1]", "told=three", "told=four", "char=a", r"char=\/", "level=1", "level=2",
                "side=left", "side=right", "suit=hearts", "suit=spades", "plain=0", "plain=1",
                "double=0.5", "double=1e+06"]),
    ("labels by a member", ["x=1", "x=3", "sum=3", "sum=7"]),
    ("what repeats", ["n=same", "n=same (2)"]),
    ("a grid", ["n=1/m=1", "n=1/m=2", "n=1/m=3", "n=2/m=1", "n=2/m=2", "n=2/m=3"]),
    ("not a rectangle", ["n=1/m=1", "n=2/m=1", "n=2/m=2"]),
    ("subcases within", ["n=1/a", "n=1/b", "n=2/a", "n=2/b"]),
    ("subcases around", ["a/n=1", "a/n=2", "b", "n=1", "n=2"]),
    ("one after the other", ["n=1", "n=2", "n=1#2", "n=2#2"]),
    ("of types<char>", ["n=1", "n=2"]),
    ("of types<double>", ["n=49", "n=50"]),
])
def test_a_leaf_is_named_by_its_value(ids, case, leaves):
    assert [i for i in ids if i.startswith(f"{case}/")] == [f"{case}/{leaf}" for leaf in leaves]


def test_doctest_chooses_one_by_its_label():
    chosen = ["-tc=a list", "-sc=n=1"]
    assert "test cases: 1 | 1 passed" in run("values", *chosen).out
    assert rows(measure("values", *chosen).out).keys() == {"a list/n=1"}
    assert rows(measure("values", "--only=a grid/n=2/m=3").out).keys() == {"a grid/n=2/m=3"}


def test_a_value_that_fails_costs_the_others_nothing(broken):
    for case in ["fails for one", "ends at one", "throws for one"]:
        table = rows(broken.out)
        assert is_number(table[f"{case}/n=1"].value), case
        assert table[f"{case}/n=2"].value == "fails", case
        assert f"{case}/n=3" not in table or is_number(table[f"{case}/n=3"].value), case
    assert is_number(rows(broken.out)["fails for one/n=3"].value)


def test_a_value_without_the_measure_that_others_have_is_told_so(broken):
    table = rows(broken.out)
    assert table["no measure for one/n=2"].note == \
        "the whole body: no measure() on this way through it"
    assert table["no measure for one/n=1"].note == table["no measure for one/n=3"].note == ""


def test_a_loop_of_which_no_value_is_entered_gives_no_number(broken):
    for out, label in ((measure("values", "-tc=a list", "-sc=n=7").out, "a list"),
                       (broken.out, "has none")):
        row = rows(out)[label]
        assert (row.value, row.note) == (
            "skipped", "none of its values is entered: there is none, -sc= or -sce= leaves them out, "
                       "or they are other ones in each pass")


def test_values_that_change_from_process_to_process_or_pass_to_pass_are_told_so(broken):
    labels = [label for label in rows(broken.out) if label.startswith("is not known before")]
    assert labels
    for label in labels:
        assert not is_number(rows(broken.out)[label].value) or \
            "not repeatable" in rows(broken.out)[label].note
