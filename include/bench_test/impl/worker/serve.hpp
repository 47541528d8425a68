// bench_test/impl/worker/serve.hpp - the worker's main loop: it does what it is asked, and decides
// nothing.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../system/sanitizer.hpp"
#include "build_facts.hpp"
#include "discover_job.hpp"
#include "empty_job.hpp"
#include "measure_job.hpp"
#include "overhead_job.hpp"
#include "region.hpp"
#include "session.hpp"
#include "suite_job.hpp"

namespace bench_test::detail {

/// The first message: who answers, so that a parent can refuse a worker that it would misread.
inline message hello() {
  return message("hello")
      .with("protocol", protocol_version)
      .with("bench_test", BENCH_TEST_VERSION)
      .with("doctest", DOCTEST_VERSION_STR)
      .with("compiler", compiler())
      .with("optimised", is_optimised ? 1 : 0)
      .with("sanitizer", sanitizer_name)
      .with("cases", static_cast<double>(all_records().size()));
}

/// Does jobs until it is told to quit (or anything that it does not know).
inline void serve(port &parent, const choice &chosen) {
  session s(parent, chosen);
  session *const outer = current_session;
  current_session = &s;
  for (auto job = parent.ask(hello());;) {
    if (job.verb() == "discover")
      job = discover(s, job);
    else if (job.verb() == "measure")
      job = measure_leaf(s, job);
    else if (job.verb() == "suite")
      job = check_suite(s, job);
    else if (job.verb() == "overhead")
      job = measure_overhead(s, job);
    else if (job.verb() == "empties")
      job = measure_empties(s);
    else
      break;
  }
  current_session = outer;
}

} // namespace bench_test::detail
