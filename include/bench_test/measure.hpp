// bench_test/measure.hpp - the measured region of a body.
//
// The loop is compiled here, into the user's code; when to go on and what a reading is, the
// implementation knows. Nothing here needs a standard header.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"
#include "keep.hpp"

namespace bench_test {
namespace detail {

template <class T> constexpr bool is_void = false;
template <> inline constexpr bool is_void<void> = true;

/// Calls `f` once; its result is used as far as the compiler knows, and dies here.
template <class F> inline void call(F &f) {
  if constexpr (is_void<decltype(f())>) {
    f();
    clobber();
  } else {
    auto &&result = f();
    keep(result);
  }
}

#if !defined(DOCTEST_CONFIG_DISABLE)

/// What a region is: the argument of a `measure`, or the body of a BENCH_TEST_FIXTURE.
enum class region_form { measure, fixture };

// What the implementation knows; in a test run there is nobody who measures.
DOCTEST_INTERFACE void enter_region(region_form form, const char *file, int line);
DOCTEST_INTERFACE void leave_region(region_form form) noexcept;
DOCTEST_INTERFACE unsigned long long next_sample(region_form form);
DOCTEST_INTERFACE void start_part();
DOCTEST_INTERFACE void stop_part();
/// Returns how many exceptions are in flight, for `leave_single_call` to tell a new one.
DOCTEST_INTERFACE int enter_single_call(region_form form);
DOCTEST_INTERFACE void leave_single_call(region_form form, int exceptions);

/// One region's side of the talk with whoever measures.
class region {
public:
  region(region_form form, const char *file, int line) : form_(form) {
    enter_region(form, file, line);
  }
  ~region() { leave_region(form_); }
  region(const region &) = delete;
  region &operator=(const region &) = delete;

  /// How many iterations the next sample has; 0 when no more are wanted.
  unsigned long long next_sample() { return detail::next_sample(form_); }
  void start() { start_part(); } ///< the clock runs from here,
  void stop() { stop_part(); }   ///< to here; a sample may consist of several such parts

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

#endif
} // namespace detail

#if defined(DOCTEST_CONFIG_DISABLE)
// Another function for the linker: a file that only calls may be in one program with those that
// measure, and of two equal templates the linker keeps either.
inline namespace disabled {
#endif

/// Measures `f`, and nothing around it. While measuring, `f` is called again and again, each result
/// dying before the next call, inside the clock; one more call gives the result that is returned
/// (anything: void, a reference, a type that cannot be moved). In a test run `f` is called once.
/// What `f` throws fails the benchmark. What `f` changes stays changed for its next
/// call: make it do the same work each time. A leaf has one `measure`; a second one is an error
/// while measuring.
template <class F>
auto measure(F &&f, [[maybe_unused]] const char *file = __builtin_FILE(),
             [[maybe_unused]] int line = __builtin_LINE()) -> decltype(f()) {
#if !defined(DOCTEST_CONFIG_DISABLE)
  detail::region region(detail::region_form::measure, file, line);
  while (auto left = region.next_sample()) {
    region.start();
    for (; left; --left)
      detail::call(f);
    region.stop();
  }
  const detail::single_call once(detail::region_form::measure);
#endif
  return f();
}

#if defined(DOCTEST_CONFIG_DISABLE)
} // namespace disabled
#endif

} // namespace bench_test
