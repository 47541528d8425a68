# tests/packaging/conftest.py - the project as others get it: what it is installed to, and their projects.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import shlex
import shutil
import subprocess

import pytest

SOURCE = pathlib.Path(os.environ.get("BENCH_TEST_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
DOCTEST = os.environ.get("BENCH_TEST_DOCTEST", "")  # a folder that holds doctest/doctest.h, or nothing
CXX = shlex.split(os.environ.get("CXX", "c++"))
DOCTEST_FLAGS = ["-isystem", DOCTEST] if DOCTEST else []

CONSUMER = pathlib.Path(__file__).parent / "consumer"
# The projects are built without optimisation: the file that implements takes long enough.
ENVIRONMENT = {**os.environ, "CXXFLAGS": shlex.join(DOCTEST_FLAGS)}


def run(*command, **options):
    """Runs a command that must succeed; its output."""
    options = {"env": ENVIRONMENT, "stderr": subprocess.STDOUT, **options}
    result = subprocess.run(command, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, **options)
    assert result.returncode == 0, f"{shlex.join(map(str, command))}:\n{result.stdout}"
    return result.stdout


def passes_and_measures(program):
    """The program does both with the consumer's tests."""
    assert "| 5 passed |" in run(program)
    measured = run(program, "--kind=time", "--time=0.001", "--rounds=1")
    assert "adds" in measured and "5 measured, 0 failed" in measured
    return True


def readme_block(language, containing):
    """The one block of code in the README that has a text in it."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", (SOURCE / "README.md").read_text(), re.M | re.S)
    block, = [block for block in blocks if containing in block]
    return block


@pytest.fixture
def consumer(tmp_path):
    """A project that has tests.cpp and main.cpp, and no build files yet."""
    return pathlib.Path(shutil.copytree(CONSUMER, tmp_path / "consumer"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The prefix that the project is installed to, as the README says."""
    folder = tmp_path_factory.mktemp("installed")
    lines = readme_block("sh", "meson install").replace("PREFIX", str(folder / "usr"))
    setup, install = lines.replace(" build", f" {folder / 'build'}").splitlines()
    doctest = [f"-Ddoctest={DOCTEST}"] if DOCTEST else []
    run(*shlex.split(setup), *doctest, cwd=SOURCE)
    run(*shlex.split(install), cwd=SOURCE)
    return folder / "usr"


def git(folder, *arguments):
    return run("git", "-C", folder, "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org",
               *arguments)


@pytest.fixture(scope="session")
def repository(tmp_path_factory):
    """A git repository of one commit, which has all that is here, committed or not."""
    if not (SOURCE / ".git").exists():
        pytest.skip("this is no git repository")
    folder = tmp_path_factory.mktemp("repository") / "bench_test"
    for name in git(SOURCE, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if (SOURCE / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SOURCE / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "All of it")
    return folder
