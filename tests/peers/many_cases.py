# tests/peers/many_cases.py - a suite of 10,000 trivial cases: listing it, and the first pass over it.
#
# SPDX-License-Identifier: MIT
import os
import statistics
import subprocess
import time

from side_by_side import ENVIRONMENT, by_turns, compared, compile_with, header

FILES = 10
CASES = 10_000


def build(folder):
    """Links the same cases with doctest's main and with ours, whose object is there already."""
    objects = []
    for n in range(FILES):
        path = folder / f"many_{n}.cpp"
        path.write_text("#include <doctest/doctest.h>\n" + "".join(
            f'TEST_CASE("case {i} of file {n}") {{ CHECK({i} + 1 == {i + 1}); }}\n'
            for i in range(CASES // FILES)))
        objects.append(path.with_suffix(".o"))
        compile_with("-c", path, "-o", objects[-1])
    ours, theirs = folder / "time_many", folder / "many"
    compile_with(*objects, folder / "ours_main.o", "-o", ours)
    compile_with("-O2", *objects, folder / "doctest_main.cpp", "-o", theirs)
    return ours, theirs


def running(*command):
    """An action: the wall seconds of a command, and the peak of its own resident memory in bytes."""
    def action():
        began = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, command
        return time.monotonic() - began, usage.ru_maxrss * 1024

    return action


def many_cases(folder, quick):
    print(f"\n5. A suite of {CASES:,} trivial cases: milliseconds")
    ours, theirs = build(folder)
    results = by_turns(2 if quick else 21,
                       running(ours, "--all", "--list"), running(theirs, "-ltc"),
                       running(ours, "--all", "--list=leaves"), running(theirs),
                       running(theirs, "-tc=none"))
    listing, their_listing, first_pass, run, start = (
        [1000 * seconds for seconds, _ in turns] for turns in results)
    worker = statistics.median(start)
    print(header("ours", "doctest", "ratio", "min..max", "target"))
    print(compared("listing the cases", listing, their_listing, 1.2, digits=1))
    print(compared("the first pass without processes",
                   [t - 2 * worker for t in first_pass], [t - worker for t in run], 1.2, digits=1))
    print(f"  (The first pass takes {statistics.median(first_pass):.1f} ms and the test run "
          f"{statistics.median(run):.1f} ms, with their processes;\n  one that runs nothing takes "
          f"{worker:.1f} ms here, and the first pass starts one beside itself.)")
    with_leaves, without = (statistics.median(peak for _, peak in results[i]) for i in (2, 0))
    print(f"  memory of the parent for each leaf: {(with_leaves - without) / CASES / 1024:.2f} KiB; "
          f"target: at most 1 KiB")
