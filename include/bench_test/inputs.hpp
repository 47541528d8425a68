// bench_test/inputs.hpp - the inputs of one batch of calls: they live at the same time.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

namespace bench_test {
namespace detail {
/// A place to construct at: a type of ours, so that no <new> is needed.
struct construction_place {
  void *at;
};
} // namespace detail
} // namespace bench_test

inline void *operator new(decltype(sizeof 0),
                          bench_test::detail::construction_place where) noexcept {
  return where.at;
}
inline void operator delete(void *, bench_test::detail::construction_place) noexcept {}

#if !defined(DOCTEST_CONFIG_DISABLE)

namespace bench_test {
namespace detail {
using byte_count = decltype(sizeof 0);

DOCTEST_INTERFACE void *acquire(byte_count bytes, byte_count alignment);
DOCTEST_INTERFACE void release(void *memory, byte_count alignment) noexcept;

/// Up to `capacity` of any objects: they are never moved, so they need not be movable.
template <class T> class inputs {
public:
  explicit inputs(unsigned long long capacity)
      : first_(
            static_cast<T *>(acquire(static_cast<byte_count>(capacity) * sizeof(T), alignof(T)))),
        end_(first_) {}
  inputs(const inputs &) = delete;
  inputs &operator=(const inputs &) = delete;
  ~inputs() {
    clear();
    release(first_, alignof(T));
  }

  /// Adds one as a variable without an initialiser is made.
  void add() {
    ::new (construction_place{end_}) T;
    ++end_;
  }
  /// Adds what `make` returns.
  template <class Make> void add(Make &make) {
    ::new (construction_place{end_}) T(make());
    ++end_;
  }
  /// To be called before the end: the destructor of a T that throws would end the program there.
  void clear() {
    while (end_ != first_) { // no index: g++ 12 would warn at -O1 of one that is never reached
      --end_;
      end_->~T();
    }
  }
  T *begin() { return first_; }
  T *end() { return end_; }

private:
  T *first_;
  T *end_;
};

} // namespace detail
} // namespace bench_test

#endif
