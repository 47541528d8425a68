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

} // namespace bench_test::detail
