// bench_test/impl/bridge/reporter.hpp - the reporter through which a run of doctest is heard.
//
// It is registered at run time, and only in a process that measures, so that a plain test run's
// list of reporters stays doctest's.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include "../../doctest.hpp"
#include "../text/escape.hpp"
#include "../text/file_name.hpp"
#include "choice.hpp"
#include "listener.hpp"
#include "silent_reporter.hpp"
#include "subcase_text.hpp"

namespace bench_test::detail {

/// What the next run of doctest is for. doctest makes its reporters itself, so it stands here.
struct doctest_run {
  const choice *chosen = nullptr;
  /// Which of the filters of `chosen` hold.
  enum class part { all, subcases, exclusions } holds = part::all;
  listener *heard_by = nullptr;
  std::vector<const doctest::TestCaseData *> listed; ///< the answer to a query
  /// All records in file order, and who is told of a case's position in it before `heard_by` is.
  const std::vector<const doctest::TestCaseData *> *records = nullptr;
  std::function<void(std::size_t)> on_case;
  choice found; ///< how the context itself was told to choose, before `chosen` was applied
};
inline doctest_run *current_run = nullptr;

/// The subcases that the running body has entered, from the outside in. They stay when they are
/// left, until others take their place.
inline std::vector<doctest::SubcaseSignature> entered_subcases;

/// Words for a failing flag that no assertion tells of; empty for none. A timeout is not among
/// them: doctest holds it against all leaves together, we against each.
inline std::string words_for(int failure_flags, const doctest::TestCaseData &c) {
  namespace reason = doctest::TestCaseFailureReason;
  if (failure_flags & reason::ShouldHaveFailedButDidnt)
    return "should have failed, but did not";
  if (failure_flags & reason::DidntFailExactlyNumTimes)
    return "did not fail exactly " + std::to_string(c.m_expected_failures) + " times";
  return "";
}

/// doctest's own verdict; 2.4.6 does not tell it to reporters.
inline bool has_succeeded(const doctest::CurrentTestCaseStats &end) {
#if DOCTEST_VERSION >= 20407
  return end.testCaseSuccess;
#else
  namespace reason = doctest::TestCaseFailureReason;
  return !end.failure_flags ||
         end.failure_flags & (reason::ShouldHaveFailedAndDid | reason::CouldHaveFailedAndDid |
                              reason::FailedExactlyNumTimes);
#endif
}

class reporter : public silent_reporter {
public:
  explicit reporter(const doctest::ContextOptions &options) : run_(current_run) {
    if (!run_)
      return;
    auto &state = *doctest::detail::g_cs;
    run_->found = choice(state);
    if (run_->chosen && run_->holds == doctest_run::part::all)
      run_->chosen->apply_to(state);
    else if (run_->chosen && run_->holds == doctest_run::part::subcases)
      run_->chosen->apply_subcases_to(state);
    else if (run_->chosen)
      run_->chosen->apply_exclusions_to(state);
    console_ = std::make_unique<doctest::ConsoleReporter>(options, text_);
  }

  void report_query(const doctest::QueryData &found) override {
    if (run_)
      run_->listed.assign(found.data, found.data + found.num_data);
  }
  void test_case_start(const doctest::TestCaseData &c) override {
    case_ = &c;
    depth_ = thrown_at_ = shown_ = 0; // as the console reporter does
    if (console_)
      console_->test_case_start(c);
    if (!run_ || !run_->records)
      return;
    while (index_ < run_->records->size() && (*run_->records)[index_] != &c)
      ++index_; // both are in file order
    run_->on_case(index_);
    if (heard())
      heard()->case_started(index_);
  }
  void test_case_reenter(const doctest::TestCaseData &) override {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    depth_ = thrown_at_ = 0;
  }
  void test_case_end(const doctest::CurrentTestCaseStats &end) override {
    if (heard())
      heard()->case_ended(has_succeeded(end), words_for(end.failure_flags, *case_));
  }
  void test_case_exception(const doctest::TestCaseException &e) override {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    if (!console_)
      return;
    const std::string message = e.error_string.c_str();
    if (message.find("will translate later") != std::string::npos) { // it comes again, in full
      thrown_at_ = std::max(thrown_at_, depth_ + 1);
      return;
    }
    show_subcases(std::max(depth_, thrown_at_));
    console_->test_case_exception(e);
    tell(threw(message).substr(1));
  }
  void subcase_start(const doctest::SubcaseSignature &s) override {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    if (depth_ == entered_subcases.size())
      entered_subcases.push_back(s);
    else if (!is_same(entered_subcases[depth_], s)) // an iteration like the last one costs no copy
      entered_subcases[depth_] = s;
    ++depth_;
    if (heard())
      heard()->subcase_entered(s.m_name.c_str());
  }
  void subcase_end() override {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    --depth_;
    if (heard())
      heard()->subcase_left();
  }
  void log_assert(const doctest::AssertData &a) override {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    if (!console_)
      return;
    show_subcases(depth_);
    console_->log_assert(a);
    if (a.m_failed && !(a.m_at & doctest::assertType::is_warn))
      tell(at(a.m_file, a.m_line) + summary(a));
  }
  void log_message(const doctest::MessageData &m) override {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    if (!console_)
      return;
    show_subcases(depth_);
    console_->log_message(m);
    if (!(m.m_severity & doctest::assertType::is_warn))
      tell(at(m.m_file, m.m_line) + (m.m_string.size() ? m.m_string.c_str() : "FAIL(\"\")"));
  }

private:
  listener *heard() const { return run_ ? run_->heard_by : nullptr; }

  static std::string at(const char *file, int line) {
    return file_name(file) + ":" + std::to_string(line) + ": ";
  }

  static std::string threw(const std::string &what) {
    return " threw: " + (what.empty() ? "\"\"" : what);
  }

  static std::string summary(const doctest::AssertData &a) {
    std::string s = std::string(doctest::assertString(a.m_at)) + "( " + a.m_expr + " )";
    namespace type = doctest::assertType;
    const bool must_throw = a.m_at & (type::is_throws | type::is_throws_as | type::is_throws_with);
    const std::string wanted = a.m_at & type::is_throws_as ? a.m_exception_type : "";
    if (must_throw && !a.m_threw)
      return s + " did not throw" + (wanted.empty() ? "" : ", expected " + wanted);
    if (a.m_threw)
      return s + threw(a.m_exception.c_str()) + (wanted.empty() ? "" : ", expected " + wanted);
    const std::string values = a.m_decomp.c_str();
    return values.empty() || values == a.m_expr ? s : s + ", with " + values;
  }

  /// The console reporter keeps all subcases since the last pass, too much for a loop: so it is
  /// told of the open ones only when there is something to show.
  void show_subcases(std::size_t depth) {
    for (; shown_ > 0; --shown_)
      console_->subcase_end();
    console_->test_case_reenter(*case_);
    for (; shown_ < std::min(depth, entered_subcases.size()); ++shown_)
      console_->subcase_start(entered_subcases[shown_]);
    constexpr int enough = 65536; // a loop may log a million messages, and then fail
    if (text_.tellp() > enough)
      text_.str("");
  }

  void tell(const std::string &summary) {
    if (heard())
      heard()->failed({printable(summary), text_.str()});
    text_.str("");
  }

  doctest_run *run_;
  std::ostringstream text_;
  std::unique_ptr<doctest::IReporter> console_; // formats failures as doctest does
  const doctest::TestCaseData *case_ = nullptr;
  std::size_t index_ = 0;     // of the case, in file order
  std::size_t depth_ = 0;     // how many of the entered subcases are open
  std::size_t shown_ = 0;     // of them, told to the console reporter
  std::size_t thrown_at_ = 0; // how deep an exception was thrown that is still under way
  // Assertions may come from any thread, and a handler of a fatal signal from within one.
  std::recursive_mutex mutex_;
};

} // namespace bench_test::detail
