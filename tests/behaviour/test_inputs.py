# tests/behaviour/test_inputs.py - measure(make_input, f): a fresh input for every call.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import has_sanitizer, is_number, measure, number, rows, run


@pytest.fixture(scope="module")
def result():
    # With a sanitizer it is not known how large they are that are never touched.
    return measure("inputs", "--verbose", *(["-tse=large"] if has_sanitizer() else []))


@pytest.fixture(scope="module")
def table(result):
    return rows(result.out)


@pytest.mark.parametrize("label", [
    "by value",
    "by rvalue reference",
    "by const reference",
    "by reference",
    "what cannot be moved",
    "what is over-aligned",
    "a copy of what make_input refers to",
    "what is const",
    "each is fresh",
    "none is left",
    "a long call has one at a time",
])
def test_any_input_is_taken_and_measured(table, label):
    assert is_number(table[label].value) or table[label].value == "0 s"
    assert table[label].note == ""


def test_a_second_measure_is_an_error_here_too(table):
    label = "by any of them"
    assert table[label + "/that is one measure() too many"].value == "fails"
    assert "a second measure()" in table[label + "/that is one measure() too many"].note


@pytest.mark.parametrize("where", ["construction", "call", "destruction"])
def test_what_throws_at_once_fails(table, where):
    assert table[f"in {where}" if where != "call" else "in the call"].value == "fails"
    label = "in the call" if where == "call" else f"in {where}"
    assert "threw: thrown in " in table[label].note


@pytest.mark.parametrize("where", ["construction", "call", "destruction"])
def test_what_throws_later_is_shown_by_its_first_call(table, where):
    assert "first calls only, not repeatable: fails when run again" in \
        table[f"in a later {where}"].note


@pytest.mark.parametrize("label", ["inputs that are slow to make", "inputs that are slow to destroy"])
def test_making_and_destroying_inputs_is_not_measured(table, label):
    value = table[label].value
    assert value == "0 s" or number(value) * 100 < number(table["measured"].value)


def test_the_end_of_a_result_is_measured(table):
    value = table["the result dies within it"].value  # which would be as little as of those above
    assert number(value) * 10 > number(table["measured"].value)


def test_a_test_run_calls_once_and_passes():
    assert run("inputs", "-ts=takes,lives,clock").status == 0


def plan_of(result, label):
    return re.search(rf"large::{label}: .*with (\d+) inputs? at a time \(([\d.]+ ..B)\)", result.err)


@pytest.mark.skipif(has_sanitizer(), reason="see result()")
def test_inputs_that_do_not_fit_are_few_at_a_time_and_that_is_said(result):
    assert plan_of(result, "more of them than fit").groups() == ("2", "200.0 MiB")
    assert re.search(r"too few inputs between two readings of the clock: .*"
                     r"large::more of them than fit \(2 inputs, 200.0 MiB, ", result.err)


@pytest.mark.skipif(has_sanitizer(), reason="see result()")
def test_inputs_larger_than_the_last_cache_are_called_cold(result):
    assert re.search(r"inputs larger than the last-level cache \([\d.]+ .iB\): .*"
                     r"large::larger than any cache \(1.465 GiB at a time\)", result.err)


@pytest.mark.skipif(has_sanitizer(), reason="a sanitizer has a heap of its own")
def test_freed_memory_is_kept_unless_the_user_has_tuned_malloc():
    label = "what is freed is not asked for again"
    kept, tuned = (rows(measure("inputs", f"--only=memory::{label}", env=env).out)[label]
                   for env in ({}, {"MALLOC_TRIM_THRESHOLD_": "131072"}))
    assert is_number(kept.value)
    assert kept.note == ""
    assert "fails when run again" in tuned.note
