// bench_test/link_check.hpp - makes a missing implementation, or a mix of doctests, a link error.
//
// Every file that includes us refers to a symbol that carries doctest's version; the implementing
// file defines it. The name is the message.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

#if !defined(DOCTEST_CONFIG_DISABLE)

#define BENCH_TEST_PRIVATE_PASTE(name, major, minor, patch) name##major##_##minor##_##patch
#define BENCH_TEST_PRIVATE_EXPAND(name, major, minor, patch)                                       \
  BENCH_TEST_PRIVATE_PASTE(name, major, minor, patch)
#define BENCH_TEST_PRIVATE_LINK_CHECK                                                              \
  BENCH_TEST_PRIVATE_EXPAND(BENCH_TEST_IMPLEMENT_is_missing_or_uses_another_doctest_than_,         \
                            DOCTEST_VERSION_MAJOR, DOCTEST_VERSION_MINOR, DOCTEST_VERSION_PATCH)

namespace bench_test {
extern DOCTEST_INTERFACE const char BENCH_TEST_PRIVATE_LINK_CHECK;
namespace detail {
namespace {
#if defined(__ELF__) && __has_cpp_attribute(gnu::retain)
[[gnu::used, gnu::retain]] // also where the linker collects what nobody refers to
#elif defined(__GNUC__) || defined(__clang__)
[[gnu::used]]
#endif
const char *const link_check = &BENCH_TEST_PRIVATE_LINK_CHECK;
} // namespace
} // namespace detail
} // namespace bench_test

#endif
