// bench_test/work.hpp - how much work an iteration does, for rates such as items/s and bytes/s.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

namespace bench_test {

#if defined(DOCTEST_CONFIG_DISABLE)

template <class Number> void items(Number, const char * = "") {}
template <class Number> void bytes(Number) {}

#else

namespace detail {
DOCTEST_INTERFACE void note_work(double amount, const char *unit);
} // namespace detail

/// Says that one iteration handles so many items, or whatever `unit` calls them, so that the result
/// has a rate, "12.3 M items/s". It may stand anywhere in the body; the last word about a unit
/// counts. Where another amount is said from call to call, there is no rate.
template <class Number> void items(Number count, const char *unit = "items") {
  detail::note_work(static_cast<double>(count), unit);
}

/// Says that one iteration handles so many bytes: "1.23 GiB/s".
template <class Number> void bytes(Number count) {
  detail::note_work(static_cast<double>(count), "B");
}

#endif

} // namespace bench_test
