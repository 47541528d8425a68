# tests/behaviour/test_changes.py - a body that changes its process for good is measured all the same.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import has_sanitizer, is_number, locale_with_commas, measure, rows

ALL = ["ignores what it can", "blocks all", "an alarm in an hour", "outlives its parent",
       "closes the standard ones", "puts others in place of the first 50",
       "puts sockets in place of the first 50", "closes all up to 255", "may open none",
       "is removed", "a locale of another C", "a locale of another C++", "no environment",
       "its own terminate", "its own new handler", "rounds upwards", "traps bad arithmetic",
       "a small address space", "no file longer than 0", "a mask for files", "less priority",
       "one processor only", "another group", "a thread that sleeps", "a thread that works",
       "a thread that is not joined at the end", "a daemon", "a file", "the last"]


@pytest.fixture(scope="module", params=["time", "peakmem"])
def result(request):
    return measure("changes", kind=request.param, env=locale_with_commas())


def test_each_is_measured_and_repeatable(result):
    # A sanitizer's own memory does not fit into a small address space.
    expected = [label for label in ALL if not (has_sanitizer() and label == "a small address space")]
    table = rows(result.out)
    assert sorted(table) == sorted(ALL)
    for label in expected:
        if "process" in result.out.splitlines()[0] and label == "may open none":
            continue
        assert is_number(table[label].value) and "not repeatable" not in table[label].note, label


def test_a_peak_that_cannot_be_read_is_not_taken_for_none():
    row = rows(measure("changes", "-tc=may open none", kind="peakmem").out)["may open none"]
    assert (row.value, row.note) == ("skipped", "gave no reading")


@pytest.mark.skipif(not locale_with_commas(), reason="localedef makes no locale here")
def test_a_locale_with_commas_does_not_reach_the_results():
    result = measure("changes", "-tc=a locale*", env=locale_with_commas())
    assert result.status == 0
    assert re.search(r"\d,\d", result.out) is None
