// bench_test/region.hpp - the measured region's side of the talk with whoever measures.
//
// The loop is compiled into the user's code; when to go on, on how many threads, and what a reading
// is, the implementation knows. In a test run there is nobody who measures.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

#if !defined(DOCTEST_CONFIG_DISABLE)

namespace bench_test {
namespace detail {

/// What a region is: the function that `measure` is given, such a function with inputs, or the body
/// of a BENCH_TEST_FIXTURE.
enum class region_form { measure, inputs, fixture };

/// Runs one batch of so many iterations; `self` is whatever was given with it.
using batch_function = void (*)(void *self, unsigned long long iterations);

/// `input_bytes`: the size of one input, where there are inputs, without what it holds elsewhere.
DOCTEST_INTERFACE void enter_region(region_form form, const char *file, int line,
                                    unsigned long long input_bytes);
DOCTEST_INTERFACE void leave_region(region_form form) noexcept;
/// Runs batches until no more are wanted, on several threads at a time where that is asked for.
DOCTEST_INTERFACE void run_batches(region_form form, batch_function batch, void *self);
DOCTEST_INTERFACE void start_clock(); ///< called by each batch: what is measured begins here,
DOCTEST_INTERFACE void stop_clock();  ///< and ends here
/// Returns how many exceptions are in flight, for `leave_single_call` to tell a new one.
DOCTEST_INTERFACE int enter_single_call(region_form form);
DOCTEST_INTERFACE void leave_single_call(region_form form, int exceptions);

class region {
public:
  region(region_form form, const char *file, int line, unsigned long long input_bytes = 0)
      : form_(form) {
    enter_region(form, file, line, input_bytes);
  }
  ~region() { leave_region(form_); }
  region(const region &) = delete;
  region &operator=(const region &) = delete;

  /// Runs batches as often as is wanted, on any thread.
  void repeat(batch_function batch, void *self = nullptr) const { run_batches(form_, batch, self); }

private:
  region_form form_;
};

/// The call that a test run would make, too: measured where a single call is asked for.
class single_call {
public:
  explicit single_call(region_form form) : form_(form), exceptions_(enter_single_call(form)) {}
  ~single_call() { leave_single_call(form_, exceptions_); }
  single_call(const single_call &) = delete;
  single_call &operator=(const single_call &) = delete;

private:
  region_form form_;
  int exceptions_;
};

} // namespace detail
} // namespace bench_test

#endif
