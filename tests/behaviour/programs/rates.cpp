// tests/behaviour/programs/rates.cpp - bodies that say how much they do.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <string>
#include <thread>
#include <vector>

using bench_test::bytes;
using bench_test::items;
using bench_test::measure;

namespace {
void work() {
  for (volatile int i = 0; i < 20'000;)
    i = i + 1;
}
} // namespace

BENCH_TEST("items of a whole body") {
  items(1000);
  work();
}
BENCH_TEST("a unit of its own, behind the region") {
  measure(work);
  items(1000u, "tokens");
}
BENCH_TEST("bytes, within the region") {
  measure([] {
    work();
    bytes(std::string(1 << 20, ' ').size());
  });
}
BENCH_TEST("both") {
  items(1000);
  bytes(4000.0);
  measure(work);
}
BENCH_TEST("the last word counts") {
  for (int n = 1; n <= 1000; ++n)
    items(n);
  measure(work);
}
BENCH_TEST("by the value") {
  for (const int n : bench_test::values("n", {1000, 2000})) {
    items(n);
    measure(work);
  }
}
BENCH_TEST("from a thread") {
  measure(work);
  std::thread([] { items(1000); }).join();
}
BENCH_TEST("not the same in each call") {
  int calls = 0;
  measure([&] {
    work();
    items(++calls);
  });
}
BENCH_TEST("said on average, behind the region") {
  int calls = 0;
  measure([&] {
    work();
    items(++calls);
  });
  items(1000);
}
BENCH_TEST("nothing is said") { measure(work); }
BENCH_TEST("what is no amount") {
  SUBCASE("zero") { items(0); }
  SUBCASE("negative") { items(-1); }
  SUBCASE("not a number") {
    items(0.0 / (bench_test::measure([] { return 0.0; })));
  }
  work();
}
