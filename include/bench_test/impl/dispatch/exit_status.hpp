// bench_test/impl/dispatch/exit_status.hpp - how the program ends.
//
// SPDX-License-Identifier: MIT
#pragma once

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

} // namespace bench_test::detail
