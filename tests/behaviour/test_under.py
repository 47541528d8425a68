# tests/behaviour/test_under.py - --under: what measures runs under a command, and nothing else does.
#
# SPDX-License-Identifier: MIT
import os
import pty
import resource
import select
import shlex
import shutil
import signal
import subprocess
import termios

import pytest
from conftest import PROGRAMS, environment, has_sanitizer, is_number, measure, number, passes, rows, run


@pytest.fixture
def script(tmp_path):
    """Makes a command of a shell script, whose words start the program."""

    def make(text, name="a tool", first_line="#!/bin/sh"):
        file = tmp_path / name
        file.write_text(f"{first_line}\n{text}\n")
        file.chmod(0o755)
        return shlex.quote(str(file))

    return make


@pytest.fixture
def tool(script):
    """A command that notes its words, and says to what it starts that it has."""
    return script('for word in "$@"; do printf "%s\\n" "$word"; done >>"$WORDS"\n'
                  'TOOL=tool exec "$@"')


@pytest.fixture
def under(tool, tmp_path):
    """Measures a case under the tool."""

    def measure_under(case, *args, command=tool, kind="time", env=None):
        return measure("under", "--no-skip", "-tc=" + case, "--under=" + command, *args, kind=kind,
                       env={"LOG": str(tmp_path / "log"), "WORDS": str(tmp_path / "words"), **(env or {})})

    measure_under.log = lambda: list(passes(tmp_path / "log").values())
    measure_under.words = lambda: (tmp_path / "words").read_text().splitlines()
    return measure_under


def needs(tool, *try_it):
    """Skips a test where a tool is not installed, or cannot do its work."""
    if not shutil.which(tool):
        return pytest.mark.skip(reason=f"{tool} is not installed")
    if try_it and subprocess.run([tool, *try_it], capture_output=True).returncode != 0:
        return pytest.mark.skip(reason=f"{tool} does not work here")
    return pytest.mark.skipif(False, reason="")


def test_only_the_rounds_run_under_it(under):
    result = under("body,region", "--rounds=3")
    assert result.status == 0
    assert all(is_number(row.value) for row in rows(result.out).values())
    under_it = [log for log in under.log() if "tool" in log[0]]
    others = [log for log in under.log() if "tool" not in log[0]]
    assert sorted(under_it) == [["body tool"]] * 3 + [["region tool"]] * 3
    # Calibrated, and the first pass; a first call that was slow by chance is made once more.
    assert {tuple(log) for log in others} == {("body ",), ("body ", "region "), ("region ",)}


def test_to_find_out_about_a_slow_first_call_starts_it_no_second_time(under):
    result = under("slow first call")
    assert result.status == 0
    assert "a slow first call: slow first call (" in result.err
    assert under.log().count(["slow tool"]) == 1
    assert under.log().count(["slow "]) == 4  # the first pass, a calibration and two more


def test_one_round_is_the_default_and_it_is_looped(tmp_path, tool):
    env = {"LOG": str(tmp_path / "log"), "WORDS": str(tmp_path / "words")}
    result = run("under", "--only=body", f"--under={tool}", "--time=0.01", name="time_under", env=env)
    assert is_number(rows(result.out)["body"].value)
    assert "±" in result.out.splitlines()[0]
    assert [log for log in passes(tmp_path / "log").values() if log == ["body tool"]] == [["body tool"]]


def test_rounds_in_the_variable_hold_too(under):
    under("body", env={"BENCH_TEST_OPTIONS": "--rounds=2"})
    assert under.log().count(["body tool"]) == 1  # the command line's wins
    plain = {"BENCH_TEST_OPTIONS": "--rounds=2 --time=0.01"}
    assert run("under", "--only=body", "--under=sh -c 'TOOL=sh exec \"$@\"' sh", name="time_under",
               env={"LOG": os.devnull, **plain}).status == 0


def test_the_command_is_split_as_by_a_shell(under, tool):
    assert under("body", command=tool + " -x 'a  b' \"c'd\" \\e env").status != 0  # -x is no command
    assert under.words()[:5] == ["-x", "a  b", "c'd", "e", "env"]


def test_the_words_after_the_command_start_the_program_with_our_own(under):
    under("body")
    program, *args = under.words()
    assert (program, args) == (str(PROGRAMS / "under"), ["--rounds=1", "--time=0.01", "--timeout=2",
                                                         "--no-skip", "-tc=body"])


@pytest.mark.parametrize("way", ["path", "relative", "PATH"])
def test_the_program_keeps_the_path_that_it_was_called_by(way, tool, tmp_path):
    (tmp_path / "time_link").symlink_to(PROGRAMS / "under")
    called = {"path": str(tmp_path / "time_link"), "relative": "./time_link", "PATH": "time_link"}[way]
    env = environment(WORDS=str(tmp_path / "words"))
    env["PATH"] = f"{tmp_path}:{env['PATH']}"
    done = subprocess.run([called, "--only=body", "--time=0.01", f"--under={tool}"], cwd=tmp_path, env=env,
                          capture_output=True)
    assert done.returncode == 0
    program = (tmp_path / "words").read_text().splitlines()[0]
    assert os.path.normpath(program) == str(tmp_path / "time_link")
    assert os.path.isabs(program)


def test_a_note_says_once_whose_numbers_they_are(under, tool):
    result = under("body,region")
    note = f"bench_test: what measures runs under {tool}: the numbers are those under it\n"
    assert result.err.count(note) == 1
    assert "under it" not in run("under", "--under=sh", "--list", name="time_under").err


def test_stdout_has_the_results_only_and_stderr_what_is_printed_under_it(under):
    result = under("prints", command="sh -c 'echo printed by the tool; exec \"$@\"' sh")
    assert "printed" not in result.out
    assert "printed by the tool\n" in result.err
    assert "printed by the body\n" in result.err
    assert result.out.splitlines()[-1].startswith("1 measured, 0 failed")


def test_the_input_is_ours(tool, tmp_path):
    done = subprocess.run(["time_under", "--no-skip", "--only=on demand::reads", "--time=0.001",
                           f"--under={tool}"],
                          executable=PROGRAMS / "under", input=b"typed", capture_output=True,
                          env=environment(LOG=str(tmp_path / "log"), WORDS=str(tmp_path / "words")))
    assert done.returncode == 0
    assert ["read typed"] in passes(tmp_path / "log").values()


def test_what_the_body_sees_has_no_trace_of_the_line(under):
    result = under("looks around", env={"BENCH_TEST_WORKER": "of someone else"})
    core = "no core" if resource.getrlimit(resource.RLIMIT_CORE)[0] == 0 else "a core"
    assert result.status == 0
    assert [f"tool shares a group, {core}, BENCH_TEST_WORKER=within"] in under.log()
    assert [" leads its group, no core, BENCH_TEST_WORKER=within"] in under.log()


def test_without_it_nothing_else_changes(tmp_path):
    result = measure("under", "--rounds=3", "-tc=body", env={"LOG": str(tmp_path / "log"), "TOOL": "ours"})
    assert result.status == 0
    assert list(passes(tmp_path / "log").values()) == [["body ours"]] * 5
    assert "under" not in result.err.replace("time_under", "")


def test_other_programs_that_the_command_starts_are_not_taken_for_the_worker(under):
    other = shlex.quote(f"{PROGRAMS}/choosing --kind=time --list")
    result = under("body", command=f"sh -c '{other[1:-1]}; TOOL=sh exec \"$@\"' sh")
    assert result.status == 0
    assert "parser::reads numbers\n" in result.err
    assert ["body sh"] in under.log()


def test_a_worker_that_is_started_again_begins_anew(under):
    twice = "sh -c '\"$@\" && \"$@\"' sh"
    result = under("body,8 MiB", command=twice, env={"TOOL": "sh"})
    assert result.status == 0
    assert all(is_number(row.value) for row in rows(result.out).values())
    assert under.log().count(["body sh"]) == 3  # one calibrated, two measured


@pytest.mark.skipif(has_sanitizer(), reason="a sanitizer needs memory of its own")
def test_peakmem_works_too(under):
    result = under("8 MiB", "--rounds=2", kind="peakmem")
    assert number(rows(result.out)["8 MiB"].value) == pytest.approx(8 << 20, rel=0.1)
    assert under.log().count(["8 MiB tool"]) == 2


def own_main(command):
    """Measures a suite with a main of its own, which takes no options but its own."""
    return run("own_main", "--case=*main", name="time_own_main",
               env={"BENCH_TEST_OPTIONS": f"--time=0.001 {shlex.quote('--under=' + command)}"})


def test_a_main_of_ones_own_runs_under_it():
    result = own_main("sh -c 'echo the command runs; exec \"$@\"' sh")
    assert result.status == 0
    assert is_number(rows(result.out)["prepared by main"].value)
    assert "the command runs\n" in result.err


def test_a_crash_under_it_is_a_death(under):
    result = under("crashes under a tool", command="env TOOL=tool")
    row = rows(result.out)["crashes under a tool"]
    assert (result.status, row.value) == (1, "died")
    if not has_sanitizer():
        assert row.note.endswith("env was ended by SIGSEGV (Segmentation fault) before the benchmark "
                                 "was done")


def test_a_failure_under_it_is_told(under):
    result = under("fails under a tool")
    assert (result.status, rows(result.out)["fails under a tool"].value) == (1, "fails")
    assert "CHECK( tool() == \"\" ) is NOT correct!" in result.err


def test_where_the_first_pass_fails_nothing_runs_under_it(under, tool):
    result = under("fails everywhere")
    assert result.status == 1
    assert not any("tool" in text for log in under.log() for text in log)
    assert (f"bench_test: --under={tool}: nothing has run under it, since only what passes is measured; "
            f"for the rest there is\n  {tool} time_under --kind=test '-ts=on demand' '-tc=fails everywhere'\n") in result.err


def test_tap_says_what_is_wrong_with_the_command(under):
    result = under("body", "--tap", command="sh -c 'exit 3'")
    assert result.status == 2
    assert result.out.splitlines()[1].startswith("Bail out! --under=sh -c 'exit 3': ended with exit status 3")


def test_a_command_that_fails_after_the_benchmark_is_a_failure_with_a_number(under):
    result = under("body", command="sh -c '\"$@\"; exit 9' sh")
    assert result.status == 1
    assert is_number(rows(result.out)["body"].value)
    assert "; exit 9' sh: ended with exit status 9, after the benchmark was done\n" in result.err


@pytest.mark.parametrize("command, said", [
    ("", "expected a value, as in --under='perf record'"),
    (" ", "expected a command, as in --under='perf record'"),
    ("nosuch -x", 'cannot find the command "nosuch"; install it, or give its path'),
    ("./nosuch", 'cannot find the command "./nosuch"; install it, or give its path'),
    ("/etc/passwd", 'cannot find the command "/etc/passwd"; install it, or give its path'),
])
def test_a_command_that_is_not_there_is_wrong_usage(under, command, said):
    result = under("body", command=command)
    assert (result.status, result.out) == (2, "")
    assert f"bench_test: --under={command}: {said}\n" in result.err
    assert under.log() == []


@pytest.mark.parametrize("command", ["true", "sh -c 'exit 3'", "env -i", "env -u BENCH_TEST_WORKER"])
def test_a_command_that_never_runs_the_benchmark_ends_the_run(under, command):
    result = under("body,region", "--rounds=3", command=command)
    assert result.status == 2
    assert result.err.count(", and has not run the benchmark; expected a command that starts what") == 1
    assert f"bench_test: --under={command}: ended with exit status " in result.err


def test_a_command_that_closes_the_descriptors_is_told_so_where_it_happens(under, script):
    closing = script("import subprocess, sys\nsys.exit(subprocess.call(sys.argv[1:]))",
                     first_line="#!/usr/bin/env python3")
    result = under("body", command=closing)
    assert result.status == 2
    assert "bench_test: --under: the command closes the descriptors that results go through" in result.err


def test_a_script_without_an_interpreter_is_told_so(under, script):
    result = under("body", command=script('exec "$@"', first_line=""))
    assert result.status == 2
    assert ": cannot be started: Exec format error; expected a program, or a script that " in result.err


@pytest.fixture
def rebuild(script, tmp_path):
    """Measures a program whose file is replaced as the command starts."""
    copy = tmp_path / "time_copy"
    shutil.copy(PROGRAMS / "under", copy)
    command = script('cp "$1" "$1.new" && mv "$1.new" "$1" && exec "$@"')

    def measure_rebuilt(*args):
        return subprocess.run([copy, "--only=body", "--time=0.01", f"--under={command}", *args],
                              env=environment(), capture_output=True, text=True)

    return measure_rebuilt


def test_a_program_may_be_built_anew_while_the_command_runs(rebuild):
    done = rebuild()
    assert done.returncode == 0
    assert is_number(rows(done.stdout)["body"].value)


def test_rounds_of_two_builds_are_not_mixed(rebuild):
    done = rebuild("--rounds=2")
    assert done.returncode == 2
    assert ": this program's file has been removed or replaced; start it again\n" in done.stderr


def test_with_in_process_it_is_refused(under):
    result = under("body", "--in-process", command="true")
    assert (result.status, result.out) == (2, "")
    assert "bench_test: --under=true: needs a process of its own, and --in-process starts none" in result.err


class Terminal:
    """A program that runs in a terminal of its own, of which we are the keyboard."""

    def __init__(self, *args, env):
        self.child, self.keyboard = pty.fork()
        if self.child == 0:
            os.chdir(PROGRAMS)
            os.execve("./under", ["time_under", *args], environment(**env))
        settings = termios.tcgetattr(self.keyboard)
        settings[3] &= ~termios.ECHO
        termios.tcsetattr(self.keyboard, termios.TCSANOW, settings)
        self.seen = ""

    def see(self, text):
        while text not in self.seen and self._read():
            pass
        assert text in self.seen

    def _read(self):
        if not select.select([self.keyboard], [], [], 100)[0]:
            os.kill(self.child, signal.SIGKILL)  # it hangs: what it starts loses its terminal, and ends
            os.close(self.keyboard)
            pytest.fail(f"nothing more is seen after {self.seen!r}")
        try:
            part = os.read(self.keyboard, 4096).decode(errors="replace")
        except OSError:  # it has ended
            part = ""
        self.seen += part
        return part

    def type(self, text):
        os.write(self.keyboard, text.encode())

    def end(self):
        while self._read():
            pass
        _, status = os.waitpid(self.child, 0)
        os.close(self.keyboard)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def terminal(tmp_path):
    def start(case, command, *args):
        return Terminal("--no-skip", f"--only={case}", f"--under={command}", "--time=0.01", *args,
                        env={"LOG": str(tmp_path / "log"), "WORDS": os.devnull})

    return start


WAITS = "on demand::waits for Ctrl-C under a tool"
UNTIL_CTRL_C = """\
trap 'came=1; echo caught' INT
echo begun
while [ ! "$came" ]; do read line; done
"""

def test_ctrl_c_is_the_tools_and_ends_the_run_if_it_ends_the_tool(terminal, script):
    t = terminal("body", script(UNTIL_CTRL_C + "trap - INT\nkill -INT $$"))
    t.see("begun\r\n")
    t.type("\x03")
    t.see("caught\r\n")
    t.type("\n")
    assert t.end() == 130


def test_ctrl_c_that_the_tool_survives_ends_nothing(terminal, script):
    t = terminal("body", script(UNTIL_CTRL_C + 'trap - INT\nexec "$@"'), "--rounds=2")
    for _ in range(2):
        t.see("begun\r\n")
        t.type("\x03")
        t.see("caught\r\n")
        t.seen = t.seen.split("caught\r\n")[1]  # the next round may have begun in it
        t.type("\n")
    assert t.end() == 0
    assert "1 measured, 0 failed" in t.seen


def test_ctrl_c_ends_a_worker_that_is_the_command_itself(terminal, tmp_path):
    pipe = tmp_path / "log"
    os.mkfifo(pipe)
    log = os.fdopen(os.open(pipe, os.O_RDWR), "r")
    t = terminal(WAITS, "env TOOL=tool")
    while not log.readline().endswith(": waits tool\n"):
        pass
    t.type("\x03")
    assert t.end() == 130
    log.close()


@needs("taskset")
def test_taskset_gives_a_normal_table():
    result = measure("under", "-tc=body", "--rounds=9", f"--under=taskset -c {min(os.sched_getaffinity(0))}")
    assert result.status == 0
    assert is_number(rows(result.out)["body"].value)
    assert "%" in rows(result.out)["body"].rest


@needs("valgrind", "-q", PROGRAMS / "under", "--list-test-cases")  # not what has a sanitizer, nor all DWARF
def test_valgrind():
    command = "valgrind --error-exitcode=9"
    for result in [measure("under", "-tc=body", "--time=0.001", f"--under={command}"), own_main(command)]:
        assert result.status == 0
        assert result.out.splitlines()[-1].startswith("1 measured, 0 failed")
        assert "ERROR SUMMARY: 0 errors" in result.err


@needs("perf", "record", "-o", "/dev/null", "true")
def test_perf_record_writes_its_file(tmp_path):
    data = tmp_path / "perf.data"
    result = measure("under", "-tc=body", f"--under=perf record -o {data}")
    assert result.status == 0
    assert is_number(rows(result.out)["body"].value)
    assert data.read_bytes()[:8] == b"PERFILE2"


@needs("strace", "-o", "/dev/null", "true")
@pytest.mark.skipif(has_sanitizer(), reason="it cannot look for leaks while it is traced")
def test_strace(tmp_path):
    trace = tmp_path / "trace"
    result = measure("under", "-tc=body", f"--under=strace -f -o {trace}")
    assert result.status == 0
    assert is_number(rows(result.out)["body"].value)
    assert "execve(" in trace.read_text()


@needs("heaptrack")
@pytest.mark.skipif(has_sanitizer(), reason="both replace the functions of the heap")
def test_heaptrack(tmp_path):
    result = measure("under", "-tc=region", f"--under=heaptrack -o {tmp_path}/heap")
    assert result.status == 0
    assert is_number(rows(result.out)["region"].value)
    assert list(tmp_path.glob("heap*"))


@needs("gdb", "-batch", "-nx", "-ex", "run", "--args", "true")
@pytest.mark.skipif(has_sanitizer(), reason="it cannot look for leaks while it is traced")
def test_gdb_in_a_terminal_breaks_in_the_body_runs_again_and_quits(terminal):
    t = terminal("region", "gdb -q -nx --args")
    t.see("(gdb) ")
    t.type("set pagination off\n")
    t.type("break touch\n")
    t.see("Breakpoint 1 at")
    for _ in range(2):
        t.seen = ""
        t.type("run\n")
        t.see("Breakpoint 1, ")
        t.seen = ""
        t.type("disable\n")
        t.type("continue\n")
        t.see("exited normally")
        t.type("enable\n")
    t.type("quit\n")
    assert t.end() == 0
    assert "1 measured, 0 failed" in t.seen


@needs("gdb", "-batch", "-nx", "-ex", "run", "--args", "true")
@pytest.mark.skipif(has_sanitizer(), reason="it sees the crash first")
def test_gdb_shows_where_a_body_crashes_only_when_it_is_measured(under):
    result = under("crashes under a tool", command="gdb -nx -batch -ex run -ex bt --args", env=None)
    assert "crashes under a tool" in result.out
    command = "env TOOL=tool gdb -nx -batch -ex run -ex bt --args"
    result = under("crashes under a tool", command=command)
    assert "received signal SIGSEGV" in result.err
    assert "bench_test::detail::" in result.err
    assert rows(result.out)["crashes under a tool"].value == "died"
