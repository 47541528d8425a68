// tests/behaviour/programs/faults.cpp - bodies that go wrong in every way, between some that do
// not.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace {
int overflow_the_stack(volatile int *above) {
  volatile int mine[1024];
  mine[0] = *above + 1;
  if (mine[0] < 0) // never: g++ 12's -Winfinite-recursion wants a way out
    return 0;
  return overflow_the_stack(mine) + mine[0];
}
} // namespace

BENCH_TEST("good: the first") {
  CHECK(bench_test::measure([] { return 1; }) == 1);
}

TEST_SUITE("dies") {
  BENCH_TEST("segfaults") {
    volatile int *volatile nowhere = nullptr;
    *nowhere = 1;
  }
  BENCH_TEST("aborts") { std::abort(); }
  BENCH_TEST("calls exit with 0") { std::exit(0); }
  BENCH_TEST("calls _exit with 3") { _exit(3); }
  BENCH_TEST("overflows the stack") {
    volatile int start = 0;
    CHECK(overflow_the_stack(&start) == 0);
  }
  BENCH_TEST("closes all descriptors") {
    for (int descriptor = 0; descriptor < 1024; ++descriptor)
      close(descriptor);
  }
  BENCH_TEST("loops forever") {
    for (volatile bool forever = true; forever;)
      bench_test::clobber();
  }
  BENCH_TEST("in a subcase") {
    SUBCASE("that is good") { CHECK(true); }
    SUBCASE("outside") {
      SUBCASE("that aborts") { std::abort(); }
      SUBCASE("behind it") { CHECK(true); }
    }
  }
}

TEST_SUITE("fails") {
  BENCH_TEST("throws an exception") { throw std::runtime_error("out of cheese"); }
  BENCH_TEST("throws a number") { throw 42; }
  BENCH_TEST("fails a CHECK") { CHECK(1 + 1 == 3); }
  BENCH_TEST("fails a REQUIRE in a subcase") {
    SUBCASE("outside") {
      SUBCASE("that is good") { CHECK(true); }
      SUBCASE("that fails") { REQUIRE(2 + 2 == 5); }
      SUBCASE("behind it") { CHECK(true); }
    }
  }
  BENCH_TEST("fails behind 1,000 good checks") {
    SUBCASE("outside") {
      for (int i = 0; i < 1000; ++i)
        CHECK(i >= 0);
      CHECK(1 + 3 == 5);
    }
  }
  BENCH_TEST("prints 10 MB first") {
    const std::string line(999, '.');
    std::printf("the first line\n");
    for (int i = 0; i < 10'000; ++i)
      std::printf("%s\n", line.c_str());
    std::printf("the last line\n");
    CHECK(1 + 2 == 4);
  }
}

TEST_SUITE("good") {
  BENCH_TEST("prints 10 MB") {
    static bool is_first = true; // or a loop of it would take its time
    const std::string line(999, '.');
    for (int i = 0; i < 10'000 && is_first; ++i)
      std::printf("%s\n", line.c_str());
    is_first = false;
  }
  BENCH_TEST("leaves a process behind that holds the pipes open") {
    static const pid_t left_behind = fork();
    if (left_behind == 0)
      for (;;)
        pause();
    CHECK(left_behind > 0);
  }
  BENCH_TEST("the last") {
    int sum = 0;
    for (int i = 0; i < 100; ++i)
      bench_test::keep(sum += i);
    CHECK(sum == 4950);
  }
}
