// bench_test/impl/bridge/doctest_runs.hpp - lists the registered test cases, and runs one of them.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <numeric>
#include <string>
#include <string_view>
#include <type_traits>
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

/// The listeners that the suite has registered.
inline auto &registered_listeners() {
  using namespace doctest; // it is in one of these, by version
  using namespace doctest::detail;
  return getListeners();
}

/// Runs a context with our reporter. The suite's listeners hear of tests that run, as bodies may
/// rely on them; what we only ask for is not theirs, and nothing that they print belongs there.
inline void run_doctest(doctest::Context &context, doctest_run &what) {
  constexpr const char *name = "bench_test: its own"; // no suite has one of that name
  static const int registered = doctest::registerReporter<reporter>(name, 0, true);
  static_cast<void>(registered);
  set(context, "reporters", name);
  set(context, "no-colors", true); // in a text they would be shown as what they are
  doctest_run *const outer = current_run;
  listener *const outer_listener = current_listener;
  current_run = &what;
  current_listener = what.heard_by;
  std::decay_t<decltype(registered_listeners())> aside;
  if (!what.heard_by)
    aside.swap(registered_listeners());
  context.run();
  if (!what.heard_by)
    aside.swap(registered_listeners());
  current_run = outer;
  current_listener = outer_listener;
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
  return std::move(run.listed);
}

inline doctest::detail::TestCase &case_of(const doctest::TestCaseData *record) {
  // Every registered record is the base of a TestCase. Its function is no part of doctest's order.
  return const_cast<doctest::detail::TestCase &>(
      static_cast<const doctest::detail::TestCase &>(*record));
}

/// All registered test cases as doctest's records, in file order, as they were when first asked
/// for: positions in it are what a parent and its workers name cases by.
inline const std::vector<const doctest::TestCaseData *> &all_records() {
  static const auto records = records_of(nullptr);
  return records;
}

/// What doctest holds as a plain pointer up to 2.4.7, and as its String since.
inline std::string_view text_of(const char *text) { return text ? text : ""; }
inline std::string_view text_of(const doctest::String &text) { return text.c_str(); }

/// The type of a template's case, "" for any other. Up to 2.4.7 doctest keeps its brackets with it.
inline std::string_view type_of(const doctest::detail::TestCase &c) {
  if (c.m_template_id == -1)
    return "";
  const std::string_view type = text_of(c.m_type);
  return type.substr(0, 1) == "<" ? type.substr(1, type.size() - 2) : type;
}

/// All registered test cases, in file order.
inline std::vector<test_case> all_cases() {
  const mark_finder finder;
  std::vector<test_case> cases;
  cases.reserve(all_records().size());
  for (const auto *record : all_records()) {
    test_case c;
    c.index = cases.size();
    c.name = record->m_name ? record->m_name : "";
    c.type = type_of(case_of(record));
    c.suite = record->m_test_suite ? record->m_test_suite : "";
    c.file = record->m_file.c_str();
    c.line = record->m_line;
    c.skip = record->m_skip;
    c.may_fail = record->m_may_fail;
    c.should_fail = record->m_should_fail;
    c.expected_failures = record->m_expected_failures;
    c.timeout = record->m_timeout;
    finder.note_marks(case_of(record), c);
    cases.push_back(std::move(c));
  }
  return cases;
}

/// The positions in file order of the cases that `chosen` selects.
inline std::vector<std::size_t> chosen_indices(const choice &chosen) {
  std::vector<std::size_t> indices(all_records().size());
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  if (chosen.is_every_case())
    return indices; // asking doctest takes as long as all the rest of a listing
  indices.clear();
  std::size_t next = 0; // both are in file order
  for (const auto *record : records_of(&chosen)) {
    while (next < all_records().size() && all_records()[next] != record)
      ++next;
    if (next < all_records().size())
      indices.push_back(next);
  }
  return indices;
}

/// Takes doctest's handlers of fatal signals away: with the heap's lock held they would hang.
inline void reset_fatal_handlers() {
  using namespace doctest; // it is in one of these, by version
  using namespace doctest::detail;
  FatalConditionHandler::reset();
}

/// What `run_cases` has replaced, to the end of its run: bodies, and which cases are skipped.
class replaced_cases {
public:
  replaced_cases(const std::vector<std::size_t> &chosen, doctest::detail::funcType body) {
    for (const auto *record : all_records()) {
      auto &c = case_of(record);
      originals_.push_back({c.m_test, c.m_skip});
      c.m_skip = true;
    }
    for (const auto index : chosen) {
      if (index >= originals_.size())
        continue;
      auto &c = case_of(all_records()[index]);
      c.m_test = body;
      c.m_skip = false;
    }
  }
  ~replaced_cases() {
    for (std::size_t i = 0; i < originals_.size(); ++i) {
      case_of(all_records()[i]).m_test = originals_[i].body;
      case_of(all_records()[i]).m_skip = originals_[i].skip;
    }
  }
  replaced_cases(const replaced_cases &) = delete;
  replaced_cases &operator=(const replaced_cases &) = delete;

  doctest::detail::funcType body_of(std::size_t index) const { return originals_[index].body; }

private:
  struct original {
    doctest::detail::funcType body;
    bool skip;
  };
  std::vector<original> originals_;
};

/// The body of the running case, which `run_cases` has replaced.
inline doctest::detail::funcType original_body = nullptr;

/// Runs the cases at these positions with `body` in place of their own, which is then
/// `original_body`, in one go and in file order. doctest's reporting, decorators and exception
/// handling stay in force around it; of `chosen` holds only `part`.
inline void run_cases(const std::vector<std::size_t> &indices, doctest::detail::funcType body,
                      const choice &chosen, doctest_run::part holds, listener &heard_by) {
  const replaced_cases replaced(indices, body);
  doctest::Context context;
  set(context, "order-by", "file");
  set(context, "no-breaks", true);
  doctest_run run;
  run.chosen = &chosen;
  run.holds = holds;
  run.heard_by = &heard_by;
  run.records = &all_records();
  run.on_case = [&](std::size_t index) { original_body = replaced.body_of(index); };
  run_doctest(context, run);
}

/// Assertions, and failed ones, of the running case so far. Converted, not loaded: where
/// DOCTEST_CONFIG_NO_MULTITHREADING is defined, they are plain numbers.
inline unsigned long long assertions() {
  const int count = doctest::detail::g_cs->numAssertsCurrentTest_atomic;
  return static_cast<unsigned>(count);
}
inline unsigned failed_assertions() {
  const int count = doctest::detail::g_cs->numAssertsFailedCurrentTest_atomic;
  return static_cast<unsigned>(count);
}

/// Starts the count of assertions anew, so that many iterations do not overflow it.
inline void restart_count() { doctest::detail::g_cs->numAssertsCurrentTest_atomic = 0; }

} // namespace bench_test::detail
