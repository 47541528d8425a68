# tests/behaviour/test_allocations.py - allocs and heap_use() count what is allocated, exactly.
#
# SPDX-License-Identifier: MIT
import re
import typing

import pytest
from conftest import has_sanitizer, measure, rows, run

KIB, MIB = 2**10, 2**20


class Counts(typing.NamedTuple):
    allocations: int
    bytes: int
    peak: int
    live: int


def one(size):
    """A block that is freed again."""
    return Counts(1, size, size, 0)


NOTHING = Counts(0, 0, 0, 0)
EXPECTED = {
    # expressions; an array of what has an end has its number in front of it
    "one": one(4),
    "an array": one(40),
    "one with an end": one(24),
    "an array with an end": one(8 + 240),
    "nothrow": one(4),
    "a nothrow array": one(40),
    "an aligned one": one(64),
    "an aligned array": one(192),
    "an aligned one with an end": one(64),
    "an aligned array with an end": one(64 + 192),
    "a nothrow aligned one": one(64),
    "a nothrow aligned array": one(192),
    # by name
    "new": one(100),
    "new, sized delete": one(100),
    "new, nothrow delete": one(100),
    "new[]": one(100),
    "new[], sized delete": one(100),
    "new[], nothrow delete": one(100),
    "nothrow new": one(100),
    "nothrow new[]": one(100),
    "aligned new": one(100),
    "aligned new, sized delete": one(100),
    "aligned new, nothrow delete": one(100),
    "aligned new[]": one(100),
    "aligned new[], sized delete": one(100),
    "aligned new[], nothrow delete": one(100),
    "nothrow aligned new": one(100),
    "nothrow aligned new[]": one(100),
    "aligned as little as can be": one(100),
    "delete of nothing": NOTHING,
    # sizes
    "64 KiB": one(64 * KIB),
    "1 MiB": one(MIB),
    "64 MiB": one(64 * MIB),
    "64 MiB and a byte, in the region": one(64 * MIB + 1),
    "a vector that grows": Counts(2, 64 * KIB + MIB, 64 * KIB + MIB, 0),
    "one after the other": Counts(10, 10 * KIB, KIB, 0),
    "in the standard library": Counts(2, 1000 + 3000, 1000 + 3000, 0),
    # around
    "set-up and checks": one(100),
    "what the region returns": one(100),
    "an input's making": NOTHING,
    "a consumed input": Counts(0, 0, 0, -1000),
    "an input that gets larger": Counts(1, 1000, 1000, 900),
    "a fixture's making": one(10),
    "a region on a fixture": one(10),
    "assertions": NOTHING,
    "nothing": NOTHING,
    # leaves
    "a region in each/one": one(1),
    "a region in each/two": one(2),
    "in a loop over values/n=10": one(10),
    "in a loop over values/n=1000": one(1000),
    # changes
    "the first time only": NOTHING,
    "keeps more and more": Counts(1, 100, 100, 100),
}


def exact_bytes(text):
    """The bytes in each "1025 B" or "1 KiB"."""
    units = {"B": 1, "KiB": KIB, "MiB": MIB}
    return [int(number) * units[unit]
            for number, unit in re.findall(r"(?<![\d.-])(-?\d+) ([KM]?i?B)", text)]


def counts(row):
    return Counts(int(row.value), *exact_bytes(row.rest))


def counted(*args):
    result = measure("allocations", *args, kind="allocs", env={"COLUMNS": "120"})
    return result, rows(result.out)


@pytest.fixture(scope="module")
def result_and_table():
    return counted("-tse=too much")


@pytest.fixture(scope="module")
def table(result_and_table):
    return result_and_table[1]


@pytest.mark.parametrize("label", EXPECTED)
def test_every_allocation_is_counted_once_with_the_bytes_that_were_asked_for(table, label):
    assert counts(table[label]) == EXPECTED[label]
    assert table[label].note == ""


def test_what_cannot_be_allocated_is_not_counted():
    if has_sanitizer():
        pytest.skip("AddressSanitizer ends a program that asks for too much")
    assert counts(counted("-ts=too much")[1]["is no allocation"])[1:] == NOTHING[1:]


def test_the_columns_are_allocations_bytes_peak_and_live(result_and_table):
    headings = result_and_table[0].out.splitlines()[0].split()
    assert [h for h in headings if h in Counts._fields] == ["allocations", "bytes", "peak", "live"]


@pytest.mark.skipif(has_sanitizer(), reason="a sanitizer counts what pthread_create() takes, too")
@pytest.mark.parametrize("label, blocks", [("two", 2 * 10), ("eight", 8 * 2000)])
def test_threads_that_the_body_starts_lose_nothing(table, label, blocks):
    nothing, some = counts(table[f"{label}, nothing"]), counts(table[label])
    assert some.allocations - nothing.allocations == blocks
    assert some.bytes - nothing.bytes == 100 * blocks
    assert (some.live, nothing.live) == (0, 0)
    assert some.peak >= 100


def test_what_is_not_the_same_each_time_says_so_and_what_differs(table):
    row = table["another size each time"]
    assert row.note == "not the same each time: bytes 1000 B to 1016 B, peak 1000 B to 1016 B"
    assert counts(row)[::3] == (1, 0)


def test_a_body_that_passes_only_once_has_the_counts_of_its_first_call(table):
    row = table["passes only once"]
    assert counts(row) == one(1000)
    assert "first calls only, not repeatable: " in row.note


def test_what_fails_is_not_counted(result_and_table):
    result, table = result_and_table
    assert table["throws"].value == "fails" and "threw: thrown" in table["throws"].note
    assert result.status == 1
    assert counted("-tse=changes,too much")[0].status == 0


@pytest.mark.parametrize("option", ["--threads=2", "--in-process"])
def test_what_would_let_others_be_counted_is_refused(option):
    result = run("allocations", option, name="allocs_allocations")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"bench_test: {option.split('=')[0]}: allocs ")


def test_beside_other_kinds_the_counts_are_the_same():
    result = measure("allocations", "--kind=time,allocs,peakmem", "-tc=1 MiB,64 MiB",
                     env={"COLUMNS": "200"})
    ours = ["allocs", "bytes", "peak", "live", "heap"]
    assert [word for word in result.out.splitlines()[0].split() if word in ours] == ours
    for label, size in [("1 MiB", MIB), ("64 MiB", 64 * MIB)]:
        sizes = exact_bytes(rows(result.out)[label].rest)
        assert sizes[:3] == [size, size, 0] and sizes.count(size) == 3


# heap_use(), in an ordinary test run


def test_heap_use_passes_where_the_counts_are_as_a_test_expects():
    result = run("allocations", "-ts=heap_use")
    assert (result.status, result.err) == (0, "")
    assert "test cases:  6 |  6 passed | 0 failed" in result.out


@pytest.mark.parametrize("case, values", [
    ("an allocation", "CHECK( 1 == 0 )"),
    ("a byte too much", "CHECK( 1001 <= 1000 )"),
    ("what is left", "CHECK( 4 == 0 )"),
])
def test_heap_use_lets_a_test_fail_that_allocates_more_than_it_expects(case, values):
    result = run("allocations", "-ts=heap_use must fail", f"-tc={case}")
    assert result.status == 1
    assert f"values: {values}" in result.out


def test_heap_use_counts_in_a_body_that_is_measured_too():
    for kind in ["time", "allocs", "peakmem"]:
        result = measure("allocations", "--all", "-ts=heap_use", "-tc=*assertions,*another one",
                         kind=kind)
        assert (result.status, result.out.splitlines()[-1][:22]) == (0, "2 measured, 0 failed, ")
