# tests/peers/kernels.py - the kernels in each library: builds and runs them, reads what is reported.
#
# SPDX-License-Identifier: MIT
import math
import random
import statistics
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple

from libraries import CATCH, GOOGLE, OURS, installed
from side_by_side import HERE, NANOSECONDS, OUR_ROW, compile_with, run, wall_seconds

KERNELS = {"sort": "sort 10,000 ints", "multiply_chain": "64 multiplications",
           "shared_ptr_copy": "shared_ptr copy", "string_appends": "10 string appends",
           "page_copy": "memcpy of 4 KiB", "map_insertion": "map insertion"}
BY_HAND = "by hand A"
AGAIN = "by hand B"
DEFAULT = "bench_test"
SHORT = "bench_test --time=0.1"
GOOGLE_WALL = "Google Benchmark, wall"
GOOGLE_CPU = "Google Benchmark, CPU"
CATCH_MEAN = "Catch2"


class Number(NamedTuple):
    """What is reported of a kernel, in nanoseconds."""
    value: float
    step: float = 0  # of its last digit, where it is printed for people


class Series(NamedTuple):
    """What a program has reported, and how long it took: an item for each turn."""
    numbers: list  # of {kernel: Number}
    seconds: list

    def of(self, kernel):
        return [turn[kernel].value for turn in self.numbers]

    def middle(self, kernel):
        return statistics.median(self.of(kernel))

    def step(self, kernel):
        """Of the last digit, as a share of the number."""
        return statistics.median(turn[kernel].step / turn[kernel].value for turn in self.numbers)

    def spread(self, kernel):
        """The coefficient of variation. Rounded numbers vary less than what was rounded where a step
        is wide; so the variance of a rounding error, step² / 12, is added. It makes the spread of
        ours larger, never smaller."""
        rounding = statistics.mean(turn[kernel].step ** 2 for turn in self.numbers) / 12
        values = self.of(kernel)
        return math.sqrt(statistics.variance(values) + rounding) / statistics.mean(values)

    def ratios(self, other, kernel):
        """To the other's, turn by turn."""
        return [a / b for a, b in zip(self.of(kernel), other.of(kernel))]


def last_digit(number):
    """What one more in the last digit of a printed number is; a zero at the end may be rounded."""
    whole, _, decimals = number.partition(".")
    return 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def our_numbers(table):
    """Nothing of ours tells more digits than the table, which has those that the interval supports."""
    return {name: Number(float(number) * NANOSECONDS[unit], last_digit(number) * NANOSECONDS[unit])
            for name, number, unit in OUR_ROW.findall(table)}


def google_numbers(csv, column=2):
    """From the CSV of Google Benchmark; column 2 is wall time, 3 CPU time."""
    rows = [line.split(",") for line in csv.splitlines()]
    return {row[0].strip('"'): Number(float(row[column]) * NANOSECONDS[row[4]])
            for row in rows if len(row) > 4 and row[4] in NANOSECONDS}


def google_cpu_numbers(csv):
    return google_numbers(csv, 3)


def catch_numbers(xml):
    """The means in the XML of Catch2, which are in nanoseconds."""
    results = ElementTree.fromstring(xml).iter("BenchmarkResults")
    return {result.get("name"): Number(float(result.find("mean").get("value")))
            for result in results}


# For a while, a processor remembers that the first call of each function in a shared library went
# elsewhere, to the dynamic linker, and does the appends a third slower than later on.
BOUND = {"LD_BIND_NOW": "1"}
# Where a function begins within a cache line is chance, and was a seventh of map insertion.
OPTIONS = "-O2", "-falign-functions=64"
# So many bytes of code come first, and a heap that other things are in already.
BEFORE = """#include <cstdlib>
#include <initializer_list>
asm(".text\\n.skip {offset}");
namespace {{
const bool is_done = [] {{
  for (const int size : {{{sizes}}})
    if (void *const block = std::malloc(static_cast<std::size_t>(size)); size % 3 == 0)
      std::free(block);
  return true;
}}();
}}
"""


class Program:
    """The kernels in one library, or in a loop by hand."""

    def __init__(self, folder, short, name, main, run_it, readers, libraries=()):
        self.program, self.before = folder / name, folder / "before.cpp"
        self.objects = [folder / f"kernels_{short}.o", *main]
        self.run = lambda: run_it(self.program)
        self.readers = readers  # by the name of the row
        self.libraries = libraries
        compile_with(*OPTIONS, "-c", HERE / f"kernels_{short}.cpp", "-o", self.objects[0])

    def link(self, chance):
        """With its code, and what it allocates, at another place."""
        sizes = ", ".join(str(chance.randrange(16, 256)) for _ in range(500))
        self.before.write_text(BEFORE.format(offset=64 * chance.randrange(64), sizes=sizes))
        compile_with(self.before, *self.objects, "-o", self.program, *self.libraries)


def by_hand(folder, row, seconds):
    def run_it(program):
        """As we do it: the median of nine processes that share the time, for a process' age tells."""
        return {kernel: Number(statistics.median(
            float(run(program, kernel, seconds / 9, env=BOUND)) for _ in range(9)))
            for kernel in KERNELS}

    return Program(folder, "by_hand", "kernels_by_hand", [], run_it, {row: dict})


def in_library(folder, library, options, readers, libraries=()):
    """With the main file that the table of compile time has left."""
    # Our program's name chooses the kind.
    name = "time_kernels" if library is OURS else f"kernels_{library.short}"
    return Program(folder, library.short, name, [folder / f"{library.short}_main.o"],
                   lambda program: run(program, *options, env=BOUND), readers, libraries)


def programs(folder, seconds_by_hand):
    """Those of what is installed, in the order of their turns. The loop by hand runs twice, with
    ours in between: what lies between a number and that of A is then about as long for both."""
    result = [by_hand(folder, BY_HAND, seconds_by_hand),
              in_library(folder, OURS, [], {DEFAULT: our_numbers}),
              in_library(folder, OURS, ["--time=0.1"], {SHORT: our_numbers}),
              by_hand(folder, AGAIN, seconds_by_hand)]
    if GOOGLE in installed():
        result.append(in_library(folder, GOOGLE, ["--benchmark_format=csv"],
                                 {GOOGLE_WALL: google_numbers, GOOGLE_CPU: google_cpu_numbers},
                                 ["-lbenchmark", "-lpthread"]))
    if CATCH in installed():
        result.append(in_library(folder, CATCH, ["-r", "xml"], {CATCH_MEAN: catch_numbers}))
    return result


def measured(folder, turns, seconds_by_hand):
    """A Series for each row, all run by turns. Each is linked anew in each turn, with its code and its
    heap at another place: that alone is one per cent of the sort, and two to six of the appends, and
    would else be a steady difference of two programs that says nothing of either."""
    series = {}
    chance = random.Random(1)  # the same places in each comparison
    all_programs = programs(folder, seconds_by_hand)
    for _ in range(turns):
        for program in all_programs:
            program.link(chance)
            seconds, output = wall_seconds(program.run)
            for name, read in program.readers.items():
                into = series.setdefault(name, Series([], []))
                into.numbers.append(read(output))
                into.seconds.append(seconds)
    return series
