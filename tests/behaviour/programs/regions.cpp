// tests/behaviour/programs/regions.cpp - what can be measured within a body.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <memory>
#include <stdexcept>

using bench_test::measure;

namespace {
void work() {
  for (volatile int i = 0; i < 2'000'000;)
    i = i + 1;
}
struct immovable {
  explicit immovable(int v) : value(v) {}
  immovable(const immovable &) = delete;
  immovable &operator=(const immovable &) = delete;
  int value;
};
struct slow_fixture {
  slow_fixture() { work(); }
  int value = 7;
};
} // namespace

TEST_SUITE("test") {
  TEST_CASE("a test run calls the region once") {
    int calls = 0;
    measure([&] { ++calls; });
    CHECK(calls == 1);
  }
  TEST_CASE("a test run has nothing against a second region") {
    CHECK(measure([] { return 1; }) + measure([] { return 2; }) == 3);
  }
}

TEST_SUITE("returns") {
  BENCH_TEST("what can only be moved") {
    const std::unique_ptr<int> p = measure([] { return std::make_unique<int>(7); });
    CHECK(*p == 7);
  }
  BENCH_TEST("a reference") {
    int value = 7;
    int &same = measure([&]() -> int & { return value; });
    CHECK(&same == &value);
  }
  BENCH_TEST("nothing") {
    int calls = 0;
    measure([&] { ++calls; });
    CHECK(calls > 0);
  }
  BENCH_TEST("what cannot be moved") {
    const immovable i = measure([] { return immovable(7); });
    CHECK(i.value == 7);
  }
  BENCH_TEST("what the function has changed in itself") {
    int calls = 0;
    const int last = measure([&calls, own = 0]() mutable {
      ++calls;
      return ++own;
    });
    CHECK(last == calls);
  }
  BENCH_TEST("the result of the last call") {
    int calls = 0;
    const int last = measure([&] { return ++calls; });
    CHECK(last == calls);
  }
}

TEST_SUITE("fails") {
  BENCH_TEST("throws in the region") {
    measure([]() -> int { throw std::runtime_error("thrown in the region"); });
  }
  BENCH_TEST("a second region") {
    measure([] { return 1; });
    measure([] { return 2; });
  }
  BENCH_TEST("a region in a loop") {
    for (int i = 0; i < 2; ++i)
      measure([&] { return i; });
  }
  BENCH_TEST("a check after the region") {
    CHECK(measure([] { return 1; }) == 2);
  }
}

TEST_SUITE("good") {
  BENCH_TEST("a region in each leaf") {
    SUBCASE("one") {
      CHECK(measure([] { return 1; }) == 1);
    }
    SUBCASE("two") {
      CHECK(measure([] { return 2; }) == 2);
    }
  }
  BENCH_TEST("a region before the subcases") {
    const int value = measure([] { return 1; });
    SUBCASE("one") { CHECK(value == 1); }
    SUBCASE("two") { CHECK(value == 1); }
  }
  BENCH_TEST("checks in the region") {
    measure([] { CHECK(1 == 1); });
  }
}

TEST_SUITE("set-up") {
  BENCH_TEST("measured") { work(); }
  BENCH_TEST("outside the region") {
    work();
    measure([] { return 1; });
  }
  BENCH_TEST("after the region") {
    measure([] { return 1; });
    work();
  }
  BENCH_TEST_FIXTURE(slow_fixture, "in a fixture, with a region") {
    work();
    CHECK(measure([&] { return value; }) == 7);
  }
}

namespace {
[[gnu::noinline]] void fill_the_stack() {
  volatile int old[1024];
  for (volatile int &value : old)
    value = 777;
}
/// g++ 12 -O2 lost the first 0 with "+m,r" as the constraint.
[[gnu::noinline]] void sum_up() {
  int sum = 0;
  for (int i = 0; i < 100; ++i)
    bench_test::keep(sum += i);
  CHECK(sum == 4950);
}
} // namespace

TEST_SUITE("keeps") {
  BENCH_TEST("a value, in a loop") {
    fill_the_stack();
    sum_up();
  }
}
