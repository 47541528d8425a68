# tests/behaviour/test_growth.py - the table ends with how results grow along an axis of numbers.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import measure


def complexities(out):
    """{what: what is said of it} of the lines behind the rows."""
    return dict(re.findall(r"^(?:# )?complexity of (.*?): (.*)$", out, re.MULTILINE))


@pytest.fixture(scope="module")
def out():
    return measure("growth", "-ts=growth", "--rounds=3").out


def could_be(said, name):
    """Whether it is said to be that, or not to be told from it: tests run on busy machines."""
    return re.fullmatch(rf"{name} \([\d.]+ \w+ × {name}, error [\d.]+ %\)", said) or (
        said.startswith("can't tell: ") and name in re.split(", | or ", said.split(": ")[1]))


def test_a_growth_is_named(out):
    assert could_be(complexities(out)["linear over n"], "n")
    assert could_be(complexities(out)["quadratic, and not n log n over size"], "n²")


def test_each_of_the_other_values_has_one(out):
    assert could_be(complexities(out)[r"for each of two/name=a\/b over n"], "n")
    assert could_be(complexities(out)["for each of two/name=c over n"], "n²")


def test_what_has_no_number_is_left_out(out):
    assert could_be(complexities(out)["one fails over n"], "n")


def test_there_is_none_for_two_axes_nor_for_too_few_or_no_numbers(out):
    assert complexities(out).keys() == {
        "linear over n", "quadratic, and not n log n over size",
        r"for each of two/name=a\/b over n", "for each of two/name=c over n", "one fails over n"}


def test_memory_grows_too():
    said = complexities(measure("growth", "-ts=memory", "--rounds=3", kind="peakmem").out)
    assert re.fullmatch(r"n \([\d.]+ \w+ × n, error [\d.]+ %\)", said["linear in bytes over n"])


def test_several_kinds_are_told_apart_and_tap_has_them_as_comments():
    done = measure("growth", "-ts=memory", "--tap", "--rounds=3", kind="bench")
    assert complexities(done.out).keys() == {"linear in bytes over n, time",
                                             "linear in bytes over n, peakmem"}
    assert "\n# complexity of " in done.out


def test_two_rounds_are_too_few():
    assert not complexities(measure("growth", "-ts=growth", "--rounds=2").out)


def test_a_locale_without_utf_8_has_it_in_ascii():
    done = measure("growth", "-ts=growth", "--rounds=3", env={"LC_ALL": "C"})
    assert "²" not in done.out and "×" not in done.out
    assert re.search(r"over size: .*n\^2", done.out)
