// bench_test/impl/dispatch/exit_status.hpp - how the program ends.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>

#include "../report/printer.hpp"

namespace bench_test::detail {

constexpr int good = 0;
constexpr int something_failed = 1;
constexpr int wrong_usage = 2;
constexpr int interrupted_status = 130;

/// Says what is wrong with what the user typed; the exit status for it.
inline int complain(const std::string &error) {
  say(error);
  return wrong_usage;
}

/// The exit status once everything has been printed, which a full disk makes worse.
inline int once_written(int status) {
  if (std::fflush(stdout) == 0 && !std::ferror(stdout))
    return status;
  say("the results could not all be written; is the disk full?");
  return std::max(status, something_failed);
}

} // namespace bench_test::detail
