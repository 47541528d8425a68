# tests/behaviour/test_unknown_kind.py - a mark with a kind that is none is found by measuring only.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import measure, run


def test_a_test_run_is_not_disturbed():
    result = run("unknown_kind")
    assert (result.status, result.err) == (0, "")
    assert "2 passed" in result.out


@pytest.mark.parametrize("kind", ["time", "peakmem"])
def test_measuring_is_wrong_usage_with_the_place_and_the_nearest(kind):
    result = measure("unknown_kind", kind=kind)
    assert (result.status, result.out) == (2, "")
    assert 'unknown_kind.cpp:7: "timee" is not a kind of measurement; did you mean "time"?\n' in (
        result.err)
