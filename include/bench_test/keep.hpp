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
template <class T> constexpr bool is_array = false;
template <class T, decltype(sizeof 0) N> constexpr bool is_array<T[N]> = true;
/// Whether a value is a number, a pointer or the like that fits into a register.
template <class T>
constexpr bool is_register_sized =
    !__is_class(T) && !__is_union(T) && !is_array<T> && sizeof(T) <= sizeof(void *);
} // namespace detail

/// Makes the compiler believe that `value` is read, and, where it is not const, changed: it must be
/// computed, and nothing is known of it afterwards. A number or a pointer goes through a register
/// (so an lvalue in memory is loaded and stored), anything else stays in memory. As DoNotOptimize
/// of Google Benchmark.
#if defined(__GNUC__) || defined(__clang__)
template <class T> inline void keep(T &&value) noexcept {
  using plain = typename detail::no_reference<T>::type;
  // One constraint, not a choice of two: of a value that it has folded to a constant, g++ 12
  // refuses "+r,m", and loses the first store under "+m,r".
  if constexpr (!detail::is_register_sized<plain> && detail::is_const<plain>)
    asm volatile("" : : "m"(value) : "memory");
  else if constexpr (!detail::is_register_sized<plain>)
    asm volatile("" : "+m"(value) : : "memory");
  else if constexpr (detail::is_const<plain>)
    asm volatile("" : : "r"(value) : "memory");
  else
    asm volatile("" : "+r"(value) : : "memory");
}

/// Makes the compiler believe that all memory is read and changed: pending writes must be done.
inline void clobber() noexcept { asm volatile("" : : : "memory"); }
#else
// MSVC has no such asm. Nothing is measured there: a test needs no barrier.
template <class T> inline void keep(T &&) noexcept {}
inline void clobber() noexcept {}
#endif

} // namespace bench_test
