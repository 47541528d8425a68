// bench_test/keep.hpp - barriers that keep the optimiser from removing what is measured.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "barrier.hpp"

namespace bench_test {
#if defined(__GNUC__) || defined(__clang__)

/// Makes the compiler believe that all memory is read and changed: pending writes must be done.
BENCH_TEST_PRIVATE_INLINE void clobber() noexcept { asm volatile("" : : : "memory"); }

/// Makes the compiler believe that `value` is read, and, where it is not const, changed: it must be
/// computed, and nothing is known of it afterwards. It stays where it is, in a register or in
/// memory, wherever compilers let us know.
template <class T> BENCH_TEST_PRIVATE_INLINE void keep(const T &value) noexcept {
  detail::keeping::pass<T>(value);
}
template <class T> BENCH_TEST_PRIVATE_INLINE void keep(T &value) noexcept {
  detail::keeping::pass<T>(value);
}
#else
// MSVC has no such asm. Nothing is measured there: a test needs no barrier.
template <class T> inline void keep(T &&) noexcept {}
inline void clobber() noexcept {}
#endif

} // namespace bench_test
