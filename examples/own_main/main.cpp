// examples/own_main/main.cpp - a suite with a main of its own, which stays as it is.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT // in place of DOCTEST_CONFIG_IMPLEMENT
#include <bench_test.hpp>

#include <string>

static std::string greeting; // what main sets up, for all tests

BENCH_TEST("greet") {
  const auto text = bench_test::measure([] { return greeting + ", world"; });
  CHECK(text == "hello, world");
}

int main(int argc, char **argv) {
  doctest::Context context(argc, argv);
  greeting = "hello";
  const int status = context.run(); // under the name of a kind, it measures here
  greeting.clear();
  return status;
}
