# tests/peers/batches.py - the same benchmark with 1, 10 and 1,000 inputs at a time.
#
# SPDX-License-Identifier: MIT
from side_by_side import HERE, compile_with, run

COLUMNS = "  {:30}{:>10}{:>10}{:>10}{:>14}"
SIZES = ("1", "10", "1000")


def batches(folder, quick):
    print("\n6. Inputs at a time: nanoseconds of a call, the median of processes that take turns")
    program = folder / "inputs_in_a_batch"
    compile_with("-O2", HERE / "inputs_in_a_batch.cpp", "-o", program)
    rows = {}
    for line in run(program, 2 if quick else 9).splitlines():
        name, numbers = line.split(": ")
        size, size_in_bytes, nanoseconds = numbers.split()
        rows.setdefault(name, {})[size] = float(nanoseconds)
        rows[name]["bytes"] = float(size_in_bytes)  # of the last one, which is the largest
    print(COLUMNS.format("", "1", "10", "1,000", "KiB of 1,000"))
    for name, row in rows.items():
        times = [f"{row[size]:.4g}" if row[size] < 1000 else f"{row[size]:.0f}" for size in SIZES]
        print(COLUMNS.format(name, *times, f"{row['bytes'] / 1024:.0f}"))
    print("  What has just been made is in the first cache, as far as it fits: the sum, which reads each\n"
          "  int once, takes the rest from the second one, and all of it with more inputs at a time. The\n"
          "  sort has none of that: it reads each int many times. The append takes a larger block for\n"
          "  each string: one at a time, it is the one that was just given back. Multiplications of\n"
          "  several inputs overlap. So a batch has as few as possible.")
