# tests/peers/side_by_side.py - builds, runs by turns, and writes the rows of the tables.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import resource
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "include"
COMPILER = "g++"
COLUMNS = "  {:33}{:>11}{:>11}{:>11}{:>13}{:>8}"
NANOSECONDS = {"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9}
OUR_ROW = re.compile(r"^  (\S.*?) {2,}([\d.]+) (ns|µs|ms|s)(?: |$)", re.MULTILINE)
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "BENCH_TEST_OPTIONS"}


class Failure(Exception):
    """Something cannot be built or run."""


def run(*command, text=None, env=None):
    """The standard output of a command that must succeed; `env` adds to its environment."""
    command = [str(word) for word in command]
    try:
        done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8",
                              env={**ENVIRONMENT, **(env or {})})
    except OSError as error:
        raise Failure(f"{command[0]}: {error.strerror}") from None
    if done.returncode != 0:
        raise Failure(f"exit status {done.returncode} of: {' '.join(command)}\n"
                      + (done.stderr + done.stdout)[-4000:])
    return done.stdout


def compile_with(*arguments):
    run(COMPILER, "-std=c++17", f"-I{INCLUDE}", *arguments)


def can_include(header):
    answer = run(COMPILER, "-std=c++17", "-E", "-P", "-xc++", "-",
                 text=f"#if __has_include(<{header}>)\nyes\n#endif\n")
    return "yes" in answer


def user_seconds(action):
    """What the processes that the action started, and their children, computed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    action()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def wall_seconds(action):
    began = time.monotonic()
    result = action()
    return time.monotonic() - began, result


def by_turns(turns, *actions):
    """Runs A B A B ...; returns for each action the list of its results."""
    results = [[] for _ in actions]
    for _ in range(turns):
        for action, into in zip(actions, results):
            into.append(action())
    return results


def our_nanoseconds(table):
    """The rows of our table, by name."""
    return {name: float(number) * NANOSECONDS[unit]
            for name, number, unit in OUR_ROW.findall(table)}


def spread(values):
    """The coefficient of variation."""
    return statistics.stdev(values) / statistics.mean(values)


def verdict(value, target):
    return "met" if value <= target else "NOT met"


def header(*columns):
    return COLUMNS.format("", *columns)


def compared(name, ours, theirs, target, compare=lambda a, b: a / b, digits=3):
    """A row: both medians, and what comes of comparing pair by pair, with its extremes."""
    each = [compare(a, b) for a, b in zip(ours, theirs)]
    middle = statistics.median(each)
    row = COLUMNS.format(name, *(f"{statistics.median(x):.{digits}f}" for x in (ours, theirs)),
                         f"{middle:.3f}", f"{min(each):.2f}..{max(each):.2f}", f"{target:.2f}")
    return f"{row}  {verdict(middle, target)}"
