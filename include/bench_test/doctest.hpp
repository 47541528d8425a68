// bench_test/doctest.hpp - brings in the suite's own doctest, never another one.
//
// Tests built with one doctest and a main built with another link without a word and then break.
// So: nothing is included where doctest is in already; else the header that
// BENCH_TEST_DOCTEST_HEADER names; else <doctest/doctest.h>, else <doctest.h>.
//
// SPDX-License-Identifier: MIT

// Steering subcases needs doctest's implementation in the same file as ours, so a request for
// either is a request for both. No #pragma once: each include looks at what is asked for now.
#if defined(DOCTEST_LIBRARY_IMPLEMENTATION) && defined(DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN)
// doctest's main is in this file already: it stays, and measuring takes over as it starts its run.
#undef BENCH_TEST_IMPLEMENT_WITH_MAIN
#elif defined(DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN)
#undef DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#if !defined(BENCH_TEST_IMPLEMENT_WITH_MAIN)
#define BENCH_TEST_IMPLEMENT_WITH_MAIN
#endif
#if !defined(DOCTEST_CONFIG_IMPLEMENT)
#define DOCTEST_CONFIG_IMPLEMENT
#endif
#endif

#if defined(DOCTEST_CONFIG_IMPLEMENT) || defined(BENCH_TEST_IMPLEMENT_WITH_MAIN)
#if !defined(BENCH_TEST_IMPLEMENT)
#define BENCH_TEST_IMPLEMENT
#endif
#endif
#if defined(BENCH_TEST_IMPLEMENT) && !defined(DOCTEST_CONFIG_IMPLEMENT)
#define DOCTEST_CONFIG_IMPLEMENT
#endif

#if defined(BENCH_TEST_IMPLEMENT) && defined(DOCTEST_LIBRARY_INCLUDED) &&                          \
    !defined(DOCTEST_LIBRARY_IMPLEMENTATION)
#error bench_test.hpp: this file asks for the implementation, but an earlier line has included doctest without its own. Move the #define of BENCH_TEST_IMPLEMENT_WITH_MAIN (or BENCH_TEST_IMPLEMENT) and #include <bench_test.hpp> above every other include; where a precompiled header includes doctest, leave this file out of it.
#endif

#if !defined(DOCTEST_LIBRARY_INCLUDED)
#if defined(BENCH_TEST_DOCTEST_HEADER)
#include BENCH_TEST_DOCTEST_HEADER
#elif __has_include(<doctest/doctest.h>)
#include <doctest/doctest.h>
#elif __has_include(<doctest.h>)
#include <doctest.h>
#else
#error bench_test.hpp: found neither <doctest/doctest.h> nor <doctest.h>. Add the folder with -I, or name the header: -DBENCH_TEST_DOCTEST_HEADER='"path/to/doctest.h"'
#endif
#endif

// Steering subcases needs what a version knows of them; 2.6 does not exist yet.
#if DOCTEST_VERSION < 20406 || DOCTEST_VERSION >= 20600
#error bench_test.hpp: doctest 2.4.6 to 2.5.x is supported, and this is another; see DOCTEST_VERSION in doctest.h.
#endif
