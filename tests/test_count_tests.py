# tests/test_count_tests.py - what count_tests.py makes of a log.
#
# SPDX-License-Identifier: MIT
import pytest

from count_tests import count

DOCTEST = "[doctest] test cases:  3 |  2 passed | 1 failed | 4 skipped\n[doctest] Status: FAILURE!\n"
PYTEST = "....F.\nFAILED test_a.py::test_b\n1 failed, 5 passed, 2 skipped in 61.02s (0:01:01)\n"


@pytest.mark.parametrize(
    "result, stdout, passed, failed",
    [
        ("OK", "anything", 1, 0),
        ("FAIL", "anything", 0, 1),
        ("TIMEOUT", DOCTEST, 2, 1),
        ("FAIL", DOCTEST, 2, 1),
        ("FAIL", "[doctest] test cases: 2 | 2 passed | 0 failed |", 2, 1),
        ("OK", "[doctest] test cases: 12 | 12 passed | 0 failed |", 12, 0),
        ("FAIL", PYTEST, 5, 1),
        ("FAIL", DOCTEST + "== 2 passed, 3 errors in 0.10s ==\n", 2, 3),
        ("OK", "............\n12 passed in 3.00s\n", 12, 0),
        ("OK", "3 skipped in 0.01s\n", 0, 0),
        ("SKIP", "", 0, 0),
        ("EXPECTEDFAIL", DOCTEST, 1, 0),
    ],
)
def test_counts(result, stdout, passed, failed):
    assert count({"result": result, "stdout": stdout}) == (passed, failed)
