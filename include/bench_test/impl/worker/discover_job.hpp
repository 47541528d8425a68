// bench_test/impl/worker/discover_job.hpp - runs cases as doctest would, and tells of each leaf.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <exception>

#include "index_list.hpp"
#include "session.hpp"

namespace bench_test::detail {

/// After so many passes in a row that bring nothing new, or so many in all, doctest is taken to run
/// a case for ever: as versions 2.4 do where subcases change their names from pass to pass, or with
/// some filters of subcases.
constexpr int most_passes_in_vain = 50;
constexpr int most_passes = 10000;

/// Stands in for a case's body: one pass, which ends in one leaf.
inline void discovering_body() {
  reset_fatal_handlers();
  struct pass_scope {
    session &s = *current_session;
    int exceptions = std::uncaught_exceptions();
    pass_scope() { s.begin_pass(stage::test); }
    ~pass_scope() {
      const pass facts = s.end_pass(std::uncaught_exceptions() > exceptions);
      const auto [where, is_new] = s.places.insert(place::current().str());
      if (is_new)
        s.parent().tell(encoded(facts, "leaf").with("place", *where));
      s.passes_in_vain = is_new ? 0 : s.passes_in_vain + 1;
      if (s.passes_in_vain < most_passes_in_vain && s.passes() < most_passes)
        return;
      place::finish();
      s.parent().tell(message("endless").with("passes", s.passes()));
    }
  } scope;
  original_body();
}

/// discover: cases="N N-N …", positions in file order. Tells `case`, for each pass of it
/// `pass-begins` (but for the first), `enter`, `leave`, `failure` and `leaf` (if it is a new one),
/// `endless` where it had to be ended, then `case-ends`; asks with `end` at last.
inline message discover(session &s, const message &job) {
  s.prepare(nullptr, target::body, place());
  s.is_discovering = true;
  run_cases(decoded_indices(job.text("cases")), discovering_body, s.chosen(),
            doctest_run::part::subcases, s);
  s.is_discovering = false;
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
