# tests/packaging/test_meson.py - Meson projects that use it, installed and as a subproject.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree

import pytest
from conftest import CONSUMER, DOCTEST, ENVIRONMENT, SOURCE, readme_block, run, passes_and_measures

# The program of the README and its other names.
PROJECT = ("project('consumer', 'cpp', default_options: ['cpp_std=c++17'])\n"
           "bench_test_dep = dependency('bench_test')\n"
           + (SOURCE / "examples/quick_start/meson.build").read_text())


def built(folder, *options, **environment):
    """The build folder of a consumer."""
    (folder / "meson.build").write_text(PROJECT)
    run("meson", "setup", folder / "build", folder, "--buildtype=plain", "--fatal-meson-warnings", *options,
        env={**ENVIRONMENT, **environment})
    run("ninja", "-C", folder / "build")
    return folder / "build"


@pytest.fixture(scope="module")
def by_pkg_config(installed, tmp_path_factory):
    """The build folder of a consumer that finds the installed tree by pkg-config."""
    folder = tmp_path_factory.mktemp("consumer") / "sources"
    shutil.copytree(CONSUMER, folder)
    return built(folder, PKG_CONFIG_PATH=str(installed / "share/pkgconfig"))


def test_pkg_config_answers_the_dependency(by_pkg_config):
    assert passes_and_measures(by_pkg_config / "tests")


def test_the_readmes_wrap_gets_a_repository(repository, consumer):
    wrap = readme_block("ini", "[wrap-git]").replace("URL", f"file://{repository}")
    (consumer / "subprojects").mkdir()
    (consumer / "subprojects/bench_test.wrap").write_text(wrap)
    build = built(consumer, *([f"-Dbench_test:doctest={DOCTEST}"] if DOCTEST else []))
    assert passes_and_measures(build / "tests")
    run("meson", "test", "-C", build)
    assert {(build / name).readlink().name for name in ("time_tests", "peakmem_tests", "bench_tests")} == {"tests"}
    assert not list(build.rglob("unit_tests"))
    assert not list((build / "subprojects").rglob("*.hpp"))


def test_mesons_logs_hold_the_result_of_each_benchmark(by_pkg_config):
    run("meson", "test", "-C", by_pkg_config, "--benchmark")
    cases = xml.etree.ElementTree.parse(by_pkg_config / "meson-logs/testlog.junit.xml").iter("testcase")
    names = [case.get("name") for case in cases]
    assert [name for name in names if re.search(r"\badds: time [\d.]+ [nuµ]s", name)]
    assert [name for name in names if re.search(r"\badds: peakmem < [\d.]+ [KM]iB", name)]


def test_a_subproject_installs_nothing(consumer, tmp_path):
    (consumer / "meson.build").write_text("project('consumer', 'cpp')\nsubproject('bench_test')\n"
                                          "install_data('main.cpp', install_dir: 'share')\n")
    (consumer / "subprojects").mkdir()
    (consumer / "subprojects/bench_test").symlink_to(SOURCE)
    run("meson", "setup", consumer / "build", consumer, f"--prefix={tmp_path / 'usr'}")
    run("meson", "install", "-C", consumer / "build")
    assert [path.name for path in (tmp_path / "usr").rglob("*") if path.is_file()] == ["main.cpp"]


def test_no_cmake_is_needed(tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for folder in reversed(os.environ["PATH"].split(os.pathsep)):
        for tool in pathlib.Path(folder).glob("*"):
            if not tool.name.startswith("cmake"):
                (tools / tool.name).unlink(missing_ok=True)
                (tools / tool.name).symlink_to(tool)
    assert shutil.which("meson", path=tools) and not shutil.which("cmake", path=tools)
    doctest = [f"-Ddoctest={DOCTEST}"] if DOCTEST else []
    run("meson", "setup", "-Dtests=false", *doctest, tmp_path / "build", SOURCE,
        env={**ENVIRONMENT, "PATH": str(tools)})


def test_a_wrong_doctest_folder_is_named(tmp_path):
    result = subprocess.run(["meson", "setup", f"-Ddoctest={tmp_path}", tmp_path / "build", SOURCE],
                            text=True, capture_output=True)
    assert result.returncode != 0
    assert f"-Ddoctest={tmp_path}: no doctest/doctest.h in there" in result.stdout
