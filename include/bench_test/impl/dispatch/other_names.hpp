// bench_test/impl/dispatch/other_names.hpp - the names under which a program measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../kinds/registry.hpp"
#include "../system/command_line.hpp"
#include "request.hpp"

namespace bench_test::detail {

/// "tests" of "./tests", "time_tests" and "bench_tests": what stands behind the prefix, if it is
/// one that is known.
inline std::string plain_name(std::string_view path) {
  const std::string prefix = name_prefix(path);
  const bool is_known = !prefix.empty() && (prefix == bench_prefix || kind_named(prefix));
  return is_known ? base_name(path).substr(prefix.size() + 1) : base_name(path);
}

/// "time_tests", "peakmem_tests" and so on, "bench_tests" last, for any of these names.
inline std::vector<std::string> names_to_measure_by(std::string_view path) {
  std::vector<std::string> names;
  for (const auto &kind : kind_names())
    names.push_back(kind + '_' + plain_name(path));
  names.push_back(std::string(bench_prefix) + '_' + plain_name(path));
  return names;
}

} // namespace bench_test::detail
