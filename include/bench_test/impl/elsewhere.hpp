// bench_test/impl/elsewhere.hpp - the whole implementation on systems other than Linux: tests only.
//
// A suite that is shared between systems builds there, and tests as doctest does. Asked to measure,
// it refuses: a test run in place of one would be taken for a measurement.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include "../doctest.hpp"
#include "../fixture.hpp"
#include "../inputs.hpp"
#include "../region.hpp"
#include "../result.hpp"
#include "../work.hpp"
#include "bridge/no_marks.hpp"
#include "bridge/silent_reporter.hpp"
#include "bridge/value_loop.hpp"
#include "dispatch/request.hpp"
#include "kinds/registry.hpp"
#include "system/command_line.hpp"

namespace bench_test::detail {

// What user files call, as it is in a test run.

void enter_region(region_form, const char *, int, unsigned long long) {}
void leave_region(region_form) noexcept {}
void run_batches(region_form, batch_function, void *) {}
int enter_single_call(region_form) { return 0; }
void leave_single_call(region_form, int) {}

// Never called, since there is no batch.
void start_clock() {}
void stop_clock() {}
void *acquire(byte_count, byte_count) { return nullptr; }
void release(void *, byte_count) noexcept {}
void next_iteration() {}
void note_work(double, const char *) {}
void note_result(const returned &) {}

inline request requested_elsewhere(const std::vector<std::string> &argv) {
  return requested(argv, std::getenv("BENCH_TEST_OPTIONS"));
}

/// Says why nothing is measured, and returns the exit status.
inline int refuse(const request &r) {
  std::string why = r.error;
  if (why.empty()) {
    for (const auto &name : r.kinds)
      why += (why.empty() ? "" : ", ") + name;
    why += ": measuring needs Linux; here the program only tests, under --kind=test or a name "
           "without a kind";
  }
  std::fprintf(stderr, "bench_test: %s\n", why.c_str());
  return 2;
}

#if defined(BENCH_TEST_IMPLEMENT_WITH_MAIN)

inline int run_main(int argc, char **argv) {
  const auto asked = requested_elsewhere({argv, argv + argc});
  return asked.is_test_run() ? doctest::Context(argc, argv).run() : refuse(asked);
}

#else

/// Refuses in place of the doctest run that a main of the user's own starts. Registered only where
/// a kind is asked for, so that the program is doctest's otherwise.
class refusing final : public silent_reporter {
public:
  explicit refusing(const doctest::ContextOptions &) {}

  /// Called as the program starts, and again for each kind that is added later.
  static void consider() {
    static bool registered = false;
    if (registered || requested_elsewhere(command_line()).is_test_run())
      return;
    registered = true;
    constexpr int first = std::numeric_limits<int>::max(); // of all listeners
    doctest::registerReporter<refusing>("bench_test_refuses", first, false);
  }

  void test_run_start() override { std::exit(refuse(requested_elsewhere(command_line()))); }
};

/// Makes the decision as the program starts, before any main.
inline const bool refusal_considered =
    (kind_list::on_added = refusing::consider, refusing::consider(), true);

#endif

} // namespace bench_test::detail
