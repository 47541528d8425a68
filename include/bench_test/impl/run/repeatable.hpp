// bench_test/impl/run/repeatable.hpp - whether a body does the same work when it runs again.
//
// Many tests pass once and fail, or do something else, the second time: a static flag, a moved-from
// global. What such a body takes in a loop says nothing.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "../text/units.hpp"
#include "../worker/pass.hpp"

namespace bench_test::detail {

inline std::string count_text(double count) {
  const double rounded = std::floor(count + 0.5);
  if (std::fabs(count - rounded) < 1e-6)
    return std::to_string(static_cast<long long>(rounded));
  return plain_number(count) + " on average";
}

/// How a later pass differs from the first, in words; empty if it does not.
inline std::string difference(const pass &first, const pass &later) {
  if (later.failed() && !first.failed())
    return "fails when run again";
  if (later.path != first.path)
    return "enters another subcase when run again";
  if (later.region != first.region)
    return is_measure(first.region) ? "does not reach its measure() when run again"
                                    : "measures another region when run again";
  if (later.assertions != first.assertions)
    return "assertions: " + count_text(first.assertions) + ", then " + count_text(later.assertions);
  const double once = first.region_assertions / std::max(1.0, first.calls);
  const double again = later.region_assertions / std::max(1.0, later.calls);
  if (std::fabs(once - again) > 1e-9 * std::max(once, again))
    return "assertions: " + count_text(once) + ", then " + count_text(again);
  return "";
}

} // namespace bench_test::detail
