#!/usr/bin/env python3
# tests/peers/bench.py - compares bench_test with doctest, hand-written loops and other libraries.
#
# Everything is compiled and run by turns on this machine, in one run. No time makes it fail: the
# exit status is 1 only if something cannot be built or run.
#
# SPDX-License-Identifier: MIT
import argparse
import os
import pathlib
import statistics
import sys
import tempfile

from batches import batches
from compile_time import compile_time
from growth import growth
from heap_cost import heap_cost
from libraries import GOOGLE, installed, left_out
from many_cases import many_cases
from reported import reported
from side_by_side import (COMPILER, HERE, Failure, by_turns, compared, compile_with, header,
                          our_nanoseconds, run, verdict)

COMPARISON = ("ratio", "min..max", "target")


def keep_beside_google(folder, quick):
    program = folder / "keep_beside_google"
    compile_with("-O2", HERE / "keep_beside_google.cpp", "-o", program, "-lbenchmark", "-lpthread")
    turns = [dict(line.split(": ") for line in run(program, 0.05).splitlines())
             for _ in range(2 if quick else 7)]
    print(header("keep", "Google", *COMPARISON))
    for what in turns[0]:
        ours, theirs = zip(*(map(float, turn[what].split()) for turn in turns))
        print(compared(f"keep / theirs, {what}", ours, theirs, 1.01))


def loop_cost(folder, quick):
    print("\n4. What the loop costs: nanoseconds per iteration")
    ours, hand = folder / "time_loop", folder / "loop_by_hand"
    compile_with("-O2", HERE / "loop_ours.cpp", folder / "ours_main.o", "-o", ours)
    compile_with("-O2", HERE / "loop_by_hand.cpp", HERE / "empty_function.cpp", "-o", hand)
    seconds = 0.1 if quick else 0.5

    def by_hand():
        """As we do it: the median of nine processes that share the time."""
        runs = [run(hand, seconds / 9).splitlines() for _ in range(9)]
        rows = [dict(line.split(": ") for line in lines) for lines in runs]
        return {name: statistics.median(float(row[name]) for row in rows) for name in rows[0]}

    def by_us():
        return our_nanoseconds(run(ours, f"--time={seconds}"))

    results = by_turns(2 if quick else 7, by_us, by_hand)
    body, nothing = ([[turn[name] for turn in turns] for turns in results]
                     for name in ("empty body", "measure of nothing"))
    print(header("ours", "by hand", "difference", *COMPARISON[1:]))
    print(compared("empty body - an indirect call", *body, 1.0, lambda a, b: a - b))
    print(header("ours", "by hand", *COMPARISON))
    print(compared("measure of nothing / a bare loop", *nothing, 1.1))
    if GOOGLE in installed():
        keep_beside_google(folder, quick)
    middle, least = statistics.median(nothing[0]), statistics.median(nothing[1])
    print(f"  measure of nothing: {middle:.3f} ns; target: under 0.3 ns: {verdict(middle, 0.2999)}")
    if least >= 0.3:
        print(f"  (The loop by hand is above that, too: {least:.3f} ns. At 3 GHz, a cycle is 0.33 ns.)")


def processor():
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    return next((l.split(": ")[1] for l in lines if l.startswith("model name")), "processor unknown")


def main():
    options = argparse.ArgumentParser(description="Compares bench_test with its peers.")
    options.add_argument("--quick", action="store_true",
                         help="take a turn or two of each, which only shows that all works")
    quick = options.parse_args().quick
    print(run(COMPILER, "--version").splitlines()[0])
    print(f"{processor()}, {os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f}")
    print("By turns: A B A B ...; ratios and differences are medians of those pair by pair.")
    for line in left_out():
        print(line)
    if quick:
        print("--quick: A TURN OR TWO OF EACH, SO THAT THE FIGURES MEAN NOTHING.")
    with tempfile.TemporaryDirectory() as name:
        for section in compile_time, reported, loop_cost, many_cases, batches, growth, heap_cost:
            section(pathlib.Path(name), quick)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
