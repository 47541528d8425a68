// bench_test/barrier.hpp - where a value is taken from, so that keeping it costs no instruction.
//
// A barrier is an asm without text. It costs no instruction if its operand is taken from where the
// value is: this finds that place, and tests/ways_in/test_keep.py counts instructions.
//
// SPDX-License-Identifier: MIT
#pragma once

namespace bench_test {
namespace detail {
template <class T> constexpr bool is_const = false;
template <class T> constexpr bool is_const<const T> = true;
} // namespace detail
} // namespace bench_test

#if defined(__GNUC__) || defined(__clang__)

#define BENCH_TEST_PRIVATE_INLINE inline __attribute__((always_inline))

namespace bench_test {
namespace detail::keeping {
// g++ finds the place itself if all are allowed, as "rm". Not so "r,m": of what it has folded to a
// constant g++ 12 refuses "+r,m", and with "+m,r" never stores it. clang++ takes memory if it may.
#if defined(__clang__)
#define BENCH_TEST_PRIVATE_OR_MEMORY
constexpr bool is_clang = true, checks_padding = __has_feature(memory_sanitizer);
#else
#define BENCH_TEST_PRIVATE_OR_MEMORY "m"
constexpr bool is_clang = false, checks_padding = false;
#endif
#if defined(__SSE2__)
#define BENCH_TEST_PRIVATE_FLOAT "x"
#define BENCH_TEST_PRIVATE_LONG_DOUBLE "t"
#elif defined(__aarch64__)
#define BENCH_TEST_PRIVATE_FLOAT "w"
#define BENCH_TEST_PRIVATE_LONG_DOUBLE "m"
#else
#define BENCH_TEST_PRIVATE_FLOAT "m"
#define BENCH_TEST_PRIVATE_LONG_DOUBLE "m"
#endif
constexpr bool has_float_registers = BENCH_TEST_PRIVATE_FLOAT[0] != 'm';
using size_type = decltype(sizeof 0);

template <class T> constexpr bool is_volatile = false;
template <class T> constexpr bool is_volatile<volatile T> = true;
/// Whether its bytes are all of it: if it is small, calls return it in registers.
template <class T> constexpr bool is_bytes = __is_trivially_constructible(T, T) && !is_volatile<T>;
template <class T> constexpr bool is_scalar = is_bytes<T> && !__is_class(T) && !__is_union(T);

template <class T> constexpr bool is_member_pointer = false;
template <class T, class C> constexpr bool is_member_pointer<T C::*> = true;
template <class T> constexpr bool is_long_double = false;
template <>
inline constexpr bool is_long_double<long double> =
    BENCH_TEST_PRIVATE_LONG_DOUBLE[0] == 't' && __LDBL_MANT_DIG__ == 64;
template <class T, bool = is_scalar<T> && sizeof(T) >= 16, class = void>
constexpr bool is_float = false;
template <> inline constexpr bool is_float<float> = true;
template <> inline constexpr bool is_float<double> = true;
template <class T> // a vector
constexpr bool is_float<T, true, decltype(void(T()[0]))> = has_float_registers &&
                                                           sizeof(T) <= __BIGGEST_ALIGNMENT__;
/// Whether it can be the operand itself. (clang++ would turn a bool into 0 or 1, and clang++ 15
/// refuses a pointer to a member.)
template <class T>
constexpr bool is_operand = is_float<T> || is_long_double<T> ||
                            (is_scalar<T> && !is_member_pointer<T> && sizeof(T) <= sizeof(void *) &&
                             sizeof(T) > (is_clang ? 1 : 0));

#define BENCH_TEST_PRIVATE_BARRIER(place, value)                                                   \
  if constexpr (is_const<Object>)                                                                  \
    asm volatile("" : : place(value) : "memory");                                                  \
  else                                                                                             \
    asm volatile("" : "+" place(value) : : "memory")

template <class T, class Object> BENCH_TEST_PRIVATE_INLINE void operand(Object &value) noexcept {
  if constexpr (is_long_double<T>) {
    BENCH_TEST_PRIVATE_BARRIER(BENCH_TEST_PRIVATE_LONG_DOUBLE BENCH_TEST_PRIVATE_OR_MEMORY, value);
  } else if constexpr (is_float<T>) {
    BENCH_TEST_PRIVATE_BARRIER(BENCH_TEST_PRIVATE_FLOAT BENCH_TEST_PRIVATE_OR_MEMORY, value);
  } else {
    BENCH_TEST_PRIVATE_BARRIER("ri" BENCH_TEST_PRIVATE_OR_MEMORY, value);
  }
}

template <class T, class Object> BENCH_TEST_PRIVATE_INLINE void memory(Object &object) noexcept {
  // A class with a const member cannot be an output; "memory" says, too, that it is changed.
  if constexpr (__is_class(T) && !__is_assignable(T &, T))
    asm volatile("" : : "m"(object) : "memory");
  else
    BENCH_TEST_PRIVATE_BARRIER("m", object);
}

/// Converts to float and double, and to nothing else: to int, it could be by either.
struct any_float {
  operator float() const noexcept;
  operator double() const noexcept;
};
/// Whether T{floats...} compiles. (With variables for these functions, an enum is an error in
/// g++ 12, and a private constructor in g++ 11.)
template <class T, class... Floats>
constexpr auto takes(int) noexcept -> decltype(static_cast<void>(T{Floats()...}), true) {
  return has_float_registers;
}
template <class T, class...> constexpr bool takes(long) noexcept { return false; }
template <class T> constexpr bool has_two_floats = takes<T, any_float, any_float>(0);
template <class T> constexpr bool begins_with_float = has_two_floats<T> || takes<T, any_float>(0);

/// A value of the type in which one register takes the bytes of a T from At on.
template <class T, size_type At> constexpr auto word() noexcept {
  constexpr size_type left = sizeof(T) - At;
  if constexpr (left >= 4 && (At == 0 ? begins_with_float<T> : has_two_floats<T>)) {
    using two_floats = float __attribute__((vector_size(16))); // and two that are not set
    if constexpr (left < 8)
      return float();
    else if constexpr (is_clang && alignof(T) == alignof(float))
      return two_floats(); // of which clang++ makes a double in memory, only
    else
      return double();
  } else if constexpr (left >= sizeof(void *)) {
    return size_type();
  } else if constexpr (left >= 4) {
    return 0U;
  } else if constexpr (left >= 2) {
    return static_cast<unsigned short>(0);
  } else {
    return static_cast<unsigned char>(0);
  }
}
template <class T, size_type At = 0, class Object>
BENCH_TEST_PRIVATE_INLINE void words(Object &object) noexcept {
  using word_type = decltype(word<T, At>());
  constexpr size_type size = sizeof(word_type) == 16 ? 8 : sizeof(word_type);
  word_type part;
  __builtin_memcpy(&part, reinterpret_cast<const char *>(__builtin_addressof(object)) + At, size);
  if constexpr (is_const<Object>) {
    operand<word_type, const word_type>(part);
  } else {
    operand<word_type>(part);
    __builtin_memcpy(reinterpret_cast<char *>(__builtin_addressof(object)) + At, &part, size);
  }
  if constexpr (At + size < sizeof(T))
    words<T, At + size>(object);
}

/// Whether a T goes through registers, word by word. With g++, not if that could make it load a
/// word right after it has stored its members one by one: the load waits until they are written, 5
/// ns. (To read, it needs no load; but it never has a std::complex<float> in one register.)
template <class T, bool Changes,
          bool =
              is_bytes<T> && sizeof(T) <= 2 * sizeof(void *) && (is_scalar<T> || !checks_padding)>
constexpr bool has_words = false;
template <class T, bool Changes>
constexpr bool has_words<T, Changes, true> =
    is_clang || is_scalar<T> ||
    (!Changes ? !has_two_floats<T> || alignof(T) > alignof(float) || __is_aggregate(T)
              : alignof(T) == sizeof(T) ||
                    (alignof(T) == sizeof(void *) &&
                     (has_two_floats<T> || __has_unique_object_representations(T))));

template <class T, class Object> BENCH_TEST_PRIVATE_INLINE void pass(Object &object) noexcept {
  if constexpr (!is_const<const T> || __is_empty(T)) { // a function, or nothing in it
    asm volatile("" : : : "memory");
  } else if constexpr (is_member_pointer<T>) {
    words<T>(object);
  } else if constexpr (is_operand<T> || has_words<T, !is_const<Object>>) {
    // Compilers know the size of a variable, which may be in registers if it is small, and not that
    // of an element of a container. (A global variable pays: it is loaded, and stored.)
    if (__builtin_object_size(__builtin_addressof(object), 0) > 4 * sizeof(void *))
      memory<T>(object);
    else if constexpr (is_operand<T>)
      operand<T>(object);
    else
      words<T>(object);
  } else {
    memory<T>(object);
  }
}
} // namespace detail::keeping
} // namespace bench_test

#endif
