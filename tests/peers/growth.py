# tests/peers/growth.py - how often the complexity of known functions is told.
#
# SPDX-License-Identifier: MIT
import re

from side_by_side import HERE, compile_with, run

RIGHT, UNTOLD, WRONG = "right", "can't tell", "wrong"
LINE = re.compile(r"^complexity of ((.*?): .*) over n: (.*)$", re.MULTILINE)


def growth(folder, quick):
    turns = 2 if quick else 20
    print(f"\n7. The complexity of ten known functions: how often each is told, in {turns} runs")
    program = folder / "time_growths"
    compile_with("-O2", HERE / "growths.cpp", folder / "ours_main.o", "-o", program)
    counts = {}
    for _ in range(turns):
        for name, truth, said in LINE.findall(run(program, "--time=0.05")):
            alone = said.partition(" (")[0] if " (" in said else None
            counts.setdefault(name, []).append(
                RIGHT if alone == truth else WRONG if alone else UNTOLD)
    print("  {:58}{:>8}{:>14}{:>8}".format("", RIGHT, UNTOLD, WRONG))
    for name, outcomes in counts.items():
        print("  {:58}{:8}{:14}{:8}".format(name, *map(outcomes.count, (RIGHT, UNTOLD, WRONG))))
