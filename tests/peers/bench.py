#!/usr/bin/env python3
# tests/peers/bench.py - compares bench_test with doctest, hand-written loops and other libraries.
#
# Everything is compiled and run by turns on this machine, in one run. No time makes it fail: the
# exit status is 1 only if something cannot be built or run. --quick takes fewer turns.
#
# SPDX-License-Identifier: MIT
import argparse
import functools
import os
import pathlib
import statistics
import sys
import tempfile

from many_cases import many_cases
from side_by_side import (COMPILER, HERE, Failure, by_turns, can_include, compared, compile_with,
                          google_nanoseconds, header, our_nanoseconds, run, spread, user_seconds,
                          verdict, wall_seconds)

GOOGLE = "benchmark/benchmark.h"
CATCH = "catch2/catch.hpp"
COMPARISON = ("ratio", "min..max", "target")

# What a file of benchmarks starts with, and one of its benchmarks.
USER_FILES = {
    "ours": ("#include <bench_test.hpp>\n",
             'BENCH_TEST("case @") {{\n{body}}}\n'),
    "doctest": ("#include <doctest/doctest.h>\n",
                'TEST_CASE("case @") {{\n{body}}}\n'),
    "Google": (f"#include <{GOOGLE}>\n",
               "static void case_@(benchmark::State &state) {{\n  int n = @;\n  for (auto _ : state)\n"
               "    benchmark::DoNotOptimize(n + 1);\n}}\nBENCHMARK(case_@);\n"),
    "Catch2": (f"#define CATCH_CONFIG_ENABLE_BENCHMARKING\n#include <{CATCH}>\n",
               'TEST_CASE("case @") {{\n{body}  BENCHMARK("n") {{ return n + 1; }};\n}}\n'),
}
BODY = "  int n = @;\n  CHECK(n + 1 > @);\n  CHECK(n - 1 < @);\n"


def user_file(folder, library, count):
    """Writes a file with so many benchmarks."""
    start, each = USER_FILES[library]
    path = folder / f"{library}_{count}.cpp"
    cases = (each.format(body=BODY).replace("@", str(i)) for i in range(count))
    path.write_text(start + "\n".join(cases))
    return path


def compiling(path, level, times=1):
    """An action: the user seconds of compiling a file, on average of so many times."""
    def once():
        compile_with(level, "-c", path, "-o", path.with_suffix(".o"))

    return lambda: sum(user_seconds(once) for _ in range(times)) / times


def compile_user_files(folder, turns):
    for count, target in (1, 1.10), (50, 1.05):
        paths = [user_file(folder, library, count) for library in ("ours", "doctest")]
        for level in "-O0", "-O2":
            times = 5 if count == 1 else 1  # short ones: so that a tick weighs less
            ours, theirs = by_turns(turns, *(compiling(path, level, times) for path in paths))
            name = f"file of {count} case{'s' * (count > 1)}, {level}"
            print(compared(name, ours, theirs, target), flush=True)


def compile_main_files(folder, turns):
    """Leaves our implementing object, compiled with -O2, as ours_main.o."""
    define = "#define {}_IMPLEMENT_WITH_MAIN\n"
    ours, theirs = folder / "ours_main.cpp", folder / "doctest_main.cpp"
    ours.write_text(define.format("BENCH_TEST") + USER_FILES["ours"][0])
    theirs.write_text(define.format("DOCTEST_CONFIG") + USER_FILES["doctest"][0])
    for level in "-O0", "-O2":
        times = by_turns(turns, compiling(ours, level), compiling(theirs, level))
        print(compared(f"the one implementing file, {level}", *times, 1.6), flush=True)


def compile_peers(folder, turns):
    for library, include, package in (("Google", GOOGLE, "libbenchmark-dev"), ("Catch2", CATCH, "catch2")):
        if not can_include(include):
            print(f"  {library}: not installed; on Debian: apt-get install {package}")
            continue
        for count in 1, 50:
            paths = [user_file(folder, name, count) for name in ("ours", library)]
            times = by_turns(turns, *(compiling(path, "-O2") for path in paths))
            print(compared(f"against {library}: {count}, -O2", *times), flush=True)
    print("  (Google's have a loop each in place of our two CHECKs, Catch2's have both.)")


def compile_time(folder, quick):
    print("\n1. Compile time: the compiler's user seconds")
    print(header("ours", "theirs", *COMPARISON), flush=True)
    compile_user_files(folder, 3 if quick else 7)
    compile_main_files(folder, 1 if quick else 3)
    compile_peers(folder, 1 if quick else 3)


def loop_cost(folder, quick):
    print("\n2. What the loop costs: nanoseconds per iteration")
    ours, hand = folder / "time_loop", folder / "loop_by_hand"
    compile_with("-O2", HERE / "loop_ours.cpp", folder / "ours_main.o", "-o", ours)
    compile_with("-O2", HERE / "loop_by_hand.cpp", HERE / "empty_function.cpp", "-o", hand)

    def by_hand():
        """As we do it: the median of nine processes that share half a second."""
        runs = [run(hand, 0.5 / 9).splitlines() for _ in range(9)]
        rows = [dict(line.split(": ") for line in lines) for lines in runs]
        return {name: statistics.median(float(row[name]) for row in rows) for name in rows[0]}

    results = by_turns(3 if quick else 7, lambda: our_nanoseconds(run(ours, "--time=0.5")), by_hand)
    body, nothing = ([[turn[name] for turn in turns] for turns in results]
                     for name in ("empty body", "measure of nothing"))
    print(header("ours", "by hand", "difference", *COMPARISON[1:]))
    print(compared("empty body - an indirect call", *body, 1.0, lambda a, b: a - b))
    print(header("ours", "by hand", *COMPARISON))
    print(compared("measure of nothing / a bare loop", *nothing, 1.1))
    middle, least = statistics.median(nothing[0]), statistics.median(nothing[1])
    print(f"  measure of nothing: {middle:.3f} ns; target: under 0.3 ns: {verdict(middle, 0.2999)}")
    if least >= 0.3:
        print(f"  (The loop by hand is above that, too: {least:.3f} ns. At 3 GHz, one cycle is 0.33 ns.)")


def agreement(folder, quick):
    print("\n3. Agreement with Google Benchmark: medians in nanoseconds")
    if not can_include(GOOGLE):
        print("  not installed; on Debian: apt-get install libbenchmark-dev")
        return
    ours, theirs = folder / "time_kernels", folder / "kernels_google"
    compile_with("-O2", HERE / "kernels_ours.cpp", folder / "ours_main.o", "-o", ours)
    compile_with("-O2", HERE / "kernels_google.cpp", "-o", theirs, "-lbenchmark", "-lpthread")

    runs = 3 if quick else 10
    commands = ((ours, "--time=0.1"),
                (theirs, "--benchmark_min_time=0.5", "--benchmark_format=csv"))
    timed = [functools.partial(wall_seconds, functools.partial(run, *c)) for c in commands]
    our_turns, their_turns = by_turns(runs, *timed)
    a = [our_nanoseconds(table) for _, table in our_turns]
    b = [google_nanoseconds(csv) for _, csv in their_turns]
    print(header("ours", "Google", "ratio", "our spread", "theirs"))
    for kernel in "multiply_chain", "sort_copy":
        for clock, label in enumerate(("its wall time", "its CPU time")):
            x, y = [turn[kernel] for turn in a], [turn[kernel][clock] for turn in b]
            middles = statistics.median(x), statistics.median(y)
            print(f"  {f'{kernel} / {label}':36}{middles[0]:12.2f}{middles[1]:12.2f}"
                  f"{middles[0] / middles[1]:12.3f}{spread(x):12.1%}{spread(y):12.1%}")
    seconds = [statistics.median(s for s, _ in turns) for turns in (our_turns, their_turns)]
    print(f"  {'seconds for one run of both':36}{seconds[0]:12.2f}{seconds[1]:12.2f}")
    print(f"  Spread: the coefficient of variation over {runs} runs by turns; ours with --time=0.1, "
          "Google's with\n  its default, 0.5 s. Ours is the median wall time of short samples, Google's the "
          "mean of one long\n  run: its wall time includes what other processes took, its CPU time does not.")


def processor():
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    return next((l.split(": ")[1] for l in lines if l.startswith("model name")), "processor unknown")


def main():
    options = argparse.ArgumentParser(description="Compares bench_test with its peers.")
    options.add_argument("--quick", action="store_true", help="take fewer turns")
    quick = options.parse_args().quick
    print(run(COMPILER, "--version").splitlines()[0])
    print(f"{processor()}, {os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f}")
    print("Ratios and differences are medians of those pair by pair; by turns: A B A B ...")
    with tempfile.TemporaryDirectory() as name:
        for section in compile_time, loop_cost, agreement, many_cases:
            section(pathlib.Path(name), quick)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
