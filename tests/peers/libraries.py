# tests/peers/libraries.py - how each library writes a benchmark, and its main file.
#
# SPDX-License-Identifier: MIT
from typing import NamedTuple

from side_by_side import can_include


class Library(NamedTuple):
    name: str
    short: str  # the start of its files' names
    header: str
    package: str  # Debian's, that has the header
    start: str  # of a file of benchmarks
    each: str  # one of them; @ is its number
    main: str  # the whole of the file that is compiled once


BODY = "  int n = @;\n  CHECK(n + 1 > @);\n  CHECK(n - 1 < @);\n"
TEST = f'TEST_CASE("case @") {{\n{BODY}}}\n'
LOOP = ("static void case_@(benchmark::State &state) {\n  int n = @;\n  for (auto _ : state)\n"
        "    benchmark::DoNotOptimize(n + 1);\n}\nBENCHMARK(case_@);\n")
JOINED_MAIN = """int main(int argc, char **argv) {
  const int status = doctest::Context(argc, argv).run();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return status;
}
"""

INCLUDE_OURS = "#include <bench_test.hpp>\n"
INCLUDE_DOCTEST = "#include <doctest/doctest.h>\n"
INCLUDE_GOOGLE = "#include <benchmark/benchmark.h>\n"
INCLUDE_CATCH = "#define CATCH_CONFIG_ENABLE_BENCHMARKING\n#include <catch2/catch.hpp>\n"

GOOGLE_PACKAGE = "benchmark/benchmark.h", "libbenchmark-dev"

OURS = Library("bench_test", "ours", "bench_test.hpp", "", INCLUDE_OURS,
               f'BENCH_TEST("case @") {{\n{BODY}}}\n',
               "#define BENCH_TEST_IMPLEMENT_WITH_MAIN\n" + INCLUDE_OURS)
DOCTEST = Library("doctest", "doctest", "doctest/doctest.h", "doctest-dev", INCLUDE_DOCTEST,
                  TEST,
                  "#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n" + INCLUDE_DOCTEST)
GOOGLE = Library("Google Benchmark", "google", *GOOGLE_PACKAGE, INCLUDE_GOOGLE, LOOP,
                 INCLUDE_GOOGLE + "BENCHMARK_MAIN();\n")
JOINED = Library("doctest + Google", "joined", *GOOGLE_PACKAGE,
                 INCLUDE_DOCTEST + INCLUDE_GOOGLE, TEST + LOOP,
                 "#define DOCTEST_CONFIG_IMPLEMENT\n" + INCLUDE_DOCTEST + INCLUDE_GOOGLE
                 + JOINED_MAIN)
CATCH = Library("Catch2", "catch2", "catch2/catch.hpp", "catch2", INCLUDE_CATCH,
                f'TEST_CASE("case @") {{\n{BODY}  BENCHMARK("n") {{ return n + 1; }};\n}}\n',
                "#define CATCH_CONFIG_MAIN\n" + INCLUDE_CATCH)


ALL = OURS, DOCTEST, GOOGLE, JOINED, CATCH


def installed():
    """Ours first, then those that are here."""
    return [library for library in ALL if library is OURS or can_include(library.header)]


def left_out():
    """A line for each that is not here, and why."""
    here = installed()
    lines = [f"{library.name}: not installed; on Debian: apt-get install {library.package}"
             for library in ALL if library not in here]
    return lines + ["nanobench: left out, Debian has no package of it"]
