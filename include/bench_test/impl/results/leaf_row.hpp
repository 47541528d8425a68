// bench_test/impl/results/leaf_row.hpp - one leaf under all kinds that measure it: a row.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "leaf.hpp"

namespace bench_test::detail {

/// Neighbours in a vector of leaves that are the same leaf, each under another kind. Never empty.
class leaf_row {
public:
  leaf_row(leaf *first, leaf *last) : first_(first), last_(last) {}
  leaf *begin() const { return first_; }
  leaf *end() const { return last_; }
  const leaf &front() const { return *first_; }

  /// The verdict of the whole row: a failure under any kind, else a measurement under any.
  verdict result() const {
    const auto where = [this](auto is_it) { return std::find_if(first_, last_, is_it); };
    for (const leaf *found :
         {where([](const leaf &l) { return is_failure(l.result); }),
          where([](const leaf &l) { return l.result == verdict::measured_once; }),
          where([](const leaf &l) { return is_measured(l.result); }),
          where([](const leaf &l) { return l.result != verdict::pending; })})
      if (found != last_)
        return found->result;
    return verdict::pending;
  }

private:
  leaf *first_;
  leaf *last_;
};

/// The rows of these leaves, in their order.
inline std::vector<leaf_row> rows_of(std::vector<leaf> &leaves) {
  std::vector<leaf_row> rows;
  leaf *const end = leaves.data() + leaves.size();
  for (leaf *first = leaves.data(); first != end;) {
    leaf *const last =
        std::find_if(first + 1, end, [&](const leaf &l) { return l.id != first->id; });
    rows.emplace_back(first, last);
    first = last;
  }
  return rows;
}

} // namespace bench_test::detail
