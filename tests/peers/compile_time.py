# tests/peers/compile_time.py - what a file with 1 and with 50 benchmarks costs, and the main file.
#
# SPDX-License-Identifier: MIT
import statistics

from libraries import DOCTEST, OURS, installed
from side_by_side import by_turns, compile_with, user_seconds, verdict

TARGETS = {"1 benchmark": 1.10, "50 benchmarks": 1.05, "the one main file": 1.60}  # ours / doctest's
COLUMNS = "  {:17}" + 3 * "{:>8}{:>7}{:>12}"


def user_file(folder, library, count):
    """Writes a file with so many benchmarks."""
    path = folder / f"{library.short}_{count}.cpp"
    cases = (library.each.replace("@", str(i)) for i in range(count))
    path.write_text(library.start + "\n".join(cases))
    return path


def main_file(folder, library):
    path = folder / f"{library.short}_main.cpp"
    path.write_text(library.main)
    return path


def compiling(path, level, times=1):
    """An action: the user seconds of compiling a file, on average of so many times."""
    def once():
        compile_with(level, "-c", path, "-o", path.with_suffix(".o"))

    return lambda: sum(user_seconds(once) for _ in range(times)) / times


def measured(folder, libraries, level, quick):
    """For each column of the table, the seconds of each library's turns."""
    def turns(usually, paths, times=1):
        return by_turns(1 if quick else usually, *(compiling(path, level, times) for path in paths))

    return {
        # Short ones several times, so that a tick of the clock weighs less.
        "1 benchmark": turns(5, [user_file(folder, x, 1) for x in libraries], 1 if quick else 3),
        "50 benchmarks": turns(5, [user_file(folder, x, 50) for x in libraries]),
        "the one main file": turns(3, [main_file(folder, x) for x in libraries]),
    }


def digits(value, decimals):
    """With one decimal less from 10 on, so that the columns hold it."""
    return f"{value:.{decimals if value < 10 else decimals - 1}f}"


def row(name, ours, theirs):
    """Seconds, ratio and its extremes for each column; no ratio for ours itself."""
    cells = []
    for a, b in zip(ours, theirs):
        ratios = [x / y for x, y in zip(a, b)]
        cells.append(digits(statistics.median(b), 3))
        cells += ["", ""] if a is b else [digits(statistics.median(ratios), 3),
                                          f"{digits(min(ratios), 2)}..{digits(max(ratios), 2)}"]
    return COLUMNS.format(name, *cells)


def verdicts(level, ours, theirs):
    ratios = [statistics.median(x / y for x, y in zip(a, b)) for a, b in zip(ours, theirs)]
    return f"{level} " + ", ".join(verdict(r, t) for r, t in zip(ratios, TARGETS.values()))


def compile_time(folder, quick):
    """Leaves the main file of each library, compiled with -O2, as SHORT_main.o."""
    print("\n1. Compile time: the compiler's user seconds; ratio: ours / theirs, and its extremes")
    print(f"  {'':17}" + "".join(f"{column:^27}" for column in TARGETS))
    print(COLUMNS.format("", *("seconds", "ratio", "min..max") * 3), flush=True)
    judged = []
    for level, libraries in ("-O0", [OURS, DOCTEST]), ("-O2", installed()):
        columns = list(measured(folder, libraries, level, quick).values())
        times = [[column[i] for column in columns] for i in range(len(libraries))]
        for library, theirs in zip(libraries, times):
            name = f"{library.name}, {level}" if library in (OURS, DOCTEST) else library.name
            print(row(name, times[0], theirs), flush=True)
        judged.append(verdicts(level, times[0], times[1]))
    aims = ", ".join(f"{target:.2f}" for target in TARGETS.values())
    print(f"  Targets of the ratio to doctest alone: {aims}.\n  With {'; with '.join(judged)}.\n"
          "  A benchmark has two CHECKs, Google's a loop in their place, Catch2's and doctest + Google's\n"
          "  (tests and benchmarks in one file, two libraries) both. All compiled by turns.")
