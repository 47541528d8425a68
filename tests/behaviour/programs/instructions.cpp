// tests/behaviour/programs/instructions.cpp - bodies of which one knows how many instructions they
// are.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <unistd.h>

using bench_test::measure;

namespace {
/// The same instructions for each unit, whatever the compiler makes of them.
[[gnu::noinline]] void work(int units) {
  for (int i = 0; i < units; ++i)
    bench_test::keep(i);
}

void ten_nops() { asm volatile("nop\nnop\nnop\nnop\nnop\nnop\nnop\nnop\nnop\nnop"); }

/// Whether this is not the first process that asks; the file that SEEN names remembers it.
bool is_later_process() {
  static const bool is_later = [] {
    const char *const path = std::getenv("SEEN");
    if (!path || access(path, F_OK) == 0)
      return path != nullptr;
    std::fclose(std::fopen(path, "w"));
    return false;
  }();
  return is_later;
}
} // namespace

BENCH_TEST("100000 units") {
  measure([] { work(100'000); });
}
BENCH_TEST("101000 units") {
  measure([] { work(101'000); });
}
BENCH_TEST("102000 units") {
  measure([] { work(102'000); });
}
BENCH_TEST("a region of ten nops") {
  measure([] { ten_nops(); });
}
BENCH_TEST("a body of ten nops") { ten_nops(); }
BENCH_TEST("100000 units in a thread") {
  measure([] { std::thread(work, 100'000).join(); });
}
BENCH_TEST("ten assertions") {
  for (int i = 0; i < 10; ++i)
    CHECK(i < 10);
}
BENCH_TEST("goes to another folder") {
  CHECK(chdir("/") == 0);
  measure([] { work(1000); });
}

TEST_SUITE("on demand" * doctest::skip()) {
  BENCH_TEST("fails later") {
    const bool is_later = is_later_process();
    CHECK_FALSE(is_later);
  }
  BENCH_TEST("crashes later") {
    if (is_later_process())
      std::raise(SIGSEGV);
  }
  BENCH_TEST("fails at once") { CHECK(1 == 2); }
}
