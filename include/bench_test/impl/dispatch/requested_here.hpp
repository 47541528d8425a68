// bench_test/impl/dispatch/requested_here.hpp - what is asked of this very process.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "../worker/whoami.hpp"
#include "request.hpp"

namespace bench_test::detail {

/// What is asked of this process. What a worker's body starts measures only if an option says so.
inline request requested_here(const std::vector<std::string> &argv) {
  if (!is_within_worker())
    return requested(argv, std::getenv("BENCH_TEST_OPTIONS"));
  return argv.empty() ? request{}
                      : requested_by_option({argv.begin() + 1, argv.end()}).value_or(request{});
}

} // namespace bench_test::detail
