// bench_test.hpp - the one header to include: doctest test cases that are benchmarks too.
//
// Every file gets the interface, which costs little. The one file that defines
// BENCH_TEST_IMPLEMENT_WITH_MAIN (or BENCH_TEST_IMPLEMENT, beside a main of its own) before the
// include gets the implementation too, doctest's own included.
//
// SPDX-License-Identifier: MIT

#if __cplusplus < 201703L && (!defined(_MSVC_LANG) || _MSVC_LANG < 201703L)
#error "bench_test needs C++17: compile with -std=c++17 or later"
#endif

// No #pragma once: a second include may ask for the implementation, and is told where to ask.
#include "bench_test/doctest.hpp"

#include "bench_test/at_most.hpp"
#include "bench_test/benchmark.hpp"
#include "bench_test/fixture.hpp"
#include "bench_test/heap_use.hpp"
#include "bench_test/keep.hpp"
#include "bench_test/kind.hpp"
#include "bench_test/link_check.hpp"
#include "bench_test/macros.hpp"
#include "bench_test/measure.hpp"
#include "bench_test/result.hpp"
#include "bench_test/values.hpp"
#include "bench_test/version.hpp"
#include "bench_test/work.hpp"

#if defined(BENCH_TEST_IMPLEMENT)
#include "bench_test/impl/implementation.hpp"
#endif
