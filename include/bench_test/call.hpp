// bench_test/call.hpp - one call of what is measured: how it takes its input, what it gives back.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "barrier.hpp"
#include "keep.hpp"

namespace bench_test {
namespace detail {

template <class T> constexpr bool is_void = false;
template <> inline constexpr bool is_void<void> = true;
template <class T> constexpr bool is_reference = false;
template <class T> constexpr bool is_reference<T &> = true;
template <class T> constexpr bool is_reference<T &&> = true;

template <class T> struct plain_type { using type = T; };
template <class T> struct plain_type<const T> { using type = T; };
template <class T> struct plain_type<T &> : plain_type<T> {};
template <class T> struct plain_type<T &&> : plain_type<T> {};
template <class T> struct unreferenced_type { using type = T; };
template <class T> struct unreferenced_type<T &> { using type = T; };
template <class T> struct unreferenced_type<T &&> { using type = T; };
template <class T> using unreferenced = typename unreferenced_type<T>::type;
/// A type without reference and const: what a copy of it is.
template <class T> using plain = typename plain_type<T>::type;

template <class T> T &&made() noexcept; // only for decltype
template <bool Condition, class A, class B> struct either { using type = A; };
template <class A, class B> struct either<false, A, B> { using type = B; };

/// Calls `f` once; its result is used as far as the compiler knows, and dies here.
template <class F> inline void call(F &f) {
  if constexpr (is_void<decltype(f())>) {
    f();
    clobber();
  } else {
    keep(f());
  }
}

/// Whether a copy of an F is as good as the original, and small.
template <class F>
constexpr bool is_copied = __is_trivially_copyable(F) && __is_constructible(F, const F &) &&
                           sizeof(F) <= 256;
template <class R, class... A> constexpr bool is_copied<R(A...)> = false;
template <class R, class... A> constexpr bool is_copied<R(A...) noexcept> = false;

/// What a loop calls for an F: a copy that nobody else knows of, or F itself. As in a loop of one's
/// own, what a lambda refers to can then stay in registers.
template <class F> using callee = typename either<is_copied<F>, F, F &>::type;

/// Lets what has changed in a callee stay changed.
template <class F> inline void put_back(callee<F> &from, F &to) {
  if constexpr (is_copied<F> && !is_const<F> && !__is_empty(F))
    __builtin_memcpy(static_cast<void *>(__builtin_addressof(to)), __builtin_addressof(from),
                     sizeof(F));
}

template <class F, class Argument, class = decltype(made<F &>()(made<Argument>()))>
constexpr bool accepts(int) {
  return true;
}
template <class F, class Argument> constexpr bool accepts(long) { return false; }

/// Whether `f` can be given an Input to keep: it takes it by value, `&&` or `const&`. Else it is
/// given it by `&`.
template <class F, class Input> constexpr bool takes_over = accepts<F, Input &&>(0);

/// What `f` is given of an input.
template <class F, class Input>
using given = typename either<takes_over<F, Input>, Input &&, Input &>::type;

/// Calls `f` with its input.
template <class F, class Input> inline decltype(auto) call_with(F &f, Input &input) {
  static_assert(takes_over<F, Input> || accepts<F, Input &>(0),
                "bench_test::measure(make_input, f): f cannot be called with what make_input "
                "returns; let it take that by value, &&, const& or & (by value only what can be "
                "moved)");
  return f(static_cast<given<F, Input>>(input));
}

/// Calls `f` once with an input; its result is used as far as the compiler knows, and dies here.
template <class F, class Input> inline void call(F &f, Input &input) {
  if constexpr (is_void<decltype(call_with(f, input))>) {
    call_with(f, input);
    clobber();
  } else {
    keep(call_with(f, input));
  }
}

/// Whether `measure` returns the input: `f` takes it by `&`, and returns nothing.
template <class F, class Input>
constexpr bool gives_back_input =
    !takes_over<F, Input> && is_void<decltype(call_with(made<F &>(), made<Input &>()))>;

/// What `measure` returns: no reference, for what it refers to may be the input, which dies.
template <class F, class Input> struct call_result {
  using result = decltype(call_with(made<F &>(), made<Input &>()));
  using copied = typename either<gives_back_input<F, Input>, Input &&, result>::type;
  static constexpr bool is_copy = is_reference<copied>;
  static constexpr bool is_nothing =
      is_void<copied> || (is_copy && !__is_constructible(plain<copied>, copied));
  using type = typename either<is_nothing, void, plain<copied>>::type;
};

template <class F> struct call_result<F, void> { // an error, which measure() tells
  static constexpr bool is_nothing = true;
  using type = void;
};

} // namespace detail
} // namespace bench_test
