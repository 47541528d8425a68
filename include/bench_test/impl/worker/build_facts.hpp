// bench_test/impl/worker/build_facts.hpp - how this program was built.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "../../doctest.hpp"
#include "../../version.hpp"

namespace bench_test::detail {

inline std::string compiler() {
#if defined(__clang__)
  return "clang " + std::to_string(__clang_major__) + '.' + std::to_string(__clang_minor__);
#else
  return "g++ " + std::to_string(__GNUC__) + '.' + std::to_string(__GNUC_MINOR__);
#endif
}

constexpr bool is_optimised =
#if defined(__OPTIMIZE__)
    true;
#else
    false;
#endif

/// Whether doctest counts assertions of several threads at once.
constexpr bool can_assert_on_threads =
#if defined(DOCTEST_CONFIG_NO_MULTITHREADING)
    false;
#else
    true;
#endif

/// The sanitizer that the program is built with; empty for none.
inline std::string sanitizer() {
#if defined(__SANITIZE_ADDRESS__)
  return "AddressSanitizer";
#elif defined(__SANITIZE_THREAD__)
  return "ThreadSanitizer";
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return "AddressSanitizer";
#elif __has_feature(thread_sanitizer)
  return "ThreadSanitizer";
#elif __has_feature(memory_sanitizer)
  return "MemorySanitizer";
#else
  return "";
#endif
#else
  return "";
#endif
}

} // namespace bench_test::detail
