# tests/behaviour/test_own_kind.py - a class in a suite's own file is a kind of measurement.
#
# SPDX-License-Identifier: MIT
import re
import shutil
import subprocess

import pytest
from conftest import PROGRAMS, environment, measure, rows, run


@pytest.mark.parametrize("name, args", [("packets_own_kind", []), ("own_kind", ["--kind=packets"]),
                                        ("time_own_kind", ["--kind=packets"])], ids=str)
def test_a_name_or_an_option_selects_it(name, args):
    result = run("own_kind", *args, name=name)
    assert "bench_test: measuring packets, as " in result.err
    assert {label: row.value for label, row in rows(result.out).items()} == {
        "sends 3 packets": "3 packets", "sends 4 packets": "4 packets", "for packets only": "1 packets"}


@pytest.fixture(scope="module")
def packets():
    return measure("own_kind", kind="packets")


def test_its_titles_and_units_are_those_of_the_table(packets):
    header, *lines = packets.out.splitlines()
    assert re.fullmatch(r" +sent +doctest +traffic", header)
    assert re.fullmatch(r"  sends 3 packets +3 packets +4500 B", lines[0])


def test_it_is_limited_as_any_kind(packets):
    table = rows(packets.out)
    assert table["sends 3 packets"].note == ""
    assert re.fullmatch(r"over its limit: 4 packets, at most 3 packets \(own_kind\.cpp:\d+\)",
                        table["sends 4 packets"].note)
    assert packets.status == 1


def test_a_mark_may_name_it():
    everywhere = ["sends 3 packets", "sends 4 packets"]
    assert run("own_kind", "--list", name="packets_own_kind").ids == [*everywhere, "for packets only"]
    assert run("own_kind", "--list", name="growing_own_kind").ids == [*everywhere, "for other kinds"]


def test_it_stands_beside_other_kinds_in_one_table():
    result = measure("own_kind", "-tc=sends 3*", "--kind=time,packets", kind="bench")
    assert re.search(r"^ +time +.*packets$", result.out, re.MULTILINE)
    assert re.search(r"^  sends 3 packets .* 3 packets$", result.out, re.MULTILINE)
    assert result.status == 0


def test_help_names_it_with_what_it_measures():
    help_lines = run("own_kind", "--help", name="time_own_kind").out.splitlines()
    assert "  packets_own_kind          packets that one iteration sends" in help_lines
    assert "  growing_own_kind          grows" in help_lines


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize("begun, found", [("--kind=pa", ["packets"]), ("--kind=packets,g", ["packets,growing"])])
def test_the_completion_of_bash_offers_it(tmp_path, begun, found):
    (tmp_path / "packets_own_kind").symlink_to(PROGRAMS / "own_kind")
    (tmp_path / "bench_own_kind").symlink_to(PROGRAMS / "own_kind")
    asked = """
        eval "$(bench_own_kind completion bash)"
        how=$(complete -p packets_own_kind) && how=${how##*-F } && how=${how%% *}
        COMP_LINE="packets_own_kind $1" COMP_POINT=${#COMP_LINE} COMP_CWORD=1
        COMP_WORDS=(packets_own_kind "$1") COMP_POINT=${#COMP_LINE}
        "$how" packets_own_kind "$1" packets_own_kind
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    path = f"{tmp_path}:{environment()['PATH']}"
    done = subprocess.run(["bash", "--norc", "-c", asked, "bash", begun], env=environment(PATH=path),
                          cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (found, "")


def test_the_links_have_one_for_it(tmp_path):
    assert run("own_kind", "links", str(tmp_path), name="bench_own_kind").status == 0
    for kind in ["time", "packets", "cable", "growing", "bench"]:
        assert (tmp_path / f"{kind}_own_kind").resolve() == PROGRAMS / "own_kind"
    done = subprocess.run([tmp_path / "packets_own_kind", "-tc=for packets only"], env=environment(),
                          capture_output=True, text=True)
    assert rows(done.stdout)["for packets only"].value == "1 packets"


def test_one_that_cannot_measure_says_why_and_nothing_runs():
    result = measure("own_kind", kind="cable")
    assert (result.status, result.out) == (1, "")
    assert result.err == "bench_test: cable: there is no cable; plug one in\n"


def test_one_that_cannot_measure_leaves_the_others_to_be_measured():
    result = measure("own_kind", "-tc=for other*", "--kind=cable,growing", kind="bench")
    assert result.status == 1
    assert "bench_test: cable: there is no cable; plug one in\n" in result.err
    assert "1 measured, 0 failed" in result.out


def test_it_says_what_one_must_know_and_sees_results_and_why_there_is_no_reading():
    result = measure("own_kind", "-tc=for other*,without*", kind="cable", env={"CABLE": "red"})
    assert "bench_test: cable: the cable is red\n" in result.err
    table = rows(result.out)
    assert table["for other kinds"].value.endswith(" cables")
    assert (table["without a cable"].value, table["without a cable"].note) == (
        "skipped", "says nothing about cables")
    assert result.status == 0


def test_one_that_calls_itself_exact_and_is_not_is_told_so():
    result = measure("own_kind", "-tc=for other*,sends 3*", kind="growing")
    table = rows(result.out)
    assert table["for other kinds"].note == "not the same each time: size 1025 B to 1026 B"
    assert (table["sends 3 packets"].value, table["sends 3 packets"].note) == ("0 B", "")
    assert result.status == 0


@pytest.mark.parametrize("name, args", [("packets_tests", []), ("tests", ["--kind=packets"])], ids=str)
def test_beside_a_main_of_the_suites_own_it_is_found_too(name, args):
    result = run("own_kind_beside_main", "-tc=sends*", *args, name=name)
    assert {label: row.value for label, row in rows(result.out).items()} == {
        "sends 3 packets": "3 packets", "sends 4 packets": "4 packets"}
    assert result.status == 1


def test_a_test_run_is_doctests():
    result = run("own_kind")
    assert (result.status, result.err) == (0, "")
    assert "5 passed | 0 failed" in result.out
