// bench_test/impl/implementation.hpp - everything that is compiled once, in the file that asks for
// it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../link_check.hpp"

#if defined(DOCTEST_CONFIG_DISABLE)

#if defined(BENCH_TEST_IMPLEMENT_WITH_MAIN)
DOCTEST_INTERFACE int main(int argc, char **argv) { return doctest::Context(argc, argv).run(); }
#endif

#else

// Kinds: each adds itself to the registry, in the order in which --help shows them. Before what
// looks kinds up as the program starts.
#include "kinds/time.hpp"

#include "kinds/timeraw.hpp"

#include "kinds/cpu.hpp"

#include "kinds/icount.hpp"

#include "kinds/allocs.hpp"

#include "kinds/peakmem.hpp"

#include "kinds/mem.hpp"

#include "kinds/track.hpp"

// What several of the branches below use is included before them: the single header has the text of
// each header once, where it comes first.
#include "bridge/heap_use_here.hpp"
#include "bridge/silent_reporter.hpp"
#include "bridge/value_loop.hpp"
#include "dispatch/request.hpp"

#if !defined(__linux__)
#include "elsewhere.hpp"
#else
#include "dispatch/measure_suite.hpp"
#include "dispatch/requested_here.hpp"
#if defined(BENCH_TEST_IMPLEMENT_WITH_MAIN)
#include "dispatch/main.hpp"
#else
#include "dispatch/take_over.hpp"
#endif
#endif

namespace bench_test {
extern const char BENCH_TEST_PRIVATE_LINK_CHECK = 0;
/// Defined twice where two files ask for the implementation: the name is the message.
extern const char BENCH_TEST_IMPLEMENT_is_in_more_than_one_file;
extern const char BENCH_TEST_IMPLEMENT_is_in_more_than_one_file = 0;
} // namespace bench_test

#if defined(BENCH_TEST_IMPLEMENT_WITH_MAIN)
// Seen from outside, where all of this is in a shared library, with -fvisibility=hidden too.
DOCTEST_INTERFACE int main(int argc, char **argv) {
  return bench_test::detail::run_main(argc, argv);
}
#endif

#endif
