# tests/behaviour/test_list_json.py - --list=json says what there is to other programs.
#
# SPDX-License-Identifier: MIT
import json

import pytest
from conftest import KINDS, doctest_version, run


def listed(program, *args, name=None, env=None):
    result = run(program, "--list=json", *args, name=name or f"time_{program}", env=env)
    assert (result.status, result.err) == (0, "")
    cases = json.loads(result.out)
    assert [json.loads(line.rstrip(",")) for line in result.out.splitlines()[1:-1]] == cases
    return cases


@pytest.mark.parametrize("program", ["names", "choosing", "verdicts", "marks"])
def test_it_is_json_of_the_cases_that_a_list_prints(program):
    for args in [[], ["--all"], ["s"]]:
        ids = run(program, "--list", *args, name=f"time_{program}").ids
        assert [case["id"] for case in listed(program, *args)] == ids


def test_names_are_as_they_are_written_but_for_bytes_that_are_not_utf_8():
    names = {case["id"]: (case["suite"], case["name"]) for case in listed("names")}
    assert names["new\\nline"] == ("", "new\nline")
    assert names["tab\\tand bell\\x07"] == ("", "tab\tand bell\a")
    assert names["not UTF-8: \\xFF\\xC3"] == ("", "not UTF-8: \ufffd\ufffd")
    assert names["Größe · 大きさ"] == ("", "Größe · 大きさ")
    assert names['both "" \'\' `` and $HOME %s %n {} \\x1B[31m'] == (
        "", "both \"\" '' `` and $HOME %s %n {} \x1b[31m")
    assert names["*, 'one' \"two\"\\n\\\\ \\xFF \\#2::case#2"] == (
        "*, 'one' \"two\"\n\\ \ufffd #2", "case")


def test_each_case_has_its_place():
    places = [(case["file"].split("/")[-1], case["line"]) for case in listed("choosing")]
    assert [file for file, _ in places] == ["choosing.cpp"] * 6
    assert [line for _, line in places] == sorted({line for _, line in places})


def test_the_kinds_are_all_that_the_case_is_a_benchmark_of_whatever_is_asked_for():
    for name in ["time_choosing", "bench_choosing"]:
        kinds = {case["id"]: case["kinds"] for case in listed("choosing", "--all", "--kind=time", name=name)}
        assert kinds["writer::time only"] == ["time"]
        assert kinds["parser::a test only"] == []
        assert kinds["sorts"] == KINDS


def test_what_decorators_say_is_there_only_where_they_do():
    cases = {case["id"]: case for case in listed("choosing")}
    assert cases["parser::skipped"]["skip"] is True
    assert set(cases["sorts"]) == {"id", "suite", "name", "file", "line", "kinds"}


def test_a_template_has_its_type():
    types = [(case["name"], case["type"]) for case in listed("names", "template")]
    if doctest_version() >= (2, 4, 8):
        assert types[:2] == [("template<int>", "int"), ("template<double>", "double")]
    assert all(name == f"template<{type}>" for name, type in types)


def test_it_runs_nothing(tmp_path):
    assert listed("random_trees", "--all", env={"LOG": str(tmp_path / "log")})
    assert not (tmp_path / "log").exists()


def test_several_kinds_have_one_list():
    ids = [case["id"] for case in listed("choosing", name="bench_choosing")]
    assert ids == run("choosing", "--list", name="bench_choosing").ids
    assert len(set(ids)) == len(ids) == 6
