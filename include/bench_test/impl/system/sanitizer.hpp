// bench_test/impl/system/sanitizer.hpp - the sanitizer that the program is built with.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__has_feature)
#define BENCH_TEST_PRIVATE_HAS_FEATURE(name) __has_feature(name)
#else
#define BENCH_TEST_PRIVATE_HAS_FEATURE(name) 0
#endif

namespace bench_test::detail {

/// Its name; empty for none.
constexpr const char *sanitizer_name =
#if defined(__SANITIZE_ADDRESS__) || BENCH_TEST_PRIVATE_HAS_FEATURE(address_sanitizer)
    "AddressSanitizer";
#define BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS 1
#elif defined(__SANITIZE_THREAD__) || BENCH_TEST_PRIVATE_HAS_FEATURE(thread_sanitizer)
    "ThreadSanitizer";
#define BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS 1
#elif BENCH_TEST_PRIVATE_HAS_FEATURE(memory_sanitizer)
    "MemorySanitizer";
#define BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS 1
#else
    "";
#define BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS 0
#endif

} // namespace bench_test::detail
