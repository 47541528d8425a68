# tests/peers/heap_cost.py - what a pair of new and delete costs with our operators in the program.
#
# SPDX-License-Identifier: MIT
import statistics

from side_by_side import HERE, by_turns, compared, compile_with, header, run


def heap_cost(folder, quick):
    print("\n8. A pair of new and delete: nanoseconds, with ours in the program and without")
    programs = {"with": folder / "with_us", "without": folder / "without_us"}
    source = HERE / "new_and_delete.cpp"
    compile_with("-O2", "-DWITH_US", source, "-o", programs["with"], "-lpthread")
    compile_with("-O2", source, "-o", programs["without"], "-lpthread")

    def measured(which):
        lines = run(programs[which], env={"LD_BIND_NOW": "1"}).splitlines()
        return {name: float(number) for name, number in (line.split(": ") for line in lines)}

    ours, without = by_turns(2 if quick else 15, lambda: measured("with"), lambda: measured("without"))
    print(header("with", "without", "ratio", "min..max", "target"))
    for name in without[0]:
        print(compared(name, *([turn[name] for turn in turns] for turns in (ours, without)), 1.05))
    for name in without[0]:
        counted = statistics.median(turn[f"{name}, counted"] for turn in ours)
        print(f"  While the heap is counted, {name}: {counted:.1f} ns a pair")
