// examples/features/barriers.cpp - keep() and clobber() against an optimiser that sees too much.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <array>

BENCH_TEST("results that nobody looks at") {
  bench_test::measure([] {
    for (unsigned i = 0; i < 100; ++i)
      bench_test::keep(i * i); // or the loop would be removed; what is returned is kept anyway
  });
}

BENCH_TEST("an array that is written over and over") {
  std::array<int, 64> numbers{};
  bench_test::keep(numbers); // the optimiser believes that somebody looks into it,
  bench_test::measure([&] {
    for (auto &n : numbers)
      n = 1;
    bench_test::clobber(); // here: else only the last of all iterations would be left
  });
  CHECK(numbers[63] == 1);
}
