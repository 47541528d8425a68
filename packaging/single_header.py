#!/usr/bin/env python3
# packaging/single_header.py - writes the headers of include/ into one, in the order of their includes.
#
# The umbrella stays one that can be included again, to ask for the implementation. So #pragma once
# becomes a guard around each part, and the text of each header must stand where all its includers
# come by: a header that two branches of an #if include has no such place, and is refused.
#
# SPDX-License-Identifier: MIT
import argparse
import os
import pathlib
import re
import sys

UMBRELLA = "bench_test.hpp"
LICENCE = "// SPDX-License-Identifier: MIT"

INCLUDE = re.compile(r'\s*#\s*include\s*"([^"]+)"')
CONDITION = re.compile(r"\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b")
ONCE = re.compile(r"\s*#\s*pragma\s+once\b")
VERSION = re.compile(r'#\s*define\s+BENCH_TEST_VERSION\s+"(.*)"')


class Refused(Exception):
    """Where: what is wrong; how to mend it."""


class Parts:
    """The text of all headers that one reaches, each once."""

    def __init__(self, root):
        self.root = root
        self.lines = []
        self.branches = {}  # of each header that is in: the branches of #ifs that its text stands in
        self.open = []  # the headers that are being written, outermost first

    def add(self, path, branches=(), is_guarded=False):
        """Writes a header, and before that, in their places, what it includes. A branch is the place of its
        #if and its own number in there."""
        text = (self.root / path).read_text()
        has_once = any(map(ONCE.match, text.splitlines()))
        if is_guarded and not has_once:
            raise Refused(f"include/{path}: has no #pragma once, so that each include of {UMBRELLA} looks at"
                          " it anew, but stands within a header that has one; include it in"
                          f" {UMBRELLA} before that")
        self.branches[path] = branches
        self.open.append(path)
        self.lines += ["", f"// ---- begin {path}"]
        for number, line in enumerate(without_licence(text), 1):
            branches = self.branch_after(line, branches, f"include/{path}:{number}")
            include = INCLUDE.match(line)
            if include:
                self.include(include[1], branches, is_guarded or has_once, f"include/{path}:{number}")
            elif ONCE.match(line):
                self.lines += [f"#if !defined({guard(path)})", f"#define {guard(path)}"]
            else:
                self.lines.append(line)
        if has_once:
            self.lines.append("#endif")
        self.lines.append(f"// ---- end {path}")
        self.open.pop()

    def include(self, name, branches, is_guarded, where):
        path = self.path_of(name, where)
        if path in self.open:
            way = self.open[self.open.index(path):] + [path]
            raise Refused(f"{where}: a circle of includes: {' -> '.join(way)}; move what they share to a header"
                          " of its own")
        if path not in self.branches:
            self.add(path, branches, is_guarded)
            return
        there = self.branches[path]
        for mine, other in zip(branches + ((None, 0),) * len(there), there):
            if mine != other:
                raise Refused(f'{where}: "{name}" stands already in a branch of the #if at {other[0]}, where this'
                              f" line does not come by; include {path} before that #if")

    def path_of(self, name, where):
        """The path below include/ of what a header includes."""
        beside = os.path.normpath(pathlib.PurePosixPath(self.open[-1]).parent / name)
        for path in [beside, name]:
            if not path.startswith("..") and (self.root / path).is_file():
                return path
        raise Refused(f'{where}: there is no "{name}"; correct the name')

    @staticmethod
    def branch_after(line, branches, where):
        """The branches that the line after this one stands in."""
        word = (CONDITION.match(line) or [None, None])[1]
        if word in ("if", "ifdef", "ifndef"):
            return branches + ((where, 0),)
        if word in ("elif", "else"):
            return branches[:-1] + ((branches[-1][0], branches[-1][1] + 1),)
        return branches[:-1] if word == "endif" else branches


def guard(path):
    return "BENCH_TEST_PRIVATE_HAS_" + re.sub(r"\W", "_", path.replace("bench_test/", "", 1)).upper()


def without_licence(text):
    """The lines; that of the licence, which stands once for all, is blank, as is the empty comment
    before it."""
    lines = text.splitlines()
    if LICENCE in lines:
        place = lines.index(LICENCE)
        lines[place] = ""
        if place > 0 and lines[place - 1] == "//":
            lines[place - 1] = ""
    return lines


def header(top):
    """The single header, and the paths of all that it is made from."""
    root = top / "include"
    parts = Parts(root)
    if not (root / UMBRELLA).is_file():
        raise Refused(f"include/{UMBRELLA}: is not there; expected the folder of the project as an argument")
    parts.add(UMBRELLA)
    version = next(filter(None, map(VERSION.match, parts.lines)), None)
    if not version:
        raise Refused("include/: no header defines BENCH_TEST_VERSION; define it in bench_test/version.hpp")
    holder = next(line for line in (top / "LICENSE").read_text().splitlines() if "Copyright" in line)
    head = [f"// bench_test.hpp - bench_test {version[1]} in one header, made from its tree of headers.", "//",
            f"// {holder}", LICENCE]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join([*head, *parts.lines, ""]))
    return text, [root / path for path in parts.branches] + [top / "LICENSE"]


def main():
    arguments = argparse.ArgumentParser(description="Writes the headers of include/ into one.")
    arguments.add_argument("top", type=pathlib.Path, help="the folder that holds include/ and LICENSE")
    arguments.add_argument("output", type=pathlib.Path)
    arguments.add_argument("--depfile", type=pathlib.Path, help="is told what the output is made from")
    chosen = arguments.parse_args()
    try:
        text, sources = header(chosen.top)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    chosen.output.write_text(text)
    if chosen.depfile:
        names = " ".join(str(path).replace(" ", r"\ ") for path in sources)
        chosen.depfile.write_text(f"{chosen.output}: {names}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
