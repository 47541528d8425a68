# tests/layout/test_readme.py - what the README shows is what there is.
#
# SPDX-License-Identifier: MIT
"""The README's code is that of an example that is built and run; its help is what --help prints."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
EXAMPLE = ROOT / "examples" / "quick_start"
BUILT = Path(os.environ["BENCH_TEST_QUICK_START"])


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def code_of(name):
    """A file of the example without its header comment."""
    lines = (EXAMPLE / name).read_text().splitlines(keepends=True)
    while lines[0].startswith(("//", "#")) and not lines[0].startswith(("#include", "#define")):
        lines.pop(0)
    return "".join(lines).lstrip("\n")


def run(name, *arguments):
    done = subprocess.run([BUILT / name, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_code_is_that_of_the_first_example():
    first, main, values, own_kind = blocks("cpp")
    assert [first, main] == [code_of("tests.cpp"), code_of("main.cpp")]
    for name, code in ("values", values), ("own_kind", own_kind):
        assert code in (EXAMPLE.parent / "features" / f"{name}.cpp").read_text()


def test_a_line_of_code_in_the_text_is_that_of_an_example():
    lines = re.findall(r"^  ```cpp\n(.*?)^  ```$", README, re.M | re.S)
    assert lines
    examples = [path.read_text() for path in EXAMPLE.parent.glob("features/*.cpp")]
    for line in lines:
        assert any(line in example for example in examples), line


def test_the_build_file_is_that_of_the_first_example():
    assert blocks("meson") == [code_of("meson.build")]


def test_the_help_is_what_the_program_prints():
    assert "$ ./time_tests --help\n" + run("time_tests", "--help") + "```\n" in README


def test_each_example_is_in_the_readme():
    for path in sorted(EXAMPLE.parent.glob("*/*.cpp")):
        name = path.relative_to(ROOT).as_posix() if path.parent.name == "features" else f"examples/{path.parent.name}"
        assert f"({name})" in README


def labels(table):
    """What stands in front of the numbers, down to the summary."""
    rows = table[:re.search(r"^\d+ measured", table, re.M).start()]
    return re.findall(r"^( {2,4}\S.*?)(?:  .*)?$", rows, re.M)


def test_the_tables_have_the_rows_that_the_program_prints():
    for program in ("time_tests", "peakmem_tests"):
        printed = labels(run(program, "--time=0.01", "--rounds=6"))
        assert printed and labels(README[README.index(f"$ ./{program}\n"):]) == printed
