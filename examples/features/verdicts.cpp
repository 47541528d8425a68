// examples/features/verdicts.cpp - bodies that cannot be measured over and over, and what is said.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <string>
#include <vector>

BENCH_TEST("does its work once in a process") { // "once": the first calls of nine processes
  static bool is_done = false;
  if (!is_done)
    CHECK(std::vector<int>(1'000'000, 1).back() == 1);
  is_done = true;
}

BENCH_TEST("is known to be broken" * doctest::may_fail()) { // "may fail": no number
  CHECK(std::stoi("12") == 13);
}

BENCH_TEST("takes too long for now" * doctest::skip()) { // "skipped"; --no-skip measures it
  CHECK(std::string(1'000'000'000, 'x').back() == 'x');
}

BENCH_TEST("is measured as ever") { CHECK(std::string(1'000, 'x').back() == 'x'); }
