// bench_test/impl/text/file_name.hpp - a path without its folders, for places in messages.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace bench_test::detail {

/// "sort_test.cpp" of "../tests/sort_test.cpp".
inline std::string file_name(std::string_view path) {
  return std::string(path.substr(path.find_last_of("/\\") + 1));
}

} // namespace bench_test::detail
