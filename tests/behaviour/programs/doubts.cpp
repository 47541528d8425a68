// tests/behaviour/programs/doubts.cpp - benchmarks whose numbers are not what they seem, each
// beside one whose number is.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <fstream>

using bench_test::measure;

namespace {

void work(int amount) {
  for (volatile int i = 0; i < amount;)
    i = i + 1;
}

/// How many processes have come here before this one, as far as the file that LOG names tells.
int earlier_processes() {
  static const int count = [] {
    const char *const path = std::getenv("LOG");
    int lines = 0;
    std::string line;
    for (std::ifstream file(path ? path : ""); std::getline(file, line);)
      ++lines;
    log("is here");
    return lines;
  }();
  return count;
}

} // namespace

TEST_SUITE("good") {
  BENCH_TEST("a body") { work(1000); }
  BENCH_TEST("a region") {
    measure([] { work(1000); });
  }
}

TEST_SUITE("checks") {
  BENCH_TEST("a check, and nothing else") { CHECK(1 == 1); }
}

TEST_SUITE("quick") {
  BENCH_TEST("thirty divisions in a row") {
    unsigned long long n = 1;
    measure([&] {
      for (int i = 0; i < 30; ++i) {
        bench_test::keep(n);
        n = n / 3 + 1'000'000'007;
      }
      return n;
    });
  }
}

TEST_SUITE("two speeds") {
  BENCH_TEST("every other process is slow") {
    const int amount = earlier_processes() % 2 ? 10000 : 100;
    measure([=] { work(amount); });
  }
}

TEST_SUITE("nine speeds") {
  BENCH_TEST("every process has another speed") {
    const int amount = 100 << (earlier_processes() % 9);
    measure([=] { work(amount); });
  }
}

TEST_SUITE("short single calls") {
  BENCH_TEST("next to nothing, not repeatable") {
    static int runs = 0;
    measure([] {});
    if (++runs == 1)
      CHECK(runs == 1);
  }
}

TEST_SUITE("long single calls") {
  BENCH_TEST("a body that is not repeatable") {
    static int runs = 0;
    work(1'000'000);
    if (++runs == 1)
      CHECK(runs == 1);
  }
}

TEST_SUITE("slow first calls") {
  void work_once() {
    static const bool is_done = (work(10'000'000), true);
    CHECK(is_done);
  }
  BENCH_TEST("a body that prepares something once") { work_once(); }
  BENCH_TEST("a region that prepares something once") { measure(work_once); }
  BENCH_TEST("something is prepared before the region") {
    work_once();
    measure([] { work(1000); });
  }
}

namespace {
struct nothing {};
} // namespace

TEST_SUITE("empty") {
  BENCH_TEST("a body") {}
  BENCH_TEST("a region") {
    measure([] {});
  }
  BENCH_TEST("a region that returns a constant") {
    measure([] { return 7; });
  }
  BENCH_TEST_FIXTURE(nothing, "a body on a fixture") {}
}
