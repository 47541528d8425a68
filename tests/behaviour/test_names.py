# tests/behaviour/test_names.py - every name can be told from every other, printed and typed again.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import measure, rows, run


@pytest.fixture(scope="module")
def ids():
    return run("names", "--list", name="time_names").ids


def test_each_test_case_has_one_line_and_no_two_are_alike(ids):
    assert len(ids) == 36
    assert len(set(ids)) == 36


def test_duplicates_are_numbered_in_file_order(ids):
    assert ids[:4] == ["twin", "twin#2", "twin\\#2", "twin\\\\\\#2"]
    assert [i for i in ids if i.startswith("suite::twin")] == ["suite::twin", "suite::twin#2"]
    assert [i for i in ids if i.startswith("template<int>")] == ["template<int>", "template<int>#2"]


@pytest.mark.parametrize("id", [
    "commas, and, more",
    "a star * and *",
    "a\\/slash",
    "\"quotes\" and 'more'",
    "back\\\\slash",
    "back\\\\nslash",
    "new\\nline",
    "tab\\tand bell\\x07",
    "not UTF-8: \\xFF\\xC3",
    "not UTF-8: \\\\xFF\\\\xC3",
    "Größe · 大きさ",
    " blanks ",
    '""',
    '\\"\\"',
    "--looks-like=an option",
    "::suite::case",
    "suite::case",
    "suite\\:\\:case::more",
    "suite::case::more",
    "template<double>",
])
def test_a_name_is_printed_on_one_line_in_a_reversible_way(ids, id):
    assert id in ids


def test_each_printed_id_selects_just_that_case(ids):
    for id in ids:
        result = run("names", "--list", f"--only={id}", name="time_names")
        assert (result.ids, result.status) == ([id], 0)


def test_each_printed_leaf_selects_just_that_leaf():
    leaves = run("names", "--list=leaves", name="time_names").ids
    assert len(leaves) == len(set(leaves)) == 37
    for leaf in leaves:
        result = run("names", "--list=leaves", f"--only={leaf}", name="time_names")
        assert (result.ids, result.status) == ([leaf], 0)


def test_several_ids_select_several_cases():
    result = run("names", "--list", "--only=suite::twin#2", "--only=twin", name="time_names")
    assert result.ids == ["twin", "suite::twin#2"]


def test_a_table_has_a_row_for_each():
    result = measure("names")
    assert len([line for line in result.out.splitlines() if line.startswith("  ")]) == 37 + 1
    assert result.out.splitlines()[-1].startswith("37 measured, 0 failed")
    assert result.status == 0


def test_an_id_that_is_not_there_is_wrong_usage_and_the_nearest_is_named():
    result = run("names", "--only=suite::cases", name="time_names")
    assert (result.status, result.out) == (2, "")
    assert 'did you mean "suite::case"?' in result.err


def test_a_measured_id_is_found_under_the_label_without_its_suite():
    assert list(rows(measure("names", "--only=suite::twin#2").out)) == ["twin#2"]
