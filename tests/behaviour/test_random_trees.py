# tests/behaviour/test_random_trees.py - random trees of subcases, loops and failures: each leaf is
# entered as often as it should be. A plain test run of the same program says what that is.
#
# As a program, it goes on with fresh seeds for a given number of seconds (./run fuzz).
#
# SPDX-License-Identifier: MIT
import collections
import pathlib
import random
import re
import sys
import tempfile
import time
import typing

import pytest
from conftest import is_number, rows, run

QUICK = ("--all", "--rounds=1", "--time=0.001", "--timeout=20")


class Pass(typing.NamedTuple):
    case: str
    number: str  # of the pass in its process, where each is told
    way: str  # "+61 - ?2": entered "a", left it, then took the value 2
    end: str  # ended, threw or died
    failures: int  # failed assertions

    @property
    def failed(self):
        return self.failures > 0 or self.end == "threw"

    def subcases(self):
        """The names on the deepest way; where it died, those that were open then."""
        names, depth = [], 0
        for word in self.way.split():
            if word == "-":
                depth -= 1
            elif word[0] == "+":
                depth += 1
                if self.end == "died":
                    del names[depth - 1:]
                if depth > len(names):
                    names.append(bytes.fromhex(word[1:]))
        return names[:depth] if self.end == "died" else names


def logged(path):
    """What each process told: {process: [Pass, ...]}, in the order of their start."""
    told = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        process, rest = line.split(": ", 1)
        case, number, way, end, failures = rest.split("\t")
        told.setdefault(process, []).append(Pass(case, number, way.strip(), end, int(failures)))
    return told


def by_case(passes):
    cases = {}
    for p in passes:
        cases.setdefault(p.case, []).append(p)
    return cases


def id_part(name):
    """A subcase's name in an ID, written down a second time."""
    if not name:
        return '""'
    text = ""
    for c in name.decode(errors="surrogateescape"):
        if "\udc80" <= c <= "\udcff":
            text += f"\\x{ord(c) - 0xdc00:02X}"
        elif c < " ":
            text += {"\n": "\\n", "\t": "\\t"}.get(c, f"\\x{ord(c):02X}")
        else:
            text += {"\\": "\\\\", "/": "\\/"}.get(c, c)
    if text == '""':
        return '\\"\\"'
    text = re.sub(" $", r"\\x20", text)
    return re.sub(r"#(\d+)$", r"\\#\1", text)


def leaf_ids(case, ways):
    seen = collections.Counter()
    leaves = ["/".join([case, *map(id_part, way)]) for way in ways]
    for leaf in leaves:
        is_outer = any(other.startswith(leaf + "/") for other in leaves) or (
            leaf == case and len(leaves) > 1)
        seen[leaf] += 1
        number = f"#{seen[leaf]}"
        yield leaf + ("/" + number if is_outer else number if seen[leaf] > 1 else "")


def is_in(leaf, outer):
    return leaf == outer or leaf.startswith(outer + "/")


def is_whole_case_failed(case, passes):
    """Whether doctest fails a case for what its decorator promised."""
    failures = sum(p.failures for p in passes)
    expected = re.search(r"expects (\d+)", case)
    if expected:
        return failures != int(expected[1])
    return "should_fail" in case and not any(p.failed for p in passes)


def expected_rows(case, passes):
    """{ID: verdict} of a case, given the passes of a plain run."""
    ways = [p.subcases() for p in passes]
    has_subcases = len(passes) > 1 or any(ways)
    if has_subcases and passes[-1].end != "ended":
        ways.append([b"..."])
    verdicts = []
    for p in passes:
        if p.end == "died":
            verdicts.append("died")
        elif is_whole_case_failed(case, passes):
            verdicts.append("fails")
        elif p.failed:
            verdicts.append("may fail" if re.search("may_fail|should_fail|expects", case) else "fails")
        else:
            verdicts.append("number")
    verdicts += ["unknown"] * (len(ways) - len(verdicts))
    return dict(zip(leaf_ids(case, ways), verdicts))


def agrees(case, verdict, expected):
    """A tree that counts its passes is another one where a process goes to one leaf at once: it may
    end up in another leaf, with that one's verdict."""
    if "counted" in case and expected == "number":
        return verdict in ("number", "once", "skipped", "fails alone", "died")
    return verdict == expected


def verdict_of(row):
    if not is_number(row.value):
        return row.value
    return "once" if "not repeatable" in row.note else "number"


def without_once(table):
    """Whether a tree that counts is seen to do so hangs on how many passes a sample has."""
    return {leaf: "number" if verdict == "once" else verdict for leaf, verdict in table.items()}


class Forest:
    """The trees of one seed, and the runs of them."""

    def __init__(self, seed, folder):
        self.seed, self.folder, self.runs = seed, folder, 0
        self.env = {"SEED": str(seed), "COLUMNS": "600"}

    def run(self, *args, name="random_trees", each=False):
        self.runs += 1
        log = self.folder / f"log{self.runs}"
        env = {**self.env, "LOG": str(log), **({"EACH": "1"} if each else {})}
        return run("random_trees", *args, name=name, env=env), logged(log)

    def plain(self):
        """What doctest does, {case: passes}; cases that end the process in runs of their own."""
        result, told = self.run("--list-test-cases")
        names = [line for line in result.out.splitlines() if line.startswith(("tree", "big tree"))]
        told = self.run("-tce=*dies*", each=True)[1]
        passes = [p for process in told.values() for p in process]
        for name in names:
            if "dies" in name:
                passes += [p for process in self.run(f"-tc={name}", each=True)[1].values() for p in process]
        cases = by_case(passes)
        endless = [case for case, of in cases.items() if of[-1].end == "endless"]
        assert not endless
        assert sorted(cases) == sorted(names)
        return {name: cases[name] for name in names}

    def measured(self, *args):
        """{ID: verdict}, and what the processes logged."""
        result, told = self.run(*QUICK, *args, name="time_random_trees")
        table = {label: verdict_of(row) for label, row in rows(result.out).items()}
        check_summary(result, len(table))
        return table, told


def check_summary(result, count):
    numbers = re.findall(r"(\d+) [a-z]", result.out.splitlines()[-1].rsplit(" in ", 1)[0])
    assert sum(map(int, numbers)) == count
    assert result.status in (0, 1)


def check_list(forest, plain, expected):
    """--list=leaves runs what a plain run does, pass by pass, and prints each leaf once."""
    result, told = forest.run("--all", "--list=leaves", name="time_random_trees", each=True)
    seen = []
    for process in told.values():
        for case, passes in by_case(process).items():
            assert passes == plain[case]
            seen += [case] if case not in seen else []
    assert seen == list(plain)
    ids = [leaf for case in expected.values() for leaf, verdict in case.items() if verdict != "unknown"]
    assert result.ids == ids
    assert len(set(ids)) == sum(map(len, plain.values()))


def check_processes(told, plain, table):
    """A process runs cases as a plain run does, or goes to one leaf only."""
    alone = collections.Counter()
    for process in told.values():
        cases = by_case(process)
        for case, passes in cases.items():
            whole = without_repeats(plain[case])
            passes = [p._replace(number="") for p in passes]
            if len(passes) == 1 and len(cases) == 1:
                alone[passes[0]] += 1
            elif "counted" not in case:
                assert passes == whole
    for case, passes in plain.items():
        for leaf, p in zip(expected_rows(case, passes), passes):
            if leaf in table and "counted" not in case and table[leaf] == "number":
                assert alone[p._replace(number="")] > 0, leaf


def without_repeats(passes):
    """As a process logs that does not tell of each pass."""
    passes = [p._replace(number="") for p in passes]
    return [p for i, p in enumerate(passes) if i == 0 or p != passes[i - 1]]


def check(seed, folder):
    forest = Forest(seed, folder)
    plain = forest.plain()
    expected = {case: expected_rows(case, passes) for case, passes in plain.items()}
    check_list(forest, plain, expected)

    table, told = forest.measured("-tce=big*")
    small = {case: leaves for case, leaves in expected.items() if not case.startswith("big")}
    wanted = {leaf: (case, v) for case, leaves in small.items() for leaf, v in leaves.items()}
    assert list(table) == list(wanted)
    wrong = {leaf: (verdict, wanted[leaf][1]) for leaf, verdict in table.items()
             if not agrees(wanted[leaf][0], verdict, wanted[leaf][1])}
    assert not wrong
    check_processes(told, plain, table)

    leaves = [(case, leaf) for case, of in expected.items() for leaf, v in of.items() if v != "unknown"]
    for case, leaf in random.Random(seed).sample(leaves, min(3, len(leaves))):
        just = [other for other in expected[case] if is_in(other, leaf)]
        only = without_once(forest.measured(f"--only={leaf}")[0])
        assert list(only) == just
        assert all(only[one] == without_once(table).get(one, "number") for one in just)

    assert without_once(forest.measured("-tce=big*")[0]) == without_once(table)


@pytest.mark.parametrize("seed", range(1, 5))
def test_each_leaf_is_entered_as_a_plain_run_does(seed, tmp_path):
    check(seed, tmp_path)


def main():
    until = time.monotonic() + float(sys.argv[1])
    first = seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    failed = []
    while time.monotonic() < until:
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(seed, pathlib.Path(folder))
            except Exception as e:  # also a table that cannot be read
                failed.append(seed)
                print(f"seed {seed}: {type(e).__name__} {describe(e)}", flush=True)
        seed += 1
    print(f"seeds {first} to {seed - 1}: {seed - first - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def describe(error):
    """Where it failed, and with which values."""
    frame = error.__traceback__
    while frame.tb_next and frame.tb_next.tb_frame.f_code.co_filename == __file__:
        frame = frame.tb_next
    values = {name: value for name, value in frame.tb_frame.f_locals.items()
              if name in ("case", "passes", "wrong", "leaf", "only", "just", "endless", "names")}
    return f"{str(error)[:1000]} in {frame.tb_frame.f_code.co_name}, line {frame.tb_lineno}: {values}"


if __name__ == "__main__":
    sys.exit(main())
