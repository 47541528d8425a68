// bench_test/result.hpp - what a benchmark "returns", for the kinds that look at it: `mem`,
// `track`.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "call.hpp"
#include "doctest.hpp"
#include "heap_use.hpp"
#include "inputs.hpp"
#include "kind.hpp"

namespace bench_test {

/// What a body has said by `result(value)`.
struct returned {
  const void *value;
  /// The bytes of heap that it holds, beside its own `size`; null where nobody knows.
  long long (*held)(const void *value);
  long long size;
  double number; ///< if it is one
  bool is_number;
  bool is_scalar;   ///< and nothing else, or a pointer
  const char *unit; ///< of the number
  better direction; ///< of the number
};

#if defined(DOCTEST_CONFIG_DISABLE)

template <class T> void result(const T &, const char * = "", better = better::lower) {}

#else

namespace detail {
DOCTEST_INTERFACE void note_result(const returned &said);

template <class T, class U> constexpr bool is_same_type = false;
template <class T> constexpr bool is_same_type<T, T> = true;
template <class T> constexpr bool is_array = false;
template <class T, byte_count Size> constexpr bool is_array<T[Size]> = true;
/// Whether a T is a number, a pointer or the like, and no object that could be weighed.
template <class T> constexpr bool is_scalar = !__is_class(T) && !__is_union(T) && !is_array<T>;
/// What a container holds, or a pair; void for anything else.
template <class T> plain_type<typename T::value_type> element_in(int);
template <class T> plain_type<void> element_in(long);
template <class T> plain_type<typename T::first_type> first_in(int);
template <class T> plain_type<void> first_in(long);
template <class T> plain_type<typename T::second_type> second_in(int);
template <class T> plain_type<void> second_in(long);
/// Whether a T can be copied. A container says so of itself even if its elements cannot. `Within`
/// are those that a T is an element of: a tree is one of itself.
template <class T, class... Within> constexpr bool is_copyable() {
  if constexpr (is_void<T> || (is_same_type<T, Within> || ...))
    return true;
  else if constexpr (!__is_constructible(T, const T &))
    return false;
  else
    return is_copyable<typename decltype(element_in<T>(0))::type, T, Within...>() &&
           is_copyable<typename decltype(first_in<T>(0))::type, T, Within...>() &&
           is_copyable<typename decltype(second_in<T>(0))::type, T, Within...>();
}

/// What the user says of T: a function `held_bytes` beside it.
template <class T> constexpr auto says_held(int) -> decltype(held_bytes(made<const T &>()), true) {
  return true;
}
template <class T> constexpr bool says_held(long) { return false; }

template <class T> long long held_as_said(const void *value) {
  return static_cast<long long>(held_bytes(*static_cast<const T *>(value)));
}
/// What copying it allocates, and does not give back at once.
template <class T> long long held_by_copy(const void *value) {
  inputs<T> copy(1); // its own bytes, before the count begins
  const auto original = [value]() -> const T & { return *static_cast<const T *>(value); };
  heap_usage used;
  {
    const heap_scope scope(used, "", 0);
    copy.add(original);
  }
  return used.live_bytes;
}
} // namespace detail

/// Says what the body has made: `mem` reports how much memory an object takes, its heap included,
/// and `track` the number that it is, with a unit. The last word counts. In a test, and under all
/// other kinds, it does nothing.
///
/// The heap is what a copy of `value` allocates; of what cannot be copied, what is still there of
/// what the region has allocated. Where either is not what you want, or a copy does not compile
/// (a class with containers of std::unique_ptr in it), say it by a function beside your class:
/// `std::size_t held_bytes(const my_class &)`.
template <class T>
void result(const T &value, const char *unit = "", better direction = better::lower) {
  returned said{__builtin_addressof(value), nullptr, sizeof(T), 0, false,
                detail::is_scalar<T>,       unit,    direction};
  if constexpr (detail::says_held<T>(0))
    said.held = detail::held_as_said<T>;
  else if constexpr (detail::is_copyable<T>())
    said.held = detail::held_by_copy<T>;
  if constexpr (__is_constructible(double, const T &)) {
    said.number = static_cast<double>(value);
    said.is_number = true;
  }
  detail::note_result(said);
}

#endif

} // namespace bench_test
