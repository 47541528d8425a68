# tests/behaviour/conftest.py - runs a program as a user does, and reads what it prints.
#
# SPDX-License-Identifier: MIT
import functools
import os
import pathlib
import re
import subprocess
import tempfile
import time
import typing

PROGRAMS = pathlib.Path(os.environ["BENCH_TEST_PROGRAMS"]).resolve()
QUICK = ("--rounds=1", "--time=0.01", "--timeout=2")


class Result(typing.NamedTuple):
    status: int  # negative: the signal that ended it
    out: str
    err: str

    @property
    def ids(self):
        """What --list prints."""
        return self.out.splitlines()


class Row(typing.NamedTuple):
    value: str  # "12.34 ns", or a verdict
    rest: str  # of the line
    note: str  # the line below, if any


def environment(**variables):
    """What a program sees of the environment: nothing that would change its output."""
    ours = ("BENCH_TEST_", "MALLOC_", "COLUMNS", "LC_", "LANG", "LOG", "TERM", "NO_COLOR")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**clean, "LC_ALL": "C.UTF-8", **variables}


def run(program, *args, name=None, env=None, **options):
    """Runs a program under a name: its own, if none is given."""
    done = subprocess.run([program if name is None else name, *args], executable=PROGRAMS / program,
                          env=environment(**env or {}), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **options)
    return Result(done.returncode, done.stdout.decode(errors="backslashreplace"),
                  done.stderr.decode(errors="backslashreplace"))


def all_kinds():
    """The prefixes of all kinds, as a program without any of its own names them."""
    known = run("choosing", "--kind=none at all").err.split("known are ")[1].split()
    return [kind for kind in known if kind not in ("bench", "test")]


KINDS = all_kinds()


def measure(program, *args, kind="time", env=None):
    """Measures as quickly as possible, and prints as wide as needed."""
    return run(program, *QUICK, *args, name=f"{kind}_{program}", env=env)


def lines_of(out):
    """The lines of a table but for its headings, as (label, Row) in their order: (None, Row) where only
    the note counts, which is about the row above. The label of a leaf has that of its case in front."""
    lines = out.splitlines()
    value_width = 12
    begin = re.match(r" +\w+(?: \w+)*", lines[0]).end() - value_width
    case = ""
    for line in lines[1:-1]:
        label, cells = line[:begin].rstrip(), line[begin:]
        row = Row(cells[:value_width].strip(), cells[value_width:].strip(), "")
        if line.startswith(" " * 6):
            yield None, Row("", "", line.strip())
        elif line.startswith(" " * 4):
            yield f"{case}/{label.strip()}", row
        elif line.startswith(" " * 2) and not row.value:
            case = line.strip()
        elif line.startswith(" " * 2):
            yield label.strip(), row


def label_of(leaf):
    """An ID without a suite as a table shows it: without the blanks in front of names."""
    return re.sub(r"(^|(?<!\\)/) +", r"\1", leaf)


def labels(out):
    """The label of each row; one comes again where two suites have it."""
    return [label for label, _ in lines_of(out) if label is not None]


def rows(out):
    """The rows of a table as {label: Row}; a label comes once."""
    table = {}
    last = None
    for label, row in lines_of(out):
        if label is None:
            table[last] = table[last]._replace(note=row.note)
        else:
            assert label not in table
            table[label] = row
            last = label
    return table


def passes(path):
    """What each process logged (log.hpp), as {process: [text, ...]} in the order of their start."""
    logged = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        process, text = line.split(": ", 1)
        logged.setdefault(process, []).append(text)
    return logged


def assert_each_leaf_is_what_a_test_runs(program, tmp_path, *args):
    """That leaves are listed as doctest runs them, and that each of them measured by its ID alone is
    that pass of the body and no other. Its cases must all log, and stand in one suite."""
    assert run(program, *args, env={"LOG": str(tmp_path / "test")}).status == 0
    (texts,) = passes(tmp_path / "test").values()
    assert len(set(texts)) == len(texts)
    ids = run(program, "--all", "--list=leaves", *args, name=f"time_{program}").ids
    assert len(set(ids)) == len(ids) == len(texts)
    for i, (leaf, text) in enumerate(zip(ids, texts)):
        log = tmp_path / str(i)
        result = measure(program, "--time=0.002", f"--only={leaf}", env={"LOG": str(log)})
        last_line = result.out.splitlines()[-1]
        assert (leaf, labels(result.out), result.status) == (leaf, [label_of(leaf)], 0)
        assert last_line.startswith("1 measured, 0 failed, 0 skipped in ")
        _, *processes = passes(log).values()  # the first finds the leaves
        assert (leaf, {tuple(p) for p in processes}) == (leaf, {(text,)})
    assert labels(measure(program, "--all", "--time=0.002", *args).out) == list(map(label_of, ids))


def number(value):
    """The number of "12.34 ns" in seconds, or that of "1.500 MiB" in bytes."""
    units = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1, "B": 1, "KiB": 2**10, "MiB": 2**20}
    digits, unit = value.split()
    return float(digits) * units[unit]


def is_number(value):
    return re.fullmatch(r"(< )?[\d.]+ (ns|µs|ms|s|B|KiB|MiB)", value) is not None


def processes_of(name):
    """The numbers of the processes that have been started by a name that is in their command line."""
    found = []
    for file in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [int(file.parent.name)] if name.encode() in file.read_bytes() else []
        except OSError:  # it has just ended
            pass
    return found


def leaves_no_process(name):
    """Whether all of them end; what was killed, the kernel ends in its own time."""
    last = time.monotonic() + 60
    while processes_of(name) and time.monotonic() < last:
        os.sched_yield()
    return not processes_of(name)


@functools.lru_cache(maxsize=None)
def has_sanitizer():
    """Whether the programs are built with one: it ends a crashing process in its own way."""
    return "Sanitizer, which is part" in run("choosing", "--all", *QUICK, name="time_choosing").err


@functools.lru_cache(maxsize=None)
def locale_with_commas():
    """Variables through which a program finds a locale that writes 1,5; none where none can be made."""
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "source").write_text('LC_NUMERIC\ndecimal_point ","\nthousands_sep "."\ngrouping 3;3\n'
                                   'END LC_NUMERIC\n')
    try:  # it complains of all that is not in there, and makes the locale
        subprocess.run(["localedef", "-c", "-i", folder / "source", "-f", "ANSI_X3.4-1968",
                        folder / "commas"], capture_output=True)
    except OSError:
        pass
    is_made = (folder / "commas" / "LC_NUMERIC").exists()
    return {"LOCPATH": str(folder), "A_LOCALE_WITH_COMMAS": "commas"} if is_made else {}


@functools.lru_cache(maxsize=None)
def doctest_version():
    """(2, 4, 9) of the doctest that the programs are built with."""
    told = run("choosing", "--version", name="time_choosing").out
    return tuple(map(int, re.search(r"doctest (\d+)\.(\d+)\.(\d+)", told).groups()))
