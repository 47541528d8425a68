# tests/peers/reported.py - what each library and a loop by hand report of the same kernels, and how
# long it takes.
#
# SPDX-License-Identifier: MIT
import math
import statistics

from kernels import (AGAIN, BY_HAND, CATCH_MEAN, DEFAULT, GOOGLE_CPU, GOOGLE_WALL, KERNELS, SHORT,
                     measured)
from side_by_side import verdict

SECONDS_BY_HAND = 0.25  # for each kernel, as ours by default
PEERS = {GOOGLE_WALL: "Google", GOOGLE_CPU: "its CPU", CATCH_MEAN: "Catch2"}
IN_A_ROW = 3  # kernels side by side
NUMBERS = "  {:23}" + IN_A_ROW * "{:>9}{:>7}{:>8}"
JUDGED = "  {:18} {:14}  {:6} {:7} {:6} {:7}{:>8}  {:8}{:8}{:7}"
CLOCK = 0.0003  # reading it is 30 ns in 100 µs, which ours takes out and the loop does not
LONGEST = 0.25  # of Google's time, that ours with --time=0.1 may take


def median_interval(values):
    """The 95 % interval of the median, by order statistics: the innermost pair of values, of the same
    rank from either end, that misses it with less than 5 %. Of ten, the 2nd and the 9th (2.1 %).

    Of paired ratios, as what the machine did meanwhile hits both of a pair. A bootstrap of the ratio
    of medians would take the runs for unrelated, and is too narrow with ten; this takes nothing for
    granted but that the turns are independent. The outermost pair where there are fewer than six.
    """
    ordered, rank = sorted(values), 0
    while rank < len(values) // 2 and (
            2 * sum(math.comb(len(values), k) for k in range(rank + 1)) < 0.05 * 2 ** len(values)):
        rank += 1
    rank = max(rank, 1)
    return ordered[rank - 1], ordered[-rank]


def decimals(nanoseconds):
    return f"{nanoseconds:.{2 if nanoseconds < 100 else 1 if nanoseconds < 1000 else 0}f}"


def numbers_row(name, series, kernels):
    cells = []
    for kernel in kernels:
        of = series[name]
        ratio = statistics.median(of.ratios(series[BY_HAND], kernel))
        cells += [decimals(of.middle(kernel)), "" if name == BY_HAND else f"{ratio:.3f}",
                  f"{of.spread(kernel):.1%}"]
    return NUMBERS.format(name, *cells)


def print_numbers(turns, series):
    print(f"\n2. The numbers reported: nanoseconds, the median of {turns} runs; "
          "ratio: to by hand A, turn by turn;\n   spread: the coefficient of variation from run to run")
    names = list(KERNELS)
    for first in range(0, len(names), IN_A_ROW):
        kernels = names[first:first + IN_A_ROW]
        print(f"  {'':23}" + "".join(f"{KERNELS[kernel]:>24}" for kernel in kernels))
        print(NUMBERS.format("", *("ns", "ratio", "spread") * IN_A_ROW))
        for name in series:
            print(numbers_row(name, series, kernels))
    print("  By hand: a loop over a calibrated batch, with a warm-up, timed by std::chrono, in samples of\n"
          "  100 µs; the median of nine processes that share 0.25 s. Ours: the same, or --time, with the\n"
          "  digits that its interval supports; today nothing of ours prints more. Rounding shifts a ratio\n"
          "  by half a unit of the last digit at the most; its variance (unit² / 12) is added in our\n"
          "  spread, which would else be 0.0 % where all runs print the same. Google's: the mean of one\n"
          "  long run, whose wall time includes what other processes took and whose CPU time does not;\n"
          "  Catch2's: the mean of 100 samples. Each program is linked anew for each run, with its code and\n"
          "  its heap at other places. All run with LD_BIND_NOW=1: else calls into shared libraries are\n"
          "  slower in young processes, as ours are, than in old ones.")


def widened(interval):
    """By what the clock costs, and to the digits that are printed: a loop that differs from itself by
    less may differ that much from another one, whose samples are not exactly as long."""
    return math.floor((interval[0] - CLOCK) * 1e4) / 1e4, math.ceil((interval[1] + CLOCK) * 1e4) / 1e4


def within(ours, hand, interval, kernel):
    """The median ratio of ours to the loop by hand, and whether it lies in the interval of the loop's
    own, which a number that is rounded may miss by half a step. That two intervals overlap would be
    too easy. Both ratios have A below the line, so what is chance in A moves both alike."""
    ratio, half = statistics.median(ours.ratios(hand, kernel)), ours.step(kernel) / 2
    met = interval[0] - half <= ratio <= interval[1] + half
    return f"{ratio:.4f}", "met" if met else "NOT met"


def judged_row(series, kernel):
    hand, short = series[BY_HAND], series[SHORT]
    interval = widened(median_interval(series[AGAIN].ratios(hand, kernel)))
    judged = [cell for name in (DEFAULT, SHORT)
              for cell in within(series[name], hand, interval, kernel)]
    holds = [verdict(short.spread(kernel), series[peer].spread(kernel)) if peer in series else ""
             for peer in PEERS]
    return JUDGED.format(KERNELS[kernel], "{:.4f}..{:.4f}".format(*interval), *judged,
                         f"{short.step(kernel) / 2:.2%}", *holds).rstrip()


def print_judged(series):
    print(f"\n  {'':18} {'by hand B / A':14}  {'ours / by hand A, within it?':28}{'rounded':>8}"
          "  0.1 s: spread <= theirs?")
    print(JUDGED.format("", "95 % interval", "default", "", "0.1 s", "", "by ±",
                        *PEERS.values()).rstrip())
    for kernel in KERNELS:
        print(judged_row(series, kernel))


def print_seconds(series):
    print("\n3. One run of these six benchmarks: wall seconds of the whole program")
    print(f"  {'':26}{'seconds':>11}{'ratio':>9}{'min..max':>14}{'target':>8}")
    short = series[SHORT].seconds
    for name in [name for name in (SHORT, DEFAULT, GOOGLE_WALL, CATCH_MEAN) if name in series]:
        theirs = series[name].seconds
        row = f"  {name.removesuffix(', wall'):26}{statistics.median(theirs):11.2f}"
        if name in PEERS:
            ratios = [a / b for a, b in zip(short, theirs)]
            row += f"{statistics.median(ratios):9.3f}{f'{min(ratios):.2f}..{max(ratios):.2f}':>14}"
        if name == GOOGLE_WALL:
            row += f"{LONGEST:8.2f}  {verdict(statistics.median(ratios), LONGEST)}"
        print(row)
    print(f"  Ratio: {SHORT} / theirs, without options, of the same runs as in 2.")


def reported(folder, quick):
    turns = 2 if quick else 10
    series = measured(folder, turns, SECONDS_BY_HAND)
    print_numbers(turns, series)
    print_judged(series)
    print_seconds(series)
