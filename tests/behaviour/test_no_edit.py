# tests/behaviour/test_no_edit.py - a suite that was not edited, only compiled with two more options.
#
# SPDX-License-Identifier: MIT
from conftest import measure, rows, run


def test_it_tests_as_before():
    done = run("no_edit")
    assert done.status == 0
    assert "1 passed" in done.out


def test_it_measures_every_leaf():
    done = measure("no_edit", "--all")
    assert done.status == 0
    assert list(rows(done.out)) == ["plain/one", "plain/two"]
