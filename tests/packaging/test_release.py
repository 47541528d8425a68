# tests/packaging/test_release.py - what ./run release makes, and a project that uses it.
#
# SPDX-License-Identifier: MIT
import configparser
import json
import re
import subprocess
import tarfile

import pytest
from conftest import DOCTEST, SOURCE, git, passes_and_measures, run
from test_meson import built

VERSION = re.search('VERSION "(.*)"', (SOURCE / "include/bench_test/version.hpp").read_text())[1]
ARCHIVE = f"bench_test-{VERSION}.tar.gz"


def release(repository, *arguments):
    return subprocess.run([repository / "run", "release", *arguments], text=True, capture_output=True)


@pytest.fixture(scope="module")
def released(repository):
    """The folder of a release without an address."""
    done = release(repository)
    assert (done.returncode, done.stderr) == (0, "")
    return repository / "build/release"


def wrap_of(folder):
    wrap = configparser.ConfigParser(interpolation=None)
    wrap.read(folder / "bench_test.wrap")
    return wrap


def test_all_files_are_there_and_have_their_checksums(released):
    assert sorted(path.name for path in released.iterdir()) == sorted(
        [ARCHIVE, "SHA256SUMS", "bench_test.hpp", "bench_test.wrap", "releases.json"])
    checked = run("sha256sum", "-c", "--strict", "SHA256SUMS", cwd=released)
    assert checked.splitlines() == [f"{name}: OK" for name in ["bench_test.hpp", "bench_test.wrap", ARCHIVE]]


def test_the_single_header_is_the_one_that_is_installed(released, installed):
    assert (released / "bench_test.hpp").read_text() == (installed / "share/bench_test/bench_test.hpp").read_text()


def test_the_archive_has_what_is_committed(released, repository):
    with tarfile.open(released / ARCHIVE) as archive:
        files = sorted(member.name for member in archive if member.isfile())
    committed = git(repository, "ls-files").splitlines()
    assert files == sorted(f"bench_test-{VERSION}/{name}" for name in committed)


def test_a_project_with_the_wrap_and_the_archive_needs_no_network(released, consumer):
    (consumer / "subprojects/packagefiles").mkdir(parents=True)
    run("cp", released / "bench_test.wrap", consumer / "subprojects")
    run("cp", released / ARCHIVE, consumer / "subprojects/packagefiles")
    build = built(consumer, *([f"-Dbench_test:doctest={DOCTEST}"] if DOCTEST else []))
    assert passes_and_measures(build / "tests")
    run("meson", "test", "-C", build)


def test_the_wrap_says_what_the_database_of_wraps_asks_for(released):
    wrap = wrap_of(released)
    entry = json.loads((released / "releases.json").read_text())["bench_test"]
    assert entry == {"dependency_names": list(wrap["provide"]), "versions": [f"{VERSION}-1"]}
    assert not [key for key in wrap["wrap-file"] if key.startswith("patch")]


def test_the_same_commit_makes_the_same_bytes_in_another_clone(released, repository, tmp_path):
    git(tmp_path, "clone", "-q", f"file://{repository}", "other")
    git(tmp_path / "other", "config", "tar.umask", "0077")
    assert release(tmp_path / "other").returncode == 0
    for path in released.iterdir():
        assert (tmp_path / "other/build/release" / path.name).read_bytes() == path.read_bytes()


def test_an_address_is_where_the_wrap_downloads_from(repository, tmp_path):
    git(tmp_path, "clone", "-q", f"file://{repository}", "other")
    done = release(tmp_path / "other", "https://example.org/a&b/")
    assert done.returncode == 0
    assert "downloads the archive from https://example.org/a&b\n" in done.stdout
    wrap = wrap_of(tmp_path / "other/build/release")["wrap-file"]
    assert wrap["source_url"] == f"https://example.org/a&b/{ARCHIVE}"


@pytest.mark.parametrize("change", ["a file that git does not know", "a changed file"])
def test_what_is_not_committed_is_not_released(repository, tmp_path, change):
    git(tmp_path, "clone", "-q", f"file://{repository}", "other")
    (tmp_path / "other" / ("README.md" if change == "a changed file" else "new.md")).write_text("new\n")
    done = release(tmp_path / "other")
    assert done.returncode == 2
    assert done.stderr == ("run: release: there are changes that are not committed; commit or stash them"
                           " (git status shows them)\n")
    assert not (tmp_path / "other/build/release").exists()


@pytest.mark.parametrize("arguments", [["example"], ["https://a.org", "b"], ["https://a.org/a b"]])
def test_what_is_no_address_is_refused(repository, arguments):
    done = release(repository, *arguments)
    assert done.returncode == 2
    assert f'run: release: "{" ".join(arguments)}" is no address' in done.stderr
