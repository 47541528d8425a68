// bench_test/impl/run/first_call.hpp - whether the first call in a process is much slower than
// those that are shown.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>

#include "../results/leaf.hpp"
#include "measuring.hpp"
#include "run_context.hpp"

namespace bench_test::detail {

/// Whether a first call of so many seconds is worth a word where later ones take `warm`: any is
/// slower, as nothing is in the caches yet.
inline bool is_slow_first_call(double first, double warm) {
  return first >= 10 * warm && first >= warm + 1e-3;
}

/// One more first call, not for its number's sake: it does not run under the command of --under.
class first_call_again final : public single_call_round {
public:
  using single_call_round::single_call_round;
  bool is_round() const override { return false; }
};

/// The seconds of the first call in a process, if it is slow; else 0. That of the calibration may
/// have been so by chance, as the machine did something else; so two more processes are asked, and
/// the fastest counts.
inline double slow_first_call(run_context &in, const leaf &l, const std::string &kind,
                              double warm) {
  double first = l.first.region_seconds;
  if (l.once || !in.has_fresh_processes)
    return 0;
  for (int more = 0; more < 2 && is_slow_first_call(first, warm); ++more) {
    first_call_again again(l, kind);
    if (in.is_interrupted || in.talk_about(again).how != outcome::end::complete || again.failed() ||
        again.strayed() || again.samples().empty() || again.samples().front().values.empty())
      return 0;
    first = std::min(first, again.samples().front().values.front());
  }
  return is_slow_first_call(first, warm) ? first : 0;
}

} // namespace bench_test::detail
