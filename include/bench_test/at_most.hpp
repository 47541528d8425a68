// bench_test/at_most.hpp - the decorator that limits what a benchmark may take.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

#if !defined(DOCTEST_CONFIG_DISABLE)

namespace bench_test {
namespace detail {
/// `text` is null where the limit is a number.
DOCTEST_INTERFACE void limit(doctest::detail::TestCase &test_case, const char *kind,
                             const char *text, double number, const char *file, int line);
DOCTEST_INTERFACE void limit(doctest::detail::TestSuite &suite, const char *kind, const char *text,
                             double number, const char *file, int line);
} // namespace detail

/// Limits the first number of a kind, for a test case or every case of a suite:
/// `BENCH_TEST("finds" * bench_test::at_most("allocs", 3))`, `at_most("time", "2 ms")`,
/// `at_most("peakmem", "10 MiB")`; without a unit, seconds or bytes. A benchmark fails where its
/// whole interval is beyond the limit. In a test run it does nothing.
class at_most {
public:
  template <class Number>
  at_most(const char *kind, Number limit, const char *file = __builtin_FILE(),
          int line = __builtin_LINE()) noexcept
      : kind_(kind), number_(static_cast<double>(limit)), file_(file), line_(line) {}
  at_most(const char *kind, const char *limit, const char *file = __builtin_FILE(),
          int line = __builtin_LINE()) noexcept
      : kind_(kind), text_(limit), number_(__builtin_nan("")), file_(file), line_(line) {}

  /// Called by doctest for `*`; works on every form of TEST_CASE and TEST_SUITE.
  template <class Decorated> void fill(Decorated &decorated) const {
    detail::limit(decorated, kind_, text_, number_, file_, line_);
  }

private:
  const char *kind_;
  const char *text_ = nullptr;
  double number_ = 0;
  const char *file_;
  int line_;
};
} // namespace bench_test

#endif
