# tests/behaviour/test_peaks.py - peakmem reads what the kernel saw, whoever starts it.
#
# SPDX-License-Identifier: MIT
import math
import os
import re
import subprocess
import sys

import pytest
from conftest import PROGRAMS, environment, has_sanitizer, measure, number, rows

MIB = 2**20
# What two processors hold back of the kernel's counter, and the digit that this leaves to be shown.
HELD_BACK = 2 * os.sysconf("SC_PAGE_SIZE") * max(32, 2 * os.cpu_count())
LAST_DIGIT = MIB * 10 ** math.floor(math.log10(HELD_BACK / MIB))
EXPECTED = {
    "64 MiB in the body": 64 * MIB,
    "64 MiB in the region": 64 * MIB,
    "64 MiB returned from the region": 64 * MIB,
    "16 MiB, after 64 MiB of set-up": 16 * MIB,
}
NOTHING = ["nothing in the body", "nothing in the region, beside 64 MiB of set-up"]

pytestmark = pytest.mark.skipif(has_sanitizer(), reason="a sanitizer keeps freed memory")


def process_and_heap(row):
    """The columns heap and process of a row, in bytes."""
    heap, process = re.findall(r"[\d.]+ [KMG]?i?B", row.rest)[-2:]
    return number(heap), number(process)


# Starts a program while it holds 500 MiB: a child would inherit its ru_maxrss.
LARGE_PARENT = """
import subprocess, sys
held = b"x" * (500 * 2**20)
sys.exit(subprocess.run(["peakmem_peaks", *sys.argv[2:]], executable=sys.argv[1]).returncode)
"""


@pytest.fixture(scope="module", params=["a small parent", "a large parent"])
def table(request):
    options = ["--rounds=3"]
    if request.param == "a small parent":
        return rows(measure("peaks", *options, kind="peakmem").out)
    done = subprocess.run([sys.executable, "-c", LARGE_PARENT, PROGRAMS / "peaks", *options],
                          env=environment(), stdout=subprocess.PIPE, check=True)
    return rows(done.stdout.decode())


@pytest.mark.parametrize("label", EXPECTED)
def test_what_is_added_is_right_to_what_two_processors_hold_back(table, label):
    assert abs(number(table[label].value) - EXPECTED[label]) <= HELD_BACK + LAST_DIGIT / 2


@pytest.mark.parametrize("label", NOTHING)
def test_what_adds_nothing_is_not_told_from_nothing(table, label):
    assert re.fullmatch(r"< [\d.]+ [KM]iB", table[label].value)


def test_the_peak_of_the_process_holds_the_set_up_and_nothing_of_its_parent(table):
    assert process_and_heap(table["16 MiB, after 64 MiB of set-up"])[1] > 64 * MIB
    assert process_and_heap(table["nothing in the body"])[1] < 32 * MIB


@pytest.mark.parametrize("label", [*EXPECTED, *NOTHING])
def test_the_peak_of_the_heap_is_exact(table, label):
    assert process_and_heap(table[label])[0] == EXPECTED.get(label, 0)
