#!/usr/bin/env python3
# tests/layout/check_layout.py - checks the order of the tree: layers, circles, sizes, forgotten files.
#
# Each violation is printed as "where: what is wrong; how to mend it". With --compile-with COMMAND...
# every header is compiled alone, too.
#
# SPDX-License-Identifier: MIT
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

# The folders of impl/, lowest first. What stands in impl/ itself is above them all.
LAYERS = [{"statistics", "text", "system"}, {"kinds"}, {"bridge"}, {"worker"}, {"results"}, {"run"},
          {"report"}, {"dispatch"}]
MOST_LINES = 300

UMBRELLA = "bench_test.hpp"
IMPLEMENTATION = "bench_test/impl/implementation.hpp"  # what the umbrella includes of impl/
KINDS = "bench_test/impl/kinds/"
ANY_KIND = KINDS + "registry.hpp"  # of all kinds
DOCTEST = "bench_test/doctest.hpp"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


class Header:
    """A header: its path below include/, and what it includes, ours and others'."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        self.lines = path.read_text().count("\n")
        self.ours, self.others = [], []
        for quote, name in INCLUDE.findall(self.text):
            beside = pathlib.Path(os.path.normpath(path.parent / name))
            if quote == '"' and beside.is_file() and root in beside.parents:
                self.ours.append(beside.relative_to(root).as_posix())
            elif (root / name).is_file():
                self.ours.append(name)
            else:
                self.others.append(name)

    def layer(self):
        """-1 for the interface, then the index in LAYERS; None for a folder that is not there."""
        if self.path == UMBRELLA:
            return len(LAYERS) + 1
        if not is_impl(self.path):
            return -1
        folders = self.path.split("/")[2:-1]
        if not folders:
            return len(LAYERS)
        return next((i for i, layer in enumerate(LAYERS) if folders[0] in layer), None)


def is_impl(path):
    return path.startswith("bench_test/impl/")


def is_one_kind(path):
    return path.startswith(KINDS) and path != ANY_KIND


def wrong_includes(header, headers):
    """What is wrong with the includes of one header."""
    for name in header.others:
        if name.startswith("bench_test") or name.startswith("."):
            yield f'there is no "{name}"; correct the name'
        elif re.fullmatch(r"(.*/)?doctest\.h", name):
            if header.path != DOCTEST:
                yield f"includes doctest itself; include {DOCTEST}, which knows which doctest is the suite's"
        elif not is_impl(header.path):
            yield (f"the interface includes <{name}>, which every user file would pay for; declare what"
                   " you need, or move the work to impl/")
    if header.layer() is None:
        yield "its folder is no layer; move it, or give the folder its place in LAYERS of this script"
        return
    for name in header.ours:
        to = headers[name]
        if is_impl(name) and header.layer() == -1:
            yield (f"the interface includes {name}, which every user file would pay for; declare what you"
                   " need as an out-of-line function")
        elif to.layer() is not None and to.layer() > header.layer():
            yield (f"includes {name}, which is in a higher layer; move what both need to the lower one, or"
                   " have it passed in")
        if is_one_kind(name) and header.path not in (IMPLEMENTATION, UMBRELLA):
            if is_one_kind(header.path):
                yield (f"a kind includes another one, {name}; move what both need to registry.hpp or to a"
                       " lower layer")
            else:
                yield f"knows the kind {name}; reach it through the registry"


def wrong_text(header):
    """What is wrong with the rest of one header."""
    if header.lines > MOST_LINES:
        yield f"has {header.lines} lines; split it by idea, {MOST_LINES} are the most"
    code = re.sub(r"//.*", "", header.text)
    if is_impl(header.path) and "/bridge/" not in header.path and re.search(
            r"doctest\s*::\s*detail", code):
        yield "names doctest::detail; only impl/bridge/ may: give it a function for what you need"


def circles(headers):
    """Each circle of includes, as a list of paths that ends where it began."""
    done, found = set(), []

    def visit(path, way):
        if path in way:
            found.append(way[way.index(path):] + [path])
        elif path not in done:
            for name in headers[path].ours:
                visit(name, way + [path])
            done.add(path)

    for path in headers:
        visit(path, [])
    return found


def reached(path, headers):
    """The headers that a header includes, directly or not, and itself."""
    seen, open_ends = set(), [path]
    while open_ends:
        path = open_ends.pop()
        if path not in seen:
            seen.add(path)
            open_ends += headers[path].ours
    return seen


def check_headers(root):
    headers = {h.path: h for h in (Header(root, p) for p in sorted(root.rglob("*.?pp")))}
    if UMBRELLA not in headers:
        return [f"include/{UMBRELLA}: is not there; the umbrella must reach every header"]
    found = []
    for header in headers.values():
        for what in [*wrong_includes(header, headers), *wrong_text(header)]:
            found.append(f"include/{header.path}: {what}")
    for circle in circles(headers):
        found.append(f"include/{circle[0]}: a circle of includes: {' -> '.join(circle)}; move what they"
                     " share to a header of its own")
    for path in sorted(set(headers) - reached(UMBRELLA, headers)):
        found.append(f"include/{path}: {UMBRELLA} does not reach it; include it where it is used, or"
                     " delete it")
    return found


def check_lists(top):
    """A test that no meson.build names would never run."""
    found = []
    for folder, files in [("tests/unit", "*_test.cpp"), ("tests/behaviour", "programs/*.cpp"),
                          ("tests/behaviour", "test_*.py"), ("tests/layout", "test_*.py"),
                          ("tests/packaging", "test_*.py"),
                          ("tests/ways_in", "test_*.py")]:
        build = top / folder / "meson.build"
        named = set(re.findall(r"'([^'\n]+)'", build.read_text())) if build.is_file() else set()
        for path in sorted((top / folder).glob(files)):
            names = {path.relative_to(top / folder).as_posix(), path.name, path.stem,
                     path.stem.replace("test_", "", 1)}
            if not names & named:
                found.append(f"{path.relative_to(top)}: is not built or run; add it to"
                             f" {folder}/meson.build")
    return found


def check_alone(root, command):
    """Each header that this compiler and this doctest reach must compile as the only one."""

    def run(path, *options):
        return subprocess.run([*command, *options, "-I", root, "-x", "c++", "-"], text=True,
                              input=f'#include "{path}"\n', capture_output=True)

    def compile_alone(path):
        asked = ["-DBENCH_TEST_IMPLEMENT"] if is_impl(path) else []
        result = run(path, "-fsyntax-only", *asked)
        if result.returncode:
            return (f"include/{path}: does not compile alone; include what it uses:\n"
                    + "\n".join(result.stderr.splitlines()[:8]))
        return None

    paths = []
    for asked in ["-DBENCH_TEST_IMPLEMENT", "-DBENCH_TEST_IMPLEMENT_WITH_MAIN"]:
        result = run(UMBRELLA, "-M", asked)
        if result.returncode:
            return [f"include/{UMBRELLA}: cannot be read by the compiler:\n{result.stderr}"]
        paths += [pathlib.Path(word) for word in result.stdout.replace("\\\n", " ").split()]
    paths = sorted({p.relative_to(root).as_posix() for p in paths if root in p.parents})
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [wrong for wrong in pool.map(compile_alone, paths) if wrong]


def main():
    arguments = argparse.ArgumentParser(description="Checks the order of the tree.")
    arguments.add_argument("top", type=pathlib.Path, help="the folder that holds include/")
    arguments.add_argument("--compile-with", nargs=argparse.REMAINDER, default=[])
    chosen = arguments.parse_args()
    top = chosen.top.resolve()
    found = check_headers(top / "include") + check_lists(top)
    if chosen.compile_with:
        found += check_alone(top / "include", chosen.compile_with)
    for violation in found:
        print(violation)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
