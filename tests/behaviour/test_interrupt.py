# tests/behaviour/test_interrupt.py - Ctrl-C ends everything, and what is finished is printed.
#
# SPDX-License-Identifier: MIT
import os
import signal
import subprocess
import uuid

import pytest
from conftest import PROGRAMS, environment, leaves_no_process, processes_of


class Running:
    """A program that is measuring, and tells through a pipe what its bodies do."""

    def __init__(self, folder, *args):
        self.name = f"time_{uuid.uuid4().hex}"
        pipe = folder / "pipe"
        os.mkfifo(pipe)
        # Both ends, so that no end is ever the last.
        self.log = os.fdopen(os.open(pipe, os.O_RDWR), "r")
        self.process = subprocess.Popen(
            [self.name, *args], executable=PROGRAMS / "interrupt", text=True,
            env=environment(LOG=str(pipe)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait_for(self, body, times):
        while times:
            times -= self.log.readline().endswith(f": {body}\n")

    def signal(self, number):
        self.process.send_signal(number)
        self.out, self.err = self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def start(tmp_path):
    running = []

    def run(*args):
        running.append(Running(tmp_path, *args))
        return running[-1]

    yield run
    for r in running:
        r.process.kill()
        r.process.wait()
        r.log.close()


def test_in_the_first_pass_the_exit_status_is_130_and_no_process_is_left(start):
    program = start("--no-skip", "-tc=forever")
    program.wait_for("forever", 1)
    assert len(processes_of(program.name)) >= 2
    assert program.signal(signal.SIGINT) == 130
    assert leaves_no_process(program.name)


def test_rows_with_six_rounds_are_printed_with_their_count(start):
    program = start("--rounds=500", "--time=5")  # few enough seconds that they take turns
    program.wait_for("quick, too", 9)  # discovered, calibrated, and on the way to the seventh round
    assert program.signal(signal.SIGINT) == 130
    assert "\n  quick " in program.out and "\n  quick, too " in program.out
    assert " of 500 rounds\n" in program.out
    assert program.out.splitlines()[-1].startswith("2 measured")
    assert leaves_no_process(program.name)


def test_a_row_with_fewer_rounds_is_not_printed(start):
    program = start("--rounds=1000", "--time=1000", "-tc=quick")
    program.wait_for("quick", 3)
    assert program.signal(signal.SIGINT) == 130
    assert "\n  quick" not in program.out
    assert "1 not finished" in program.out.splitlines()[-1]
    assert leaves_no_process(program.name)


def test_a_listing_can_be_interrupted(start):
    program = start("--no-skip", "--list=leaves")
    program.wait_for("forever", 1)
    assert program.signal(signal.SIGINT) == 130
    assert leaves_no_process(program.name)


def test_a_program_that_is_killed_leaves_no_worker_to_go_on(start):
    program = start("--rounds=1000", "--time=1000", "-tc=quick")
    program.wait_for("quick", 3)
    assert program.signal(signal.SIGKILL) == -signal.SIGKILL
    assert leaves_no_process(program.name)
