// bench_test/impl/worker/suite_job.hpp - runs the whole suite once, and tells which cases pass.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <string>
#include <vector>

#include "../system/forked.hpp"
#include "index_list.hpp"
#include "session.hpp"

namespace bench_test::detail {

/// Stands in for each body of a suite.
inline void suite_body() {
  reset_fatal_handlers();
  const struct pass_end {
    process here;
    int exceptions = std::uncaught_exceptions();
    ~pass_end() {
      if (!here.is_this()) // a child that the body has forked would run all that follows, too
        end_child(std::uncaught_exceptions() > exceptions || failed_assertions() > 0);
    }
  } at_end;
  original_body();
}

/// suite: without="N N-N …", positions of cases to leave out, beside what the command line excludes
/// and what is skipped. Runs the others as a plain test run would; tells `case index=N` and then
/// `case-ends success=0|1` for each; asks with `end`.
inline message check_suite(session &s, const message &job) {
  class case_teller final : public listener {
  public:
    explicit case_teller(port &to) : port_(to) {}
    void case_started(std::size_t index) override {
      port_.tell(message("case").with("index", static_cast<double>(index)));
    }
    void case_ended(bool success, const std::string &) override {
      port_.tell(message("case-ends").with("success", success ? 1 : 0));
    }

  private:
    port &port_;
  } teller(s.parent());
  std::vector<std::size_t> cases;
  const auto without = decoded_indices(job.text("without"));
  for (std::size_t i = 0; i < all_records().size(); ++i)
    if (!all_records()[i]->m_skip && !std::binary_search(without.begin(), without.end(), i))
      cases.push_back(i);
  current_session = nullptr; // as a plain test run: `measure` has nobody to talk to
  run_cases(cases, suite_body, s.chosen(), doctest_run::part::exclusions, teller);
  current_session = &s;
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
