// bench_test/impl/worker/suite_job.hpp - runs the whole suite once, and tells which cases pass.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "session.hpp"

namespace bench_test::detail {

/// suite: without="N N …", positions of cases to leave out. Tells `case index=N success=0|1` for
/// each case that has ended; asks with `end`.
inline message check_suite(session &s, const message &job) {
  class case_teller final : public listener {
  public:
    explicit case_teller(port &to) : port_(to), records_(records_of(nullptr)) {}
    void case_started(const void *address) override {
      while (index_ + 1 < records_.size() && records_[index_] != address)
        ++index_; // both are in file order
      port_.tell(message("case-begins").with("index", static_cast<double>(index_)));
    }
    void case_ended(bool success, const std::string &) override {
      port_.tell(message("case")
                     .with("index", static_cast<double>(index_))
                     .with("success", success ? 1 : 0));
    }

  private:
    port &port_;
    std::vector<const doctest::TestCaseData *> records_;
    std::size_t index_ = 0;
  } teller(s.parent());
  current_session = nullptr; // as a plain test run: `measure` has nobody to talk to
  std::vector<std::size_t> without;
  const std::string &list = job.text("without");
  for (std::size_t at = 0; at < list.size(); at = list.find(' ', at) + 1)
    without.push_back(std::strtoul(list.c_str() + at, nullptr, 10));
  run_suite(s.chosen(), without, teller);
  current_session = &s;
  return s.parent().ask(message("end"));
}

} // namespace bench_test::detail
