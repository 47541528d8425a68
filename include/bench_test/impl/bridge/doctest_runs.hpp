// bench_test/impl/bridge/doctest_runs.hpp - lists the registered test cases, and runs one of them.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "../../doctest.hpp"
#include "choice.hpp"
#include "listener.hpp"
#include "marks.hpp"
#include "reporter.hpp"
#include "test_case.hpp"

namespace bench_test::detail {

/// Sets an option by its long name, which is prefixed so that doctest takes it also where
/// DOCTEST_CONFIG_NO_UNPREFIXED_OPTIONS is defined.
template <class Value>
inline void set(doctest::Context &context, const std::string &option, Value value) {
  context.setOption((DOCTEST_CONFIG_OPTIONS_PREFIX + option).c_str(), value);
}

/// Runs a context with our reporter.
inline void run_doctest(doctest::Context &context, doctest_run &what) {
  static const int registered = doctest::registerReporter<reporter>("bench_test", 0, true);
  static_cast<void>(registered);
  set(context, "reporters", "bench_test");
  doctest_run *const outer = current_run;
  current_run = &what;
  context.run();
  current_run = outer;
}

/// What these arguments of doctest's make it choose.
inline choice choice_of(const std::vector<std::string> &arguments) {
  std::vector<const char *> argv{""};
  for (const auto &a : arguments)
    argv.push_back(a.c_str());
  doctest::Context context(static_cast<int>(argv.size()), argv.data());
  set(context, "no-run", true);
  doctest_run run;
  run_doctest(context, run);
  return run.found;
}

/// For a run that will never go on: gives back what the runs within it would lose.
inline void leave_outer_run() {
  using namespace doctest;
  using namespace doctest::detail;
  FatalConditionHandler::freeAltStackMem();
}

/// What the context that is running now chooses.
inline choice choice_of_running_context() { return choice(*doctest::detail::g_cs); }

/// The test cases that `chosen` selects (all of them, if null), as doctest's records, in file
/// order.
inline std::vector<const doctest::TestCaseData *> records_of(const choice *chosen) {
  // Listing cannot be asked for with setOption: doctest ignores it there.
  const char *const argv[] = {"", "--" DOCTEST_CONFIG_OPTIONS_PREFIX "list-test-cases"};
  doctest::Context context(2, argv);
  set(context, "order-by", "file");
  set(context, "no-skip", true);
  doctest_run run;
  run.chosen = chosen;
  run_doctest(context, run);
  return run.listed;
}

inline doctest::detail::TestCase &case_of(const doctest::TestCaseData *record) {
  // Every registered record is the base of a TestCase. Its function is no part of doctest's order.
  return const_cast<doctest::detail::TestCase &>(
      static_cast<const doctest::detail::TestCase &>(*record));
}

/// All registered test cases, in file order.
inline std::vector<test_case> all_cases() {
  std::vector<test_case> cases;
  for (const auto *record : records_of(nullptr)) {
    test_case c;
    c.index = cases.size();
    c.name = record->m_name ? record->m_name : "";
    c.suite = record->m_test_suite ? record->m_test_suite : "";
    c.file = record->m_file.c_str();
    c.line = record->m_line;
    c.skip = record->m_skip;
    c.may_fail = record->m_may_fail;
    c.should_fail = record->m_should_fail;
    c.expected_failures = record->m_expected_failures;
    c.timeout = record->m_timeout;
    c.marks = marks_of(case_of(record));
    c.address = record;
    cases.push_back(std::move(c));
  }
  return cases;
}

/// The positions in file order of the cases that `chosen` selects.
inline std::vector<std::size_t> chosen_indices(const choice &chosen,
                                               const std::vector<test_case> &all) {
  std::vector<std::size_t> indices;
  auto next = all.begin(); // both are in file order
  for (const auto *record : records_of(&chosen)) {
    while (next != all.end() && next->address != record)
      ++next;
    if (next != all.end())
      indices.push_back(next->index);
  }
  return indices;
}

/// The body that `run_case` has replaced.
inline doctest::detail::funcType original_body = nullptr;

/// Runs the case at a position with `body` in place of its own, which is then `original_body`.
/// doctest's reporting, decorators and exception handling stay in force around it.
inline void run_case(std::size_t index, doctest::detail::funcType body, const choice &chosen,
                     listener &heard_by) {
  const auto records = records_of(nullptr);
  if (index >= records.size())
    return;
  auto &test_case = case_of(records[index]);
  original_body = test_case.m_test;
  test_case.m_test = body;
  doctest::Context context;
  set(context, "order-by", "file");
  set(context, "no-skip", true);
  set(context, "no-breaks", true);
  set(context, "first", static_cast<int>(index) + 1);
  set(context, "last", static_cast<int>(index) + 1);
  doctest_run run;
  run.chosen = &chosen;
  run.holds = doctest_run::part::subcases;
  run.heard_by = &heard_by;
  run_doctest(context, run);
  test_case.m_test = original_body;
}

/// Takes doctest's handlers of fatal signals away: with the heap's lock held they would hang.
inline void reset_fatal_handlers() {
  using namespace doctest; // it is in one of these, by version
  using namespace doctest::detail;
  FatalConditionHandler::reset();
}

/// The bodies that `run_suite` has replaced.
inline std::map<const doctest::TestCaseData *, doctest::detail::funcType> suite_bodies;

/// Stands in for each body of a suite.
inline void suite_body() {
  reset_fatal_handlers();
  suite_bodies.at(doctest::detail::g_cs->currentTest)();
}

/// Runs all registered cases but those that `chosen` excludes in one go, in file order, as a plain
/// test run would; those at some positions with an empty body. For a process that runs nothing
/// else.
inline void run_suite(const choice &chosen, const std::vector<std::size_t> &emptied,
                      listener &heard_by) {
  const auto records = records_of(nullptr);
  for (const auto *record : records)
    suite_bodies[record] = std::exchange(case_of(record).m_test, suite_body);
  for (const auto index : emptied)
    if (index < records.size())
      suite_bodies[records[index]] = [] {};
  doctest::Context context;
  set(context, "order-by", "file");
  set(context, "no-breaks", true);
  doctest_run run;
  run.chosen = &chosen;
  run.holds = doctest_run::part::exclusions;
  run.heard_by = &heard_by;
  run_doctest(context, run);
}

/// Assertions, and failed ones, of the running case so far.
inline unsigned long long assertions() {
  return static_cast<unsigned>(doctest::detail::g_cs->numAssertsCurrentTest_atomic.load());
}
inline unsigned failed_assertions() {
  return static_cast<unsigned>(doctest::detail::g_cs->numAssertsFailedCurrentTest_atomic.load());
}

/// Starts the count of assertions anew, so that many iterations do not overflow it.
inline void restart_count() { doctest::detail::g_cs->numAssertsCurrentTest_atomic = 0; }

} // namespace bench_test::detail
