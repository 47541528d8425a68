// bench_test/impl/bridge/silent_reporter.hpp - a reporter of doctest's that tells nothing.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../doctest.hpp"

namespace bench_test::detail {

/// A base for listeners that override what they want to hear of.
class silent_reporter : public doctest::IReporter {
public:
  void report_query(const doctest::QueryData &) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats &) override {}
  void test_case_start(const doctest::TestCaseData &) override {}
  void test_case_reenter(const doctest::TestCaseData &) override {}
  void test_case_end(const doctest::CurrentTestCaseStats &) override {}
  void test_case_exception(const doctest::TestCaseException &) override {}
  void subcase_start(const doctest::SubcaseSignature &) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData &) override {}
  void log_message(const doctest::MessageData &) override {}
  void test_case_skipped(const doctest::TestCaseData &) override {}
};

} // namespace bench_test::detail
