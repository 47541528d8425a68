// bench_test/fixture.hpp - runs a body on a fresh fixture, made and destroyed outside the clock.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"
#include "inputs.hpp"
#include "region.hpp"

#if !defined(DOCTEST_CONFIG_DISABLE)

namespace bench_test {
namespace detail {

/// Makes the body forget the subcases that the last iteration went through. Within the clock: about
/// a nanosecond of each iteration.
DOCTEST_INTERFACE void next_iteration();

/// A batch of bodies, each on a T of its own.
template <class T> void run_bodies(void *, unsigned long long iterations) {
  inputs<T> fixtures(iterations);
  for (auto left = iterations; left; --left)
    fixtures.add();
  start_clock();
  for (T &fixture : fixtures) {
    next_iteration();
    fixture.bench_test_private_body();
  }
  stop_clock();
  next_iteration();
  fixtures.clear();
}

/// Runs `bench_test_private_body` of a fresh T; while measuring, of as many as are asked for.
template <class T> void run_on_fixture(const char *file, int line) {
  const region here(region_form::fixture, file, line, sizeof(T));
  here.repeat(run_bodies<T>);
  T fixture;
  const single_call once(region_form::fixture);
  fixture.bench_test_private_body();
}

} // namespace detail
} // namespace bench_test

#endif
