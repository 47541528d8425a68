// bench_test/fixture.hpp - runs a body on a fresh fixture, made and destroyed outside the clock.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"
#include "measure.hpp"

#if !defined(DOCTEST_CONFIG_DISABLE)

namespace bench_test {
namespace detail {
using byte_count = decltype(sizeof 0);

/// A place to construct at: a type of ours, so that no <new> is needed.
struct construction_place {
  void *at;
};
DOCTEST_INTERFACE void *acquire(byte_count bytes, byte_count alignment);
DOCTEST_INTERFACE void release(void *memory, byte_count alignment) noexcept;
/// Makes the body forget the subcases that the last iteration went through. Within the clock: about
/// a nanosecond of each iteration.
DOCTEST_INTERFACE void next_iteration();
} // namespace detail
} // namespace bench_test

inline void *operator new(decltype(sizeof 0),
                          bench_test::detail::construction_place where) noexcept {
  return where.at;
}
inline void operator delete(void *, bench_test::detail::construction_place) noexcept {}

namespace bench_test {
namespace detail {

/// Up to a capacity of fixtures that live at the same time.
template <class T> class fixtures {
public:
  explicit fixtures(unsigned long long capacity)
      : first_(
            static_cast<T *>(acquire(static_cast<byte_count>(capacity) * sizeof(T), alignof(T)))) {}
  fixtures(const fixtures &) = delete;
  fixtures &operator=(const fixtures &) = delete;
  ~fixtures() {
    clear();
    release(first_, alignof(T));
  }
  void add() {
    ::new (construction_place{first_ + size_}) T;
    ++size_;
  }
  void clear() {
    while (size_)
      first_[--size_].~T();
  }
  T *begin() { return first_; }
  T *end() { return first_ + size_; }

private:
  T *first_;
  unsigned long long size_ = 0;
};

/// How many fixtures live at once: few enough that they stay in the processor's caches. What they
/// hold elsewhere is bounded by the time that making them may take.
template <class T>
constexpr unsigned long long fixtures_at_once = sizeof(T) >= 4096 ? 16 : 65536 / sizeof(T);

/// Runs `bench_test_private_body` of a fresh T; while measuring, of as many as are asked for.
template <class T> void run_on_fixture(const char *file, int line) {
  region loop(region_form::fixture, file, line);
  while (auto left = loop.next_sample()) {
    const auto capacity = left < fixtures_at_once<T> ? left : fixtures_at_once<T>;
    fixtures<T> batch(capacity);
    while (left) {
      const auto count = left < capacity ? left : capacity;
      for (auto i = count; i; --i)
        batch.add();
      loop.start();
      for (T &fixture : batch) {
        fixture.bench_test_private_body();
        next_iteration();
      }
      loop.stop();
      batch.clear();
      left -= count;
    }
  }
  T fixture;
  const single_call once(region_form::fixture);
  fixture.bench_test_private_body();
}

} // namespace detail
} // namespace bench_test

#endif
