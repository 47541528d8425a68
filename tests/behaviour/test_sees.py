# tests/behaviour/test_sees.py - a body sees what it sees in a test run, but for its input and output.
#
# SPDX-License-Identifier: MIT
import pytest
from conftest import QUICK, run


def sights(text):
    """What was logged in each process, in which the body ran for the first time."""
    by_process = {}
    for line in text.splitlines():
        process, what = line.split(": ", 1)
        by_process.setdefault(process, []).append(what)
    return list(by_process.values())


@pytest.fixture(scope="module", params=["time", "peakmem"])
def both(request, tmp_path_factory):
    """What the body sees in a test run, and in each worker."""
    folder = tmp_path_factory.mktemp("sees")
    log = folder / "log"
    env = {"LOG": str(log), "COLUMNS": "400", "A_VARIABLE": "of the user's"}
    run("sees", env=env, cwd=folder)
    test, = sights(log.read_text())
    log.unlink()
    run("sees", "--all", *QUICK, name=f"{request.param}_sees", env=env, cwd=folder)
    return test, sights(log.read_text())


def test_there_are_workers(both):
    assert len(both[1]) >= 2


def test_a_worker_sees_what_a_test_run_sees(both):
    test, workers = both
    assert "argv sees" in test
    for worker in workers:
        worker.remove("variable BENCH_TEST_WORKER=within")
        assert [what for what in worker if not what.startswith("argv ")] == [
            what for what in test if what != "argv sees"]


def test_a_worker_is_called_by_the_name_that_the_user_called(both):
    for worker in both[1]:
        assert "argv time_sees" in worker or "argv peakmem_sees" in worker


def test_its_input_is_empty_and_nothing_is_a_terminal(both):
    for worker in both[1]:
        assert "end of input 1" in worker
        assert "terminals 0" in worker
