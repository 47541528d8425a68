# tests/peers/reported.py - what each library reports of the same kernels, and how long it takes.
#
# SPDX-License-Identifier: MIT
import functools
import statistics
import xml.etree.ElementTree as ElementTree

from libraries import CATCH, GOOGLE, OURS, installed
from side_by_side import (HERE, NANOSECONDS, by_turns, compile_with, our_nanoseconds, run, spread,
                          wall_seconds)

KERNELS = "multiply_chain", "sort_copy"
COLUMNS = "  {:26}" + 2 * "{:>12}{:>8}{:>9}"


def google_nanoseconds(csv, column=2):
    """The times in the CSV of Google Benchmark, by name; column 2 is wall time, 3 CPU time."""
    rows = [line.split(",") for line in csv.splitlines()]
    return {row[0].strip('"'): float(row[column]) * NANOSECONDS[row[4]]
            for row in rows if len(row) > 4 and row[4] in NANOSECONDS}


def catch_nanoseconds(xml):
    """The means in the XML of Catch2, which are in nanoseconds, by name."""
    results = ElementTree.fromstring(xml).iter("BenchmarkResults")
    return {result.get("name"): float(result.find("mean").get("value")) for result in results}


# Library, what is said of it, its arguments, and how its output is read.
PROGRAMS = (
    (OURS, "--time=0.1", ["--time=0.1"], our_nanoseconds),
    (OURS, "default", [], our_nanoseconds),
    (GOOGLE, "wall", ["--benchmark_format=csv"], google_nanoseconds),
    (CATCH, "", ["-r", "xml"], catch_nanoseconds),
)


def build(folder, library):
    """Links the kernels with the main file that the table of compile time has left."""
    # Our program's name chooses the kind.
    program = folder / ("time_kernels" if library is OURS else f"kernels_{library.short}")
    libraries = ["-lbenchmark", "-lpthread"] if library is GOOGLE else []
    compile_with("-O2", HERE / f"kernels_{library.short}.cpp", folder / f"{library.short}_main.o",
                 "-o", program, *libraries)
    return program


def numbers_row(name, ours, theirs):
    cells = []
    for kernel in KERNELS:
        a, b = ([turn[kernel] for turn in turns] for turns in (ours, theirs))
        ratio = "" if ours is theirs else f"{statistics.median(a) / statistics.median(b):.3f}"
        cells += [f"{statistics.median(b):.1f}", ratio, f"{spread(b):.1%}"]
    return COLUMNS.format(name, *cells)


def print_numbers(turns, rows):
    print(f"\n2. The numbers reported: nanoseconds, the median of {turns} runs; "
          "ratio: the first row's / theirs")
    print(f"  {'':26}{KERNELS[0]:^29}{KERNELS[1]:^29}")
    print(COLUMNS.format("", *("ns", "ratio", "spread") * 2))
    for name, results in rows:
        print(numbers_row(name, rows[0][1], results))
    print("  Spread: the coefficient of variation from run to run, all run by turns. Ours is the median\n"
          "  wall time of short samples in nine processes, printed with the digits that its interval\n"
          "  supports; Google's the mean of one long run, whose wall time includes what other processes\n"
          "  took and whose CPU time does not; Catch2's the mean of 100 samples.")


def print_seconds(rows):
    print("\n3. One run of these two benchmarks without options: wall seconds of the whole program")
    print(f"  {'':26}{'seconds':>11}{'ratio':>9}{'min..max':>14}")
    for name, seconds in rows:
        row = f"  {name:26}{statistics.median(seconds):11.2f}"
        if seconds is not rows[0][1]:
            ratios = [a / b for a, b in zip(rows[0][1], seconds)]
            row += f"{statistics.median(ratios):9.3f}{f'{min(ratios):.2f}..{max(ratios):.2f}':>14}"
        print(row)
    print("  Ratio: ours / theirs, of the same runs as in 2. doctest alone measures nothing.")


def reported(folder, quick):
    programs = [p for p in PROGRAMS if p[0] in installed()]
    built = {library: build(folder, library) for library in dict.fromkeys(p[0] for p in programs)}
    timed = [functools.partial(wall_seconds, functools.partial(run, built[library], *arguments))
             for library, _, arguments, _ in programs]
    turns = 2 if quick else 10
    results = by_turns(turns, *timed)

    numbers, seconds = [], []
    for (library, said, _, read), of_program in zip(programs, results):
        name = f"{library.name}, {said}" if said else library.name
        numbers.append((name, [read(output) for _, output in of_program]))
        if library is GOOGLE:
            cpu = [google_nanoseconds(output, 3) for _, output in of_program]
            numbers.append((f"{library.name}, CPU", cpu))
        if said != "--time=0.1":
            seconds.append((library.name, [s for s, _ in of_program]))
    print_numbers(turns, numbers)
    print_seconds(seconds)
