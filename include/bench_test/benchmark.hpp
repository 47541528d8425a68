// bench_test/benchmark.hpp - the decorator that makes a doctest test case a benchmark too.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

#if !defined(DOCTEST_CONFIG_DISABLE)

namespace bench_test {
namespace detail {
DOCTEST_INTERFACE void mark(doctest::detail::TestCase &test_case, const char *kinds,
                            const char *file, int line);
DOCTEST_INTERFACE void mark(doctest::detail::TestSuite &suite, const char *kinds, const char *file,
                            int line);
} // namespace detail

/// Marks a test case, or every case written in a test suite, as a benchmark:
/// `TEST_CASE("sorts" * bench_test::benchmark())`. Without an argument it is one under every kind;
/// `benchmark("time,peakmem")` restricts it to these. A name that is no kind disturbs no test run;
/// it is reported, with its place, when the program is asked to measure.
class benchmark {
public:
  explicit benchmark(const char *kinds = "", const char *file = __builtin_FILE(),
                     int line = __builtin_LINE()) noexcept
      : kinds_(kinds), file_(file), line_(line) {}

  /// Called by doctest for `*`; works on every form of TEST_CASE and TEST_SUITE.
  template <class Decorated> void fill(Decorated &decorated) const {
    detail::mark(decorated, kinds_, file_, line_);
  }

private:
  const char *kinds_;
  const char *file_;
  int line_;
};
} // namespace bench_test

#endif
