// bench_test/heap_use.hpp - what a call allocates, for a CHECK in the ordinary test run.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "call.hpp"
#include "doctest.hpp"

namespace bench_test {

/// What was allocated on the heap, by all threads. Signed, so that they compare with any number.
struct heap_usage {
  long long allocations = 0; ///< how often
  long long bytes = 0;       ///< all of them together, as asked for
  long long peak_bytes = 0;  ///< most that were in use at a time beyond those at the start
  long long live_bytes = 0;  ///< in use at the end beyond those at the start; below 0 if less
};

#if defined(DOCTEST_CONFIG_DISABLE)

// Another function for the linker, as with measure().
inline namespace disabled {
template <class F> heap_usage heap_use(F &&f, const char * = "", int = 0) {
  f();
  return {};
}
} // namespace disabled

#else

namespace detail {

/// What the heap counts had been when a count began, for counts within others.
struct heap_mark {
  heap_usage before;
  long long outer_peak = 0;
};
/// Fails the running test where nothing counts the heap: `file` and `line` are the place for it.
DOCTEST_INTERFACE heap_mark begin_heap_use(const char *file, int line);
DOCTEST_INTERFACE heap_usage end_heap_use(const heap_mark &since) noexcept;

class heap_scope {
public:
  heap_scope(heap_usage &to, const char *file, int line)
      : to_(to), since_(begin_heap_use(file, line)) {}
  ~heap_scope() { to_ = end_heap_use(since_); }
  heap_scope(const heap_scope &) = delete;
  heap_scope &operator=(const heap_scope &) = delete;

private:
  heap_usage &to_;
  heap_mark since_;
};

} // namespace detail

/// What one call of `f` allocates, exactly: `CHECK(heap_use([&] { index.find("a"); }).allocations
/// == 0)`. The result of `f` dies within. What other threads allocate meanwhile counts, too. Of a
/// block that was there before, the size that its `delete` names counts, else what malloc gave for
/// it. Where the heap is not counted (BENCH_TEST_NO_HEAP, an operator new of the program's own, not
/// Linux), the test fails, and says so.
template <class F>
heap_usage heap_use(F &&f, const char *file = __builtin_FILE(), int line = __builtin_LINE()) {
  heap_usage used;
  {
    const detail::heap_scope scope(used, file, line);
    detail::call(f);
  }
  return used;
}

#endif

} // namespace bench_test
