// bench_test/impl/report/notes_on_exact.hpp - which exact numbers have more in them than the user's
// work, in words with a remedy.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "../results/leaf.hpp"
#include "some_rows.hpp"

namespace bench_test::detail {

/// Rows of whole bodies that go through subcases: for these doctest allocates and computes, the
/// more the longer their names are, and nobody knows how much.
inline std::vector<std::string> notes_on_exact(const std::vector<leaf> &leaves, const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (is_measured(l.result) && l.by->how() == sampling::exact && !is_measure(l.first.region) &&
        !l.first.path.empty())
      rows.add(l, " (" + std::string(l.by->prefix()) + ")");
  if (rows.is_empty())
    return {};
  return {"with what doctest itself does for subcases: " + rows.text() +
          "; measure() leaves that out"};
}

} // namespace bench_test::detail
