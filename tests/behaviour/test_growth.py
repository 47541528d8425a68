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
    return measure("growth", "-ts=growth", "--rounds=6").out


# Which growth is told of times, tests of the parts and the comparison of libraries look at: here,
# the machine is busy.
SAID = re.compile(r"(perhaps )?(\S.*) \([\d.]+ \S+ (× \2, )?error (< )?[\d.]+ %\)"
                  r"|can't tell: .+ or .+|none of 1, log n, n, n log n, n², n³, 2ⁿ")


def test_each_loop_over_numbers_has_a_line_and_each_of_the_other_values_one(out):
    found = complexities(out)
    assert found.keys() == {
        "linear over n", "quadratic, and not n log n over size",
        r"for each of two/name=a\/b over n", "for each of two/name=c over n", "one fails over n"}
    for said in found.values():
        assert SAID.fullmatch(said), said


def test_memory_grows_too_and_its_growth_is_named():
    said = complexities(measure("growth", "-ts=memory", "--rounds=6", kind="peakmem").out)
    assert re.fullmatch(r"n \([\d.]+ \w+ × n, error [\d.]+ %\)", said["linear in bytes over n"])


def test_several_kinds_are_told_apart_and_tap_has_them_as_comments():
    done = measure("growth", "-ts=memory", "--tap", "--rounds=6", kind="bench")
    assert complexities(done.out).keys() == {"linear in bytes over n, time",
                                             "linear in bytes over n, peakmem"}
    assert "\n# complexity of " in done.out


def test_without_enough_rounds_for_an_interval_nothing_is_said():
    assert not complexities(measure("growth", "-ts=growth", "--rounds=5").out)


def test_a_locale_without_utf_8_has_it_in_ascii():
    done = measure("growth", "-ts=memory", "--rounds=6", kind="peakmem", env={"LC_ALL": "C"})
    assert re.search(r"^complexity of linear in bytes over n: n \([\d.]+ \w+ x n, error", done.out,
                     re.MULTILINE)
