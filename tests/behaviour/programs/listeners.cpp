// tests/behaviour/programs/listeners.cpp - a suite with listeners and a reporter of its own.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <iostream>

namespace {
int cases_started = 0;

/// Prints whatever happens, also while it is made.
struct printing : doctest::IReporter {
  explicit printing(const doctest::ContextOptions &) { say("made"); }
  void report_query(const doctest::QueryData &) override { say("query"); }
  void test_run_start() override { say("run starts"); }
  void test_run_end(const doctest::TestRunStats &) override { say("run ends"); }
  void test_case_start(const doctest::TestCaseData &c) override { say(c.m_name); }
  void test_case_reenter(const doctest::TestCaseData &) override { say("again"); }
  void test_case_end(const doctest::CurrentTestCaseStats &) override { say("case ends"); }
  void test_case_exception(const doctest::TestCaseException &) override { say("thrown"); }
  void subcase_start(const doctest::SubcaseSignature &) override { say("subcase starts"); }
  void subcase_end() override { say("subcase ends"); }
  void log_assert(const doctest::AssertData &) override { say("assertion"); }
  void log_message(const doctest::MessageData &) override { say("message"); }
  void test_case_skipped(const doctest::TestCaseData &) override {}
  static void say(const char *what) { std::cout << "listener: " << what << '\n'; }
};

/// What the bodies rely on: prepares each case.
struct preparing : printing {
  explicit preparing(const doctest::ContextOptions &o) : printing(o) {}
  void test_case_start(const doctest::TestCaseData &) override { ++cases_started; }
};

/// Has the name that another may want.
struct of_that_name : printing {
  using printing::printing;
  void test_run_start() override { std::cout << "the suite's own reporter\n"; }
};

} // namespace

REGISTER_LISTENER("printing", 1, printing);
REGISTER_LISTENER("preparing", 2, preparing);
REGISTER_REPORTER("bench_test", 0, of_that_name);

BENCH_TEST("prepared by a listener") { CHECK(cases_started > 0); }
BENCH_TEST("in subcases") {
  SUBCASE("one") { CHECK(true); }
  SUBCASE("two") { CHECK(true); }
}
BENCH_TEST("fails") { CHECK(1 == 2); }
