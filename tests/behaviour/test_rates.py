# tests/behaviour/test_rates.py - items(n) and bytes(n) give rates, with the interval of the time.
#
# SPDX-License-Identifier: MIT
import re

import pytest
from conftest import measure, run

SCALES = {"": 1, "k ": 1e3, "M ": 1e6, "G ": 1e9, "T ": 1e12}
SECONDS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}
BYTES = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}


@pytest.fixture(scope="module")
def wide():
    return measure("rates", env={"COLUMNS": "160"}).out


@pytest.fixture(scope="module")
def tap():
    return measure("rates", "--tap").out


def row(out, label):
    (line,) = [line for line in out.splitlines() if re.match(rf"^ +{re.escape(label)}  ", line)]
    return line


def seconds(line):
    number, unit = re.search(r"([\d.]+) (ns|µs|ms|s)(?= |$)", line).groups()
    return float(number) * SECONDS[unit]


def items_a_second(line, unit="items"):
    number, scale = re.search(rf"([\d.]+) ([kMGT] )?{unit}/s", line).groups()
    return float(number) * SCALES[scale or ""]


@pytest.mark.parametrize("label, unit", [
    ("items of a whole body", "items"),
    ("a unit of its own, behind the region", "tokens"),
    ("both", "items"),
    ("the last word counts", "items"),
    ("from a thread", "items"),
    ("said on average, behind the region", "items"),
])
def test_a_rate_is_the_amount_over_the_time(wide, label, unit):
    line = row(wide, label)
    assert items_a_second(line, unit) * seconds(line) == pytest.approx(1000, rel=0.2)


def test_an_amount_that_varies_gives_no_rate():
    done = measure("rates", "not the same", env={"COLUMNS": "160"})
    assert "/s" not in row(done.out, "not the same in each call")
    assert "bench_test: no rate: not the same in each call; items() or bytes() says another " \
           "amount from call to call" in done.err


def test_bytes_are_scaled_as_bytes(wide):
    line = row(wide, "bytes, within the region")
    number, unit = re.search(r"([\d.]+) ([KMG]?i?B)/s", line).groups()
    assert float(number) * BYTES[unit] * seconds(line) == pytest.approx(2**20, rel=0.2)


def test_a_second_rate_stands_below_the_row(wide):
    lines = wide.splitlines()
    below = lines[lines.index(row(wide, "both")) + 1]
    assert re.fullmatch(r" +[\d.]+ [KMG]iB/s", below)


def test_each_value_has_its_own_rate(wide):
    for n in (1000, 2000):
        line = row(wide, f"n={n}")
        assert items_a_second(line) * seconds(line) == pytest.approx(n, rel=0.2)


@pytest.mark.parametrize("label", ["nothing is said", "zero", "negative", "not a number"])
def test_where_there_is_no_amount_there_is_no_rate(wide, label):
    assert "/s" not in row(wide, label)


def test_tap_has_all_rates(tap):
    assert re.search(r"^ok \d+ - both: .* \([\d.]+ M items/s; [\d.]+ [KMG]iB/s\)$", tap, re.MULTILINE)


def test_where_there_is_no_room_for_a_column_the_rate_stands_below():
    out = measure("rates", "--only=both", "--kind=time,peakmem", env={"COLUMNS": "80"}).out
    assert re.search(r"^ +time: [\d.]+ M items/s; [\d.]+ [KMG]iB/s$", out, re.MULTILINE)


def test_without_any_rate_there_is_no_column():
    assert "rate" not in measure("rates", "--only=nothing is said").out


def test_in_a_test_run_it_does_nothing():
    assert run("rates").status == 0
