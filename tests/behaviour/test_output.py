# tests/behaviour/test_output.py - stdout is the table and nothing else; stderr is all the rest.
#
# SPDX-License-Identifier: MIT
import re
import subprocess

import pytest
from conftest import PROGRAMS, QUICK, environment, has_sanitizer, run

TABLE = """\
                                                         time  ± (95 %)  doctest
  sorts                                                     #                  #
parser
  reads numbers                                             #                  #
  reads words
    short                                                   #                  #
    long                                                    #                  #
  skipped                                             skipped
      doctest::skip(); --no-skip measures it
writer
  time only                                                 #                  #
  Writes                                                    #                  #
6 measured, 0 failed, 1 skipped in     #
"""

PEAK_TABLE = """\
                                        added  ± (95 %)         heap     process
  sorts                               < # MiB                      #           #
parser
  reads numbers                       < # MiB                      #           #
  reads words
    short                             < # MiB                      #           #
    long                              < # MiB                      #           #
  skipped                             skipped
      doctest::skip(); --no-skip measures it
writer
  Writes                              < # MiB                      #           #
5 measured, 0 failed, 1 skipped in     #
"""


def blanked(out):
    """A number with its unit is a # that ends where the unit ended."""
    out = re.sub(r"< [\d.]+ [KM]iB(?=\s)", lambda found: "< # MiB".rjust(len(found[0])), out)
    number = r"(?<!<) +[\d.]+ (ns|µs|ms|s|B|KiB|MiB|%)(?=\s)(?!\))"
    return re.sub(number, lambda found: "#".rjust(len(found[0])), out)


@pytest.fixture(scope="module", params=["time", "peakmem"])
def faults(request):
    return run("faults", *QUICK, name=f"{request.param}_faults")


@pytest.fixture(scope="module", params=["faults", "leaves", "names", "marks", "regions", "repeat"])
def any_table(request):
    return run(request.param, *QUICK, "--timeout=1", name=f"time_{request.param}",
               env={"COLUMNS": "80"}).out


def test_the_table_of_times():
    result = run("choosing", *QUICK, name="time_choosing")
    assert blanked(result.out) == TABLE


@pytest.mark.skipif(has_sanitizer(), reason="a sanitizer needs memory of its own")
def test_the_table_of_peaks():
    result = run("choosing", *QUICK, name="peakmem_choosing")
    assert blanked(result.out) == PEAK_TABLE


def test_no_line_is_wider_than_80_columns(any_table):
    assert [line for line in any_table.splitlines() if len(line) > 80] == []


def test_where_no_terminal_limits_the_lines_nothing_is_cut():
    result = run("names", *QUICK, name="time_names")
    assert "…" not in result.out
    assert max(len(line) for line in result.out.splitlines()) > 211


def test_the_counts_of_the_last_line_add_up_to_the_rows(any_table):
    lines = any_table.splitlines()
    cells = lines[0].index("time")  # where a row has its number or verdict
    labels = [line for line in lines[1:-1] if re.match(r"  (  )?\S", line) and line[cells - 8:].strip()]
    counts = lines[-1].split(" in ")[0]
    numbers = re.findall(r"(\d+) \w+", counts)
    assert sum(map(int, numbers)) == len(labels)


def test_there_is_no_number_that_is_none(any_table):
    assert re.search(r"\b(nan|inf)\b", any_table, re.I) is None


def test_rows_are_grouped_by_suite(any_table):
    headings = [line for line in any_table.splitlines()[1:-1] if not line.startswith(" ")]
    assert len(headings) == len(set(headings))


def test_more_columns_are_used_where_there_are_some():
    wide = run("faults", *QUICK, "-ts=good", "-tce=leaves*", name="time_faults",
               env={"COLUMNS": "120"})
    assert len(wide.out.splitlines()[0]) == 120


@pytest.mark.parametrize("closed, status", [("0<&-", 0), ("2>&-", 0), ("0<&- 2>&-", 0), ("1>&-", 1),
                                            ("0<&- 1>&-", 1), ("0<&- 1>&- 2>&-", 1)])
def test_results_go_nowhere_else_where_a_standard_descriptor_is_closed(closed, status):
    script = f'exec -a time_choosing "$0" "$@" {closed}'
    done = subprocess.run(["bash", "-c", script, PROGRAMS / "choosing", *QUICK], env=environment(),
                          capture_output=True, text=True)
    assert done.returncode == status
    assert blanked(done.stdout) == ("" if "1>" in closed else TABLE)


def test_what_a_body_prints_is_not_in_the_results(faults):
    assert "the last line" not in faults.out
    assert "....." not in faults.out


def test_of_a_failed_body_the_last_4_kib_are_on_stderr_and_how_much_that_is_of_all(faults):
    size = len("the first line\nthe last line\n") + 10_000_000
    said = f"the last 4096 of {size} bytes that it printed:\n"
    printed = faults.err[faults.err.index(said) + len(said):]
    assert printed.index("the last line\n") + len("the last line\n") == 4096
    assert "the first line" not in faults.err


def test_what_a_good_body_prints_is_not_shown(faults):
    assert len(faults.err) < 32 * 1024


def test_a_failure_is_on_stderr_as_doctest_tells_it(faults):
    assert ('bench_test: "fails::fails a CHECK" fails: '
            'faults.cpp:60: CHECK( 1 + 1 == 3 ), with 2 == 3\n') in faults.err
    assert "TEST SUITE: fails\nTEST CASE:  fails a CHECK\n" in faults.err
    assert "CHECK( 1 + 1 == 3 ) is NOT correct!\n  values: CHECK( 2 == 3 )\n" in faults.err


def test_every_line_of_our_own_on_stderr_says_who_speaks():
    err = run("choosing", *QUICK, name="time_choosing").err
    assert all(line.startswith("bench_test: ") for line in err.splitlines())


def test_results_that_cannot_be_written_are_an_error():
    with open("/dev/full", "w") as full:
        done = subprocess.run(["time_choosing", *QUICK], executable=PROGRAMS / "choosing",
                              env=environment(), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode != 0
