// bench_test/impl/dispatch/take_over.hpp - measures in place of the doctest run that a main starts.
//
// For a main of the user's own. A listener is registered, at run time and only where a kind is
// asked for, and takes over as the run starts, with that context's filters. Measuring ends the
// process.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "../../doctest.hpp"
#include "../bridge/doctest_runs.hpp"
#include "../bridge/silent_reporter.hpp"
#include "../worker/whoami.hpp"
#include "measure_suite.hpp"
#include "requested_here.hpp"

namespace bench_test::detail {

class taking_over final : public silent_reporter {
public:
  explicit taking_over(const doctest::ContextOptions &) {}

  /// Registers the listener if this process is a worker, or asked to measure. Called as the program
  /// starts, and again for each kind that is added later.
  static void consider() {
    static bool registered = false;
    static const worker_line worker = claim_worker_line();
    parent() = worker;
    const auto asked = requested_here(command_line());
    if (registered || (!worker.is_there() && asked.is_test_run()))
      return;
    registered = true;
    constexpr int first = std::numeric_limits<int>::max(); // the suite's own hear of our runs only
    doctest::registerReporter<taking_over>("bench_test_takes_over", first, false);
  }

  /// doctest's own --help and --version, where the main lets it see them: ours are meant.
  void report_query(const doctest::QueryData &) override {
    const auto words = command_line();
    const auto o = read_options(words, false);
    if (!parent().is_there() && (o.help || o.version))
      std::exit(measure_suite(words, requested_here(words), o, choice()));
  }

  void test_run_start() override {
    if (std::exchange(has_taken_over(), true)) // a run of our own, within the one taken over
      return;
    leave_outer_run();
    const auto words = command_line();
    const auto o = read_options(words, false);
    choice chosen = choice_of_running_context();
    if (std::getenv("BENCH_TEST_OPTIONS"))
      chosen.add(choice_of_variable());
    if (!parent().is_there())
      std::exit(measure_suite(words, requested_here(words), o, chosen));
    parent_port port(parent());
    serve(port, chosen);
    std::exit(good);
  }

private:
  static worker_line &parent() {
    static worker_line line;
    return line;
  }
  static bool &has_taken_over() {
    static bool taken = false;
    return taken;
  }
  /// What BENCH_TEST_OPTIONS chooses; the command line's own is in the user's context already.
  static choice choice_of_variable() {
    const auto o = read_options({}, true);
    choice chosen = choice_of(o.doctest);
    for (const auto &word : o.words)
      chosen.add_word(word);
    return chosen;
  }
};

/// Makes the decision as the program starts, before any main.
inline const bool take_over_considered =
    (kind_list::on_added = taking_over::consider, taking_over::consider(), true);

} // namespace bench_test::detail
