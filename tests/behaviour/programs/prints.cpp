// tests/behaviour/programs/prints.cpp - bodies that print what no terminal should get, and fail.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace {
const std::string clear_screen = "\x1B[2J\x1B]0;a title\x07";

void print(const std::string &text) { std::fwrite(text.data(), 1, text.size(), stdout); }
} // namespace

TEST_SUITE("what it prints") {
  BENCH_TEST("no new line at the end") {
    print("half a line");
    CHECK(1 == 2);
  }
  BENCH_TEST("escape sequences") {
    print(clear_screen + "\n");
    CHECK(1 == 2);
  }
  BENCH_TEST("bytes of all values") {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
      bytes += static_cast<char>(i);
    print(bytes);
    CHECK(1 == 2);
  }
  BENCH_TEST("words, a tab and a backslash") {
    print("größer\tC:\\new\n");
    CHECK(1 == 2);
  }
  BENCH_TEST("through all ways there are") {
    std::cout << "cout " << std::flush;
    std::cerr << "cerr ";
    print("stdout ");
    std::fflush(stdout);
    CHECK(write(STDERR_FILENO, "write\n", 6) == 6);
    CHECK(1 == 2);
  }
  BENCH_TEST("what stands in a buffer when it dies is lost") {
    print("never written");
    _exit(3);
  }
}

TEST_SUITE("what doctest says") {
  BENCH_TEST("of nothing odd") { CHECK(1 == 2); }
  BENCH_TEST("of values") { CHECK(clear_screen == ""); }
  BENCH_TEST("of exceptions") { throw std::runtime_error("first\nsecond " + clear_screen); }
  BENCH_TEST("of messages") {
    INFO(clear_screen);
    FAIL("red: \x1B[31m");
  }
  BENCH_TEST("of subcases") {
    SUBCASE("\x1B[2J") { CHECK(1 == 2); }
  }
  BENCH_TEST("\x1B[2J") { CHECK(1 == 2); }
}
