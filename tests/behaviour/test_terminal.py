# tests/behaviour/test_terminal.py - the screens as a user sees them, in an emulated terminal.
#
# SPDX-License-Identifier: MIT
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios

import pytest
from conftest import PROGRAMS, environment

pyte = pytest.importorskip("pyte", reason="needs the terminal emulator python3-pyte")

ROUNDS = ("--rounds=9", "--time=0.05")

NARROW = """\
bench_test: measuring time, as the program's name "time_choosing" says;
  --kind=test runs the tests
                                                         time  ± (95 %)  doctest
  sorts                                                     #         #        #
parser
  reads numbers                                             #         #        #
  reads words
    short                                                   #         #        #
    long                                                    #         #        #
  skipped                                             skipped
      doctest::skip(); --no-skip measures it
writer
  time only                                                 #         #        #
  Writes                                                    #         #        #
6 measured, 0 failed, 1 skipped in     #
"""

WIDE = """\
                                                  time  ± (95 %)  doctest      lowest  rounds        highest  iterations
  sorts                                              #         #        #           #  ~~~~~~~~~           #           #
parser
  reads numbers                                      #         #        #           #  ~~~~~~~~~           #           #
  reads words
    short                                            #         #        #           #  ~~~~~~~~~           #           #
    long                                             #         #        #           #  ~~~~~~~~~           #           #
  skipped                                      skipped
      doctest::skip(); --no-skip measures it
writer
  time only                                          #         #        #           #  ~~~~~~~~~           #           #
  Writes                                             #         #        #           #  ~~~~~~~~~           #           #
6 measured, 0 failed, 1 skipped in     #
"""


class Terminal:
    """A program in a terminal of a size, played until it ends."""

    def __init__(self, program, *args, columns=80, name=None, **variables):
        self.screen = pyte.HistoryScreen(columns, 100)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.pictures = []  # the last line with something in it, after each output
        self.columns = columns
        master, slave = pty.openpty()
        self.resize(master, columns)
        self.master = master
        self.process = subprocess.Popen(
            [name or f"time_{program}", *args], executable=PROGRAMS / program, stdin=slave,
            stdout=slave, stderr=slave, start_new_session=True,
            env=environment(**{"TERM": "xterm-256color", **variables}))
        os.close(slave)

    def resize(self, master, columns):
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 100, columns, 0, 0))

    def play(self, until=None):
        """Until the program ends, or the output holds some bytes."""
        while until is None or until not in self.bytes:
            ready, _, _ = select.select([self.master], [], [], 60)
            assert ready, self.text()
            try:
                data = os.read(self.master, 65536)
            except OSError:  # the other side is closed
                data = b""
            if not data:
                break
            self.bytes += data
            self.stream.feed(data)
            self.pictures += [line for line in self.text().splitlines()[-1:]]
        if until is None:
            os.close(self.master)
            self.process.wait()
        return self

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip("\n") + "\n"


def blanked(text):
    """A number with its unit is a # that ends where the unit ended; the picture is a row of ~."""
    header = next((line for line in text.splitlines() if "rounds  " in line), "")
    begin = header.find("rounds")
    lines = []
    for line in text.splitlines():
        if begin > 0 and line != header and re.match(r"  .*\d", line[:begin]):
            line = line[:begin] + "~" * 9 + line[begin + 9:]
        line = re.sub(r"(?<!<) +[\d.]+ ([nuµm]?s|%)(?=\s|$)", lambda m: "#".rjust(len(m[0])), line)
        lines.append(re.sub(r" +\d+$", lambda m: "#".rjust(len(m[0])), line))
    return "".join(line + "\n" for line in lines)


def without_notes(text):
    """From the header to the summary: what stands around depends on the build and the machine."""
    return re.search(r"^ {20}.*^\d measured[^\n]*", text, re.M | re.S)[0]


@pytest.fixture(scope="module")
def narrow():
    return Terminal("choosing", *ROUNDS).play()


def test_a_screen_of_80_columns(narrow):
    text = blanked(narrow.text())
    assert text.startswith(NARROW[:NARROW.index("  --kind=test")])
    assert without_notes(text) == without_notes(NARROW)


def test_a_screen_of_120_columns_and_more():
    text = Terminal("choosing", *ROUNDS, columns=120).play().text()
    assert without_notes(blanked(text)) == without_notes(WIDE)
    text = Terminal("choosing", *ROUNDS, columns=160).play().text()
    header = re.search(r"^ {20}.*", text, re.M)[0]
    assert (len(header), header.split()) == (160, WIDE.splitlines()[0].split())


def test_a_command_to_be_copied_is_not_broken_where_lines_are():
    terminal = Terminal("verdicts", "--only=throws nothing, not even an int", columns=50).play()
    assert b"\n  time_verdicts --kind=test '-tc=throws nothing? not even an int'\r\n" in terminal.bytes
    assert all(len(line) <= 50 for line in terminal.bytes.decode().split("\r\n") if line.startswith("bench_test: "))


def test_the_terminal_has_colours_and_the_pipe_has_none(narrow):
    assert b"\x1b[1m" in narrow.bytes and b"\x1b[33mskipped\x1b[0m" in narrow.bytes
    done = subprocess.run(["time_choosing", *ROUNDS], executable=PROGRAMS / "choosing",
                          env=environment(TERM="xterm-256color"), capture_output=True)
    assert b"\x1b" not in done.stdout + done.stderr
    assert without_notes(blanked(done.stdout.decode())) == without_notes(NARROW)


@pytest.mark.parametrize("variables, args, is_colored", [
    ({"NO_COLOR": "1"}, [], False),
    ({"NO_COLOR": ""}, [], True),
    ({"TERM": "dumb"}, [], False),
    ({}, ["--color=never"], False),
    ({"NO_COLOR": "1"}, ["--color=always"], True),
])
def test_colours_are_there_unless_somebody_wants_none(variables, args, is_colored):
    variables = {"TERM": "xterm-256color", **variables}
    master, slave = pty.openpty()
    process = subprocess.Popen(["time_choosing", "--rounds=1", "--time=0.01", *args],
                               executable=PROGRAMS / "choosing", stdout=slave, stderr=subprocess.DEVNULL,
                               env=environment(**variables))
    os.close(slave)
    shown = b""
    while True:
        try:
            shown += os.read(master, 65536)
        except OSError:
            break
    process.wait()
    assert (b"\x1b[" in shown) == is_colored


def test_color_always_holds_in_a_pipe_too():
    done = subprocess.run(["time_choosing", "--color=always", "--rounds=1", "--time=0.01"],
                          executable=PROGRAMS / "choosing", env=environment(), capture_output=True)
    assert b"\x1b[33mskipped\x1b[0m" in done.stdout


def test_a_locale_without_utf_8_gets_ascii():
    terminal = Terminal("choosing", *ROUNDS, columns=160, LC_ALL="C").play()
    assert terminal.bytes.isascii()
    assert " +- (95 %) " in terminal.text()


def test_a_progress_line_says_what_runs_and_how_long_it_takes_yet(narrow):
    long = Terminal("choosing", "--rounds=9", "--time=0.3").play()
    lines = [line for line in long.pictures if line.startswith("[")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"\[\d+/\d+\] (first run|time): .*?( \(\d+ s left\))?", line), line
        assert len(line) < 80


def test_a_progress_line_has_no_colour_where_none_is_wanted():
    terminal = Terminal("choosing", "--rounds=9", "--time=0.3", "--color=never").play()
    assert b" left)" in terminal.bytes
    assert not re.search(rb"\x1b\[[\d;]*m", terminal.bytes)


def test_an_error_after_the_first_run_leaves_no_progress_line_behind():
    long = "good::leaves a process behind that holds the pipes open"
    terminal = Terminal("faults", "--only=dies::loops forever", f"--only={long}", "--only=good: the first/zzz",
                        "--timeout=1").play()
    assert terminal.process.returncode == 2
    assert b"/3] first run: " in terminal.bytes
    assert terminal.text().splitlines()[-2:] == [
        "bench_test: --only=good: the first/zzz: the case has no such leaf;",
        "  --list=leaves prints what there is"]


def test_a_body_that_takes_long_is_named_while_it_runs():
    terminal = Terminal("faults", "--only=dies::loops forever", "--timeout=2").play()
    assert "[0/1] first run: dies::loops forever" in terminal.pictures


def test_nothing_of_the_progress_line_is_left_at_the_end(narrow):
    assert not re.search(r"\[\d+/\d+\]", narrow.text())


def test_a_terminal_that_cannot_move_its_cursor_gets_no_progress_line():
    terminal = Terminal("choosing", "--rounds=9", "--time=0.3", TERM="dumb").play()
    assert b"\x1b" not in terminal.bytes
    assert not re.search(rb"\[\d+/\d+\]", terminal.bytes)


def test_ctrl_c_leaves_no_progress_line_behind():
    terminal = Terminal("choosing", "--rounds=9", "--time=30").play(until=b" left)")
    os.killpg(terminal.process.pid, signal.SIGINT)
    terminal.play()
    assert terminal.process.returncode == 130
    assert not re.search(r"\[\d+/\d+\]", terminal.text())
    assert terminal.text().splitlines()[-1].startswith("0 measured")


def test_a_body_that_crashes_leaves_no_progress_line_behind():
    terminal = Terminal("faults", "--rounds=9", "--time=0.1", "--timeout=1", "-ts=dies,good",
                        columns=120).play()
    assert terminal.process.returncode == 1
    assert not re.search(r"\[\d+/\d+\]", terminal.text())


def test_another_width_takes_hold_at_once():
    terminal = Terminal("choosing", "--rounds=9", "--time=1.5").play(until=b" left)")
    terminal.resize(terminal.master, 160)
    terminal.play()
    assert b"iterations" in terminal.bytes
