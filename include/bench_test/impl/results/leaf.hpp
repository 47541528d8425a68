// bench_test/impl/results/leaf.hpp - one benchmark: a leaf of a case, what was measured, the
// verdict.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../bridge/test_case.hpp"
#include "../kinds/registry.hpp"
#include "../text/escape.hpp"
#include "../worker/pass.hpp"

namespace bench_test::detail {

/// What became of a leaf. Every leaf ends with one of these.
enum class verdict {
  pending,         ///< not yet known
  measured,        ///< in steady state, or as its kind wants it
  measured_once,   ///< not repeatable: the first call in each of several processes
  over_limit,      ///< measured, and more than at_most() allows
  fails,           ///< a failed assertion, or an exception
  fails_alone,     ///< fails or dies in a process of its own, but passes within the whole suite
  died,            ///< a signal, or an exit of its own
  timed_out,       ///< one pass took longer than --timeout
  allowed_to_fail, ///< may_fail, should_fail or expected_failures, and it did
  skipped,         ///< doctest::skip(), or not measurable as asked
  unknown          ///< may lie behind a failure or a crash: nobody has been there
};

inline bool is_measured(verdict v) {
  return v == verdict::measured || v == verdict::measured_once || v == verdict::over_limit;
}
inline bool is_failure(verdict v) {
  return v == verdict::over_limit || v == verdict::fails || v == verdict::fails_alone ||
         v == verdict::died || v == verdict::timed_out;
}

/// Whether leaves may lie behind that nobody has seen.
inline bool breaks_off(verdict v) {
  return v == verdict::unknown || v == verdict::died || v == verdict::timed_out;
}

struct leaf {
  const test_case *of = nullptr;
  kind *by = nullptr;           ///< what measures it
  std::string id;               ///< suite::case/leaf
  std::size_t case_id_size = 0; ///< the first so many bytes of it are the case's
  std::string place;            ///< where a worker finds it
  pass first;                   ///< the pass that found it
  bool lacks_measure = false;   ///< all of a body is measured, of which others have a measure()
  bool after_others = false;    ///< and that in a process in which other leaves had run before
  verdict result = verdict::pending;
  std::string reason;               ///< one line
  const limit_mark *over = nullptr; ///< a limit that it is beyond

  // How it is measured.
  bool once = false;                 ///< one call a process
  bool is_first_call = false;        ///< and that although its kind wants warm ones
  unsigned threads = 1;              ///< that measure at the same time
  bool has_threads = false;          ///< their number was asked for
  unsigned long long iterations = 0; ///< a sample, where not once, on each thread
  unsigned long long batch = 0;      ///< inputs that live at once on each thread; 0 for no inputs
  bool work_varies = false;          ///< from call to call, so that there is no rate
  bool is_batch_capped = false;      ///< more of them would be needed, but do not fit
  double batch_bytes = 0;            ///< what those of a batch hold in memory, as far as is known
  double sample_seconds = 0;         ///< what one sample took in the calibration
  std::vector<unsigned> parts;       ///< for each round, the part of its metrics that is read in it
  unsigned rounds_left = 0;

  // What was measured.
  std::string unit;              ///< of the first metric, as result() says; empty where it does not
  bool is_higher_better = false; ///< as it says
  std::vector<std::vector<double>> rounds; ///< for each round, a value for each metric
  double efficiency = 0;         ///< of several threads against one, 0 to 1; 0 if not known
  double doctest_share = 0;      ///< of the time measured, what doctest's own work takes: 0 to 1
  double first_call_seconds = 0; ///< in a fresh process, where much slower than the others; else 0
  double times_empty = 0;        ///< as long as an empty body takes; 0 where that is not known
  double readings = 0;
  double disturbed_readings = 0;

  std::string_view case_id() const { return std::string_view(id).substr(0, case_id_size); }

  void end(verdict v, std::string why = "") {
    result = v;
    reason = std::move(why);
  }
  /// One metric over the rounds, as far as they have it.
  std::vector<double> values_of(std::size_t metric) const {
    std::vector<double> values;
    for (const auto &round : rounds)
      if (metric < round.size() && !std::isnan(round[metric]))
        values.push_back(round[metric]);
    return values;
  }
};

/// One of a leaf's metrics, as it holds for the leaf: with the resolution of one iteration.
inline metric metric_of(const leaf &l, std::size_t position = 0) {
  metric m = l.by->begin()[position];
  if (m.per_iteration && l.iterations > 1)
    m.resolution /= static_cast<double>(l.iterations);
  if (position == 0 && !l.unit.empty())
    m.unit = l.unit.c_str();
  return m;
}

/// What an iteration of a leaf does, its units printable; a call, where it does not say and that is
/// of interest.
inline std::vector<work> works_of(const leaf &l) {
  auto works = l.work_varies ? std::vector<work>() : l.first.works;
  if (works.empty() && l.has_threads)
    return {{1, "calls"}};
  for (auto &w : works)
    w.unit = printable(w.unit);
  return works;
}

} // namespace bench_test::detail
