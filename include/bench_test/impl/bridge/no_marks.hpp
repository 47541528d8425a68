// bench_test/impl/bridge/no_marks.hpp - what `benchmark()` does where nothing is ever measured.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../at_most.hpp"
#include "../../benchmark.hpp"

namespace bench_test::detail {

// Not inline: user files call these, where they may have been compiled with hidden inlines.
void mark(doctest::detail::TestCase &, const char *, const char *, int) {}
void mark(doctest::detail::TestSuite &, const char *, const char *, int) {}
void limit(doctest::detail::TestCase &, const char *, const char *, double, const char *, int) {}
void limit(doctest::detail::TestSuite &, const char *, const char *, double, const char *, int) {}

} // namespace bench_test::detail
