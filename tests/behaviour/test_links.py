# tests/behaviour/test_links.py - bench_ makes the other names of the program, and hurts nothing.
#
# SPDX-License-Identifier: MIT
import os
import shutil
import subprocess

import pytest
from conftest import KINDS, PROGRAMS, environment, run

NAMES = [f"{kind}_tests" for kind in (*KINDS, "bench")]


def lines(done, names=NAMES):
    return "".join(f"{name}: {done}\n" for name in names)


def call(folder, *args, program="tests", name="bench_tests", **variables):
    done = subprocess.run([name, *args], executable=folder / program, cwd=folder,
                          env=environment(**variables), capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "here").mkdir()
    shutil.copy(PROGRAMS / "choosing", tmp_path / "here" / "tests")
    return tmp_path / "here"


def test_the_names_of_all_kinds_are_made_beside_the_program_and_measure(folder):
    assert call(folder, "links") == (0, lines("made"), "")
    assert sorted(os.listdir(folder)) == sorted([*NAMES, "tests"])
    for name in NAMES:
        done = subprocess.run([folder / name, "--list"], env=environment(), capture_output=True)
        assert b"parser::reads numbers\n" in done.stdout


def test_links_beside_the_program_survive_a_move_of_the_folder(folder):
    call(folder, "links")
    folder.rename(folder.parent / "there")
    assert (folder.parent / "there" / "time_tests").resolve() == folder.parent / "there" / "tests"


def test_they_are_made_beside_the_real_file_also_if_called_through_a_link(folder):
    (folder.parent / "bench_me").symlink_to("here/tests")
    assert call(folder.parent, "links", program="bench_me", name="bench_me")[0] == 0
    assert sorted(os.listdir(folder)) == sorted([*NAMES, "tests"])


@pytest.mark.parametrize("name, args", [("tests", ["--kind=bench", "links"]),
                                        ("tests", ["links", "--kind=bench"]),
                                        ("time_tests", ["--kind=bench", "links"])])
def test_the_option_does_what_the_name_does(folder, name, args):
    assert call(folder, *args, name=name) == (0, lines("made"), "")


@pytest.mark.parametrize("real, names", [
    ("my_tests", [f"{kind}_my_tests" for kind in (*KINDS, "bench")]),
    ("time_tests", NAMES),
    ("bench_tests", NAMES),
    ("tests.exe", NAMES)])
def test_what_stands_behind_a_known_prefix_is_the_name(folder, real, names):
    (folder / "tests").rename(folder / real)
    status, out, err = call(folder, "--kind=bench", "links", program=real)
    assert (status, err) == (0, "")
    assert out == "".join(f"{n}: {'there already' if n == real else 'made'}\n" for n in names)


def test_in_another_folder_they_lead_to_the_whole_path(folder):
    (folder.parent / "bin").mkdir()
    assert call(folder, "links", "../bin") == (0, lines("made"), "")
    for name in NAMES:
        assert os.readlink(folder.parent / "bin" / name) == str(folder / "tests")


def test_the_folder_of_the_program_given_by_another_name_is_the_same_folder(folder):
    (folder.parent / "other name").symlink_to("here")
    assert call(folder, "links", "../other name") == (0, lines("made"), "")
    assert os.readlink(folder / "time_tests") == "tests"


def test_the_second_time_they_are_there_already(folder):
    call(folder, "links")
    assert call(folder, "links") == (0, lines("there already"), "")


def test_any_link_to_this_program_and_any_copy_of_it_is_there_already(folder):
    (folder / "time_tests").symlink_to(folder / "tests")
    os.link(folder / "tests", folder / "peakmem_tests")
    shutil.copy(folder / "tests", folder / "bench_tests")
    there = ["time_tests", "peakmem_tests", "bench_tests"]
    told = "".join(lines("there already" if name in there else "made", [name]) for name in NAMES)
    assert call(folder, "links") == (0, told, "")


def put_in_the_way(path, what):
    if what == "a folder":
        path.mkdir()
    elif what == "a file":
        path.write_text("precious")
    elif what == "an old copy":
        shutil.copy(path.parent / "tests", path)
        path.open("ab").write(b"\0")
    elif what == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"a foreign link": "/bin/sh", "a dangling link": "/nowhere/tests",
                         "a link to itself": path.name}[what])


def state(path):
    if path.is_symlink():
        return os.readlink(path)
    return path.read_bytes() if path.is_file() else path.lstat()


@pytest.mark.parametrize("what", ["a folder", "a file", "an old copy", "a pipe", "a foreign link",
                                  "a dangling link", "a link to itself"])
def test_what_is_in_the_way_stays_with_an_error_and_the_other_names_are_made(folder, what):
    put_in_the_way(folder / "time_tests", what)
    before = state(folder / "time_tests")
    status, out, err = call(folder, "links")
    assert (status, out) == (2, lines("made", NAMES[1:]))
    assert state(folder / "time_tests") == before
    assert err.startswith(f"bench_test: links: {folder}/time_tests: a ")
    assert " is in the way; " in err and err.count("\n") == 1


@pytest.mark.parametrize("given, wrong", [
    (["nowhere"], "nowhere: No such file or directory; name a folder that is there"),
    (["tests"], "tests: is no folder; "),
    (["tests/x"], "tests/x: Not a directory; "),
    ([""], "an argument is empty; usage: bench_tests links [DIR]"),
    ([".", "."], "too many arguments; usage: bench_tests links [DIR]"),
    (["--all"], "--all: there are no options; usage: bench_tests links [DIR]")])
def test_wrong_arguments_are_wrong_usage(folder, given, wrong):
    status, out, err = call(folder, "links", *given)
    assert (status, out) == (2, "")
    assert err.startswith(f"bench_test: links: {wrong}")
    assert os.listdir(folder) == ["tests"]


def test_usage_is_as_the_command_was_called(folder):
    assert call(folder, "links", "--help")[1].startswith("usage: bench_tests links [DIR]\n")
    assert call(folder, "--kind=bench", "links", "--help", name="tests")[1].startswith(
        "usage: tests --kind=bench links [DIR]\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(folder):
    folder.chmod(0o555)
    status, out, err = call(folder, "links")
    assert (status, out) == (2, "")
    assert err.count(": Permission denied; name a folder that you may write to\n") == 3


def test_only_the_first_argument_is_a_command(folder):
    status, out, err = call(folder, "--list", "links")
    assert (status, out) == (2, "") and "nothing is selected" in err
    assert os.listdir(folder) == ["tests"]


def test_only_bench_has_commands(folder):
    assert call(folder, "links", name="time_tests")[0] == 2
    assert call(folder, "links", name="tests")[1].startswith("[doctest]")
    assert os.listdir(folder) == ["tests"]


def test_a_main_of_the_users_own_can_make_them(tmp_path):
    for program, args, variables in [("mains", ["links"], {}),
                                     ("own_main", [], {"BENCH_TEST_OPTIONS": "--kind=bench links"})]:
        folder = tmp_path / program
        folder.mkdir()
        shutil.copy(PROGRAMS / program, folder / "tests")
        assert call(folder, *args, **variables) == (0, lines("made"), "")
        assert os.readlink(folder / "time_tests") == "tests"


# Where there are no symbolic links


def without_symlinks(folder, *args):
    return call(folder, *args, LD_PRELOAD=str(PROGRAMS / "libno_symlinks.so"),
                ASAN_OPTIONS="verify_asan_link_order=0")


def test_copies_are_made_where_there_are_no_symbolic_links(folder):
    (folder / "tests").chmod(0o750)
    status, out, err = without_symlinks(folder, "links")
    assert (status, out) == (0, lines("made, a copy"))
    assert "so these are copies; after each build remove them" in err
    assert sorted(os.listdir(folder)) == sorted([*NAMES, "tests"])
    for name in NAMES:
        assert (folder / name).read_bytes() == (folder / "tests").read_bytes()
        assert (folder / name).lstat().st_mode == (folder / "tests").lstat().st_mode
    assert without_symlinks(folder, "links") == (0, lines("there already"), "")


def test_an_old_copy_stays_as_it_may_be_another_program(folder):
    without_symlinks(folder, "links")
    before = (folder / "time_tests").read_bytes()
    shutil.copy(PROGRAMS / "names", folder / "tests")
    status, out, err = without_symlinks(folder, "links")
    assert (status, out) == (2, "")
    assert err.count("no copy of this program as it is now is in the way; remove it, and say") == len(NAMES)
    assert (folder / "time_tests").read_bytes() == before
    os.remove(folder / "time_tests")
    assert without_symlinks(folder, "links")[1] == "time_tests: made, a copy\n"


def test_what_could_not_be_printed_is_an_error():
    with open("/dev/full", "w") as full:
        done = subprocess.run(["bench_choosing", "links", "--help"], executable=PROGRAMS / "choosing",
                              env=environment(), stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1 and "is the disk full?" in done.stderr


def test_help_names_the_program_as_links_does():
    assert "\n  peakmem_my_tests " in run("choosing", "--kind=time", "--help", name="my_tests").out
