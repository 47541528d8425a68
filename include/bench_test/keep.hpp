// bench_test/keep.hpp - barriers that keep the optimiser from removing what is measured.
//
// SPDX-License-Identifier: MIT
#pragma once

namespace bench_test {
namespace detail {
template <class T> struct no_reference { using type = T; };
template <class T> struct no_reference<T &> { using type = T; };
template <class T> constexpr bool is_const = false;
template <class T> constexpr bool is_const<const T> = true;
/// Whether a value can live in a register.
template <class T>
constexpr bool is_small = __is_trivially_copyable(T) && sizeof(T) <= sizeof(void *);
} // namespace detail

/// Makes the compiler believe that `value` is read, and, where it is not const, changed: it must be
/// computed, and nothing is known of it afterwards. Costs no instruction of its own where the value
/// is in a register or in memory already. As DoNotOptimize of Google Benchmark.
template <class T> inline void keep(T &&value) noexcept {
  using plain = typename detail::no_reference<T>::type;
  if constexpr (detail::is_const<plain>) {
    if constexpr (detail::is_small<plain>)
      asm volatile("" : : "r,m"(value) : "memory");
    else
      asm volatile("" : : "m"(value) : "memory");
  } else {
    if constexpr (detail::is_small<plain>)
#if defined(__clang__)
      asm volatile("" : "+r,m"(value) : : "memory");
#else // g++ 12 refuses a value that it has folded to a constant, unless memory comes first
      asm volatile("" : "+m,r"(value) : : "memory");
#endif
    else
      asm volatile("" : "+m"(value) : : "memory");
  }
}

/// Makes the compiler believe that all memory is read and changed: pending writes must be done.
inline void clobber() noexcept { asm volatile("" : : : "memory"); }

} // namespace bench_test
