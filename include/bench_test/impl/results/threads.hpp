// bench_test/impl/results/threads.hpp - one leaf on several numbers of threads: rows that differ in
// nothing else.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../statistics/median.hpp"
#include "leaf.hpp"

namespace bench_test::detail {

/// Makes a leaf one of several that differ in the number of threads.
inline void set_threads(leaf &l, unsigned threads) {
  l.has_threads = true;
  l.threads = threads;
  l.id += "/threads=" + std::to_string(threads);
}

/// What each of a leaf's threads does, as a share of what one does alone, by the medians of the
/// first metric, a time. 0 where that is not known: the row of one thread, which stands among
/// `all`, has no number, or not yet.
inline double efficiency_of(const leaf &l, const std::vector<leaf> &all) {
  const auto alone = std::find_if(all.begin(), all.end(), [&](const leaf &other) {
    return other.has_threads && other.threads == 1 && other.of == l.of && other.by == l.by &&
           other.place == l.place;
  });
  if (l.threads == 1 || alone == all.end() || !is_measured(alone->result) || l.rounds.empty() ||
      l.once != alone->once) // a first call says nothing beside warm ones
    return 0;
  const double seconds = median(l.values_of(0));
  return seconds > 0 ? median(alone->values_of(0)) / seconds : 0;
}

} // namespace bench_test::detail
