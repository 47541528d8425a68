// examples/features/marks.cpp - any test case or suite of doctest's can be marked as a benchmark.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <string>

TEST_CASE("an existing test case" * bench_test::benchmark()) { CHECK(std::stoi("1234") == 1234); }

TEST_CASE("only a time" * bench_test::benchmark("time")) { // not measured by peakmem_...
  CHECK(std::to_string(1234) == "1234");
}

TEST_SUITE("every case in here" * bench_test::benchmark()) {
  TEST_CASE("finds") { CHECK(std::string("haystack").find("st") == 3); }
  TEST_CASE("counts") {
    const std::string text = "mississippi";
    CHECK(std::count(text.begin(), text.end(), 's') == 4);
  }
}

TEST_CASE("a test only; --all measures it, too") { CHECK(true); }
