// bench_test/impl/dispatch/suite_spelling.hpp - how this suite has doctest's options spelled.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../doctest.hpp"
#include "../run/doctest_options.hpp"

namespace bench_test::detail {

inline doctest_spelling suite_spelling() {
#if defined(DOCTEST_CONFIG_NO_UNPREFIXED_OPTIONS)
  return {DOCTEST_CONFIG_OPTIONS_PREFIX, true};
#else
  return {DOCTEST_CONFIG_OPTIONS_PREFIX, false};
#endif
}

} // namespace bench_test::detail
