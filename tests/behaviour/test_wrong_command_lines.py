# tests/behaviour/test_wrong_command_lines.py - what a wrong command line says, as a transcript of a shell.
#
# SPDX-License-Identifier: MIT
import pathlib
import re
import subprocess

import pytest
from conftest import KINDS, PROGRAMS, environment

TRANSCRIPT = pathlib.Path(__file__).with_name("wrong_command_lines.txt").read_text()
LINES = {}  # each command line, and what the transcript has below it
for part in re.split(r"^\$ ", re.sub(r"^#.*\n", "", TRANSCRIPT, flags=re.MULTILINE), flags=re.MULTILINE)[1:]:
    command, below = part.split("\n", 1)
    assert command not in LINES
    LINES[command] = below.strip("\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("wrong")
    for name in ["choosing", "time_choosing", "peakmem_choosing", "bench_choosing"]:
        (path / name).symlink_to(PROGRAMS / "choosing")
    (path / "time_own_main").symlink_to(PROGRAMS / "own_main")
    (path / "bin").mkdir()
    (path / "bin" / "time_choosing").touch()
    return path


def played(command, folder):
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment(), text=True, timeout=60,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.stdout == ""
    return f"{done.stderr}exit status {done.returncode}"


@pytest.mark.parametrize("command", LINES)
def test_a_wrong_command_line_says_what_to_do(folder, command):
    assert played(command, folder) == LINES[command].replace("{kinds}", " ".join(KINDS))
