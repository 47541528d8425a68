// bench_test/macros.hpp - the macros that a suite writes: doctest's, with the mark of a benchmark.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "benchmark.hpp"
#include "doctest.hpp"
#include "fixture.hpp"

#if defined(DOCTEST_CONFIG_DISABLE)

#define BENCH_TEST(decorators) DOCTEST_TEST_CASE(decorators)
#define BENCH_TEST_TEMPLATE(decorators, T, ...)                                                    \
  DOCTEST_TEST_CASE_TEMPLATE(decorators, T, __VA_ARGS__)
#define BENCH_TEST_FIXTURE(fixture, decorators) DOCTEST_TEST_CASE_FIXTURE(fixture, decorators)

#else

/// A doctest test case and a benchmark of every kind, from one body:
/// `BENCH_TEST("sorts" * doctest::timeout(1)) { ... }`. Decorators mean what they mean on
/// TEST_CASE.
#define BENCH_TEST(decorators) DOCTEST_TEST_CASE(decorators * ::bench_test::benchmark())

/// The same for each of several types, as TEST_CASE_TEMPLATE.
#define BENCH_TEST_TEMPLATE(decorators, T, ...)                                                    \
  DOCTEST_TEST_CASE_TEMPLATE(decorators * ::bench_test::benchmark(), T, __VA_ARGS__)

/// The same on a fixture, as TEST_CASE_FIXTURE; the fixture is fresh for every iteration, and made
/// and destroyed outside the clock. Many of them live at the same time while measuring.
#define BENCH_TEST_FIXTURE(fixture, decorators)                                                    \
  BENCH_TEST_PRIVATE_FIXTURE(DOCTEST_ANONYMOUS(bench_test_private_fixture_), fixture,              \
                             DOCTEST_ANONYMOUS(bench_test_private_run_), decorators)

#define BENCH_TEST_PRIVATE_FIXTURE(derived, fixture, run, decorators)                              \
  namespace {                                                                                      \
  struct derived : public fixture {                                                                \
    void bench_test_private_body();                                                                \
  };                                                                                               \
  DOCTEST_NOINLINE void run() {                                                                    \
    ::bench_test::detail::run_on_fixture<derived>(__FILE__, __LINE__);                             \
  }                                                                                                \
  DOCTEST_REGISTER_FUNCTION(DOCTEST_EMPTY, run, decorators * ::bench_test::benchmark())            \
  }                                                                                                \
  inline DOCTEST_NOINLINE void derived::bench_test_private_body()

#endif
