# tests/behaviour/test_names.py - every name can be told from every other, printed and typed again.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import labels, measure, rows, run


@pytest.fixture(scope="module")
def ids():
    return run("names", "--list", name="time_names").ids


@pytest.fixture(scope="module")
def leaves():
    return run("names", "--list=leaves", name="time_names").ids


def test_each_test_case_has_one_line_and_no_two_are_alike(ids):
    assert f"passing the current filters: {len(ids)}\n" in run("names", "--count").out
    assert len(set(ids)) == len(ids) > 60


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
    " blanks\\x20",
    '""',
    '\\"\\"',
    "--looks-like=an option",
    "::suite::case",
    "suite::case",
    "suite\\:\\:case::more",
    "suite::case::more",
    "template<double>",
    "--all",
    "-tc=x",
    "::a::b\\/c\\#2",
    "\\#2",
    "...",
    "built from three",
    "from a constant array",
    "made by a macro",
    "made, with a comma, by a macro",
    "ends in a backslash\\\\#2",
    "trailing",
    "trailing\\x20",
    "trailing\\t",
    "a\\/suite::case",
    "a\\:::case",
    "a:::case",
    "*, 'one' \"two\"\\n\\\\ \\xFF \\#2::case#2",
    "\\x20::\\x20",
])
def test_a_name_is_printed_on_one_line_in_a_reversible_way(ids, id):
    assert id in ids


def test_each_printed_id_selects_just_that_case(ids):
    for id in ids:
        result = run("names", "--list", f"--only={id}", name="time_names")
        assert (result.ids, result.status) == ([id], 0)


def test_each_printed_leaf_selects_just_that_leaf(leaves):
    assert len(leaves) == len(set(leaves))
    for leaf in leaves:
        result = run("names", "--list=leaves", f"--only={leaf}", name="time_names")
        assert (result.ids, result.status) == ([leaf], 0)


def test_a_subcase_of_any_name_is_a_leaf_of_its_own(leaves):
    assert [leaf for leaf in leaves if leaf.startswith("leaves/")] == [
        'leaves/""',
        'leaves/\\"\\"',
        "leaves/\\x20",
        "leaves/--all",
        "leaves/\\#2",
        "leaves/...",
        "leaves/\\/",
        "leaves/\\\\",
        'leaves/ends in a backslash\\\\/""',
        "leaves/ends in a backslash\\\\/x",
        "leaves/ends in a backslash\\\\\\/x",
        "leaves/a|b c=d\\\\x7C",
        "leaves/a::b\\/c\\#2",
        "leaves/*, 'one' \"two\"\\n\\t\\x07\\x7F\\xFF\\xC3 Größe",
        "leaves/trailing",
        "leaves/trailing\\x20",
        "leaves/trailing\\t",
    ]


def test_the_ids_do_not_depend_on_what_else_is_chosen(ids, leaves):
    for filter in ["-tc=twin*,case*", "-ts=suite*", "-tce=twin", "-tc=trailing*", "a"]:
        cases = run("names", "--list", filter, name="time_names").ids
        assert cases and [i for i in ids if i in cases] == cases
        found = run("names", "--list=leaves", filter, name="time_names").ids
        assert found and [leaf for leaf in leaves if leaf in found] == found


def test_several_ids_select_several_cases():
    result = run("names", "--list", "--only=suite::twin#2", "--only=twin", name="time_names")
    assert result.ids == ["twin", "suite::twin#2"]


@pytest.mark.parametrize("kind", ["time", "peakmem"])
def test_a_table_has_a_row_for_each_leaf_under_its_label(leaves, kind):
    result = measure("names", kind=kind)
    found = labels(result.out)
    assert len(found) == len(leaves)
    assert all(leaf.endswith(label) for leaf, label in zip(leaves, found))
    assert result.out.splitlines()[-1].startswith(f"{len(leaves)} measured, 0 failed")
    assert result.status == 0


def test_an_id_that_is_not_there_is_wrong_usage_and_the_nearest_is_named():
    result = run("names", "--only=suite::cases", name="time_names")
    assert (result.status, result.out) == (2, "")
    assert 'did you mean "suite::case"?' in result.err


def test_a_measured_id_is_found_under_the_label_without_its_suite():
    assert list(rows(measure("names", "--only=suite::twin#2").out)) == ["twin#2"]
