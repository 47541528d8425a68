#!/usr/bin/env python3
# tests/count_tests.py - counts what ran in a `meson test`, from its testlog.json: prints "PASSED FAILED".
#
# A doctest program and a pytest file count as many as they say of themselves, anything else as one.
#
# SPDX-License-Identifier: MIT
import json
import re
import sys

DOCTEST = re.compile(r"^\[doctest\] test cases: +\d+ \| +(\d+) passed \| +(\d+) failed", re.MULTILINE)
PYTEST = re.compile(r"^(?:=+ )?((?:\d+ \w+(?:, )?)+) in [\d.]+s.*\Z", re.MULTILINE)


def said(output):
    """What the output says of itself: passed and failed, or None."""
    pytest = PYTEST.search(output.rstrip())
    if pytest:
        numbers = {word: int(n) for n, word in re.findall(r"(\d+) (\w+)", pytest[1])}
        return (numbers.get("passed", 0),
                numbers.get("failed", 0) + numbers.get("error", 0) + numbers.get("errors", 0))
    summaries = DOCTEST.findall(output)
    return (int(summaries[-1][0]), int(summaries[-1][1])) if summaries else None


def count(test):
    """Passed and failed of one line of the log. Meson's verdict decides, so that nothing is lost."""
    if test["result"] == "SKIP":
        return 0, 0
    counts = said(test.get("stdout", ""))
    if test["result"] == "EXPECTEDFAIL":
        return 1, 0
    if test["result"] == "OK":
        return counts[0] if counts else 1, 0
    passed, failed = counts or (0, 0)
    return passed, max(failed, 1)


if __name__ == "__main__":
    with open(sys.argv[1]) as log:
        counts = [count(json.loads(line)) for line in log]
    print(sum(passed for passed, _ in counts), sum(failed for _, failed in counts))
