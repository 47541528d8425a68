// bench_test/values.hpp - runs the rest of a loop's body for each of several values, as subcases.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "call.hpp"
#include "doctest.hpp"
#include "inputs.hpp"

namespace bench_test {
namespace detail {

/// A copy of the elements of an array: what `values("n", {1, 2})` is given does not last.
template <class T, decltype(sizeof 0) Count> class array_copy {
public:
  explicit array_copy(const T (&from)[Count]) {
    for (const T &each : from) {
      ::new (construction_place{begin() + size_}) T(each);
      ++size_;
    }
  }
  array_copy(const array_copy &) = delete;
  array_copy &operator=(const array_copy &) = delete;
  ~array_copy() {
    while (size_)
      begin()[--size_].~T();
  }
  T *begin() { return reinterpret_cast<T *>(memory_); }
  T *end() { return begin() + size_; }

private:
  alignas(T) unsigned char memory_[Count * sizeof(T)];
  decltype(sizeof 0) size_ = 0;
};

// Where a range begins and ends, as the language's own loop finds it: as an array, by its members,
// or by functions beside its type.
template <class T, decltype(sizeof 0) Count> T *begin_of(T (&array)[Count], int) { return array; }
template <class T, decltype(sizeof 0) Count> T *end_of(T (&array)[Count], int) {
  return array + Count;
}
template <class Range> auto begin_of(Range &range, int) -> decltype(range.begin()) {
  return range.begin();
}
template <class Range> auto end_of(Range &range, int) -> decltype(range.end()) {
  return range.end();
}
template <class Range> auto begin_of(Range &range, long) -> decltype(begin(range)) {
  return begin(range);
}
template <class Range> auto end_of(Range &range, long) -> decltype(end(range)) {
  return end(range);
}

#if !defined(DOCTEST_CONFIG_DISABLE)

/// Where a loop over values is, and which subcase it is in.
class value_loop;
DOCTEST_INTERFACE value_loop *begin_values(const char *name, const char *file, int line);
/// Enters the subcase of the next value, unless another one's turn it is. `label` has `size` bytes;
/// it is null for what has no text.
DOCTEST_INTERFACE bool enter_value(value_loop *loop, const char *label, decltype(sizeof 0) size,
                                   bool is_number);
/// Leaves it; whether the values behind it are of interest.
DOCTEST_INTERFACE bool leave_value(value_loop *loop);
DOCTEST_INTERFACE void end_values(value_loop *loop);

template <class T> struct decayed { using type = T; };
template <class T, decltype(sizeof 0) Count> struct decayed<T[Count]> { using type = const T *; };
template <class T> constexpr bool is_pointer = false;
template <class T> constexpr bool is_pointer<T *> = true;
template <class T> constexpr bool is_c_string = false;
template <> inline constexpr bool is_c_string<char *> = true;
template <> inline constexpr bool is_c_string<const char *> = true;
template <class T> constexpr bool is_char = false;
template <> inline constexpr bool is_char<char> = true;
/// Whether the user has a toString for T: where this stands, no other is found.
template <class T> constexpr auto has_own_text(int) -> decltype(toString(made<const T &>()), true) {
  return true;
}
template <class> constexpr bool has_own_text(long) { return false; }

/// A string as it stands (it has a `substr`), and anything else as doctest prints it, if it can;
/// but a pointer, which is another one in each process, has no text, and an enum is written by its
/// own operator<<, for which doctest 2.4.9 prints a number.
template <class T>
auto enter(value_loop *loop, const T &value, int)
    -> decltype(value.substr(0), enter_value(loop, value.data(), value.size(), false)) {
  return enter_value(loop, value.data(), value.size(), false);
}
template <class T> bool enter(value_loop *loop, const T &value, long) {
  using type = typename decayed<T>::type;
  using doctest::toString; // or one that the user has for T
  if constexpr (is_char<type>)
    return enter_value(loop, &value, 1, false);
  else if constexpr (is_pointer<type> && !is_c_string<type>)
    return enter_value(loop, nullptr, 0, false);
  else if constexpr (is_c_string<type>) {
    const char *const text = value;
    return enter_value(loop, text, text ? doctest::String(text).size() : 0, false);
  } else if constexpr (__is_enum(type) && !has_own_text<type>(0) &&
                       doctest::detail::has_insertion_operator<type>::value) {
    const doctest::String label = doctest::StringMaker<type>::convert(value);
    return enter_value(loop, label.c_str(), label.size(), false);
  } else {
    const doctest::String label = toString(value);
    return enter_value(loop, label.c_str(), label.size(), !__is_enum(type));
  }
}

#endif

template <class Range> auto value_of(int) -> typename plain<Range>::value_type;
template <class Range> auto value_of(long) -> plain<decltype(*begin_of(made<Range &>(), 0))>;
/// What a range says it holds, of a vector of bools a bool; else what its iterator refers to.
template <class Range> using element = decltype(value_of<Range>(0));

/// The label of a value that is given none.
struct own_label {
  template <class T> const T &operator()(const T &value) const { return value; }
};

template <class Label, class T>
auto label_of(Label &label, const T &value) -> decltype(label(value)) {
  return label(value);
}
template <class Member, class C, class T>
auto label_of(Member C::*label, const T &value) -> decltype((value.*label)) {
  return value.*label;
}
template <class Result, class C, class T>
Result label_of(Result (C::*label)() const, const T &value) {
  return (value.*label)();
}

/// What `values` returns: a range of those that have their turn.
template <class Range, class Label> class value_range {
public:
  template <class From>
  value_range(const char *name, From &&from, Label label, const char *file, int line)
      : range_(static_cast<From &&>(from)), label_(static_cast<Label &&>(label)), name_(name),
        file_(file), line_(line) {}
  value_range(const value_range &) = delete;
  value_range &operator=(const value_range &) = delete;

  struct end_mark {};

#if defined(DOCTEST_CONFIG_DISABLE)
  auto begin() { return begin_of(range_, 0); }
  auto end() { return end_of(range_, 0); }
#else
  class iterator {
  public:
    explicit iterator(value_range &of)
        : at_(begin_of(of.range_, 0)), end_(end_of(of.range_, 0)), label_(of.label_),
          loop_(begin_values(of.name_, of.file_, of.line_)) {
      find();
    }
    ~iterator() { end_values(loop_); }
    iterator(const iterator &) = delete;
    iterator &operator=(const iterator &) = delete;

    decltype(auto) operator*() const { return *at_; }
    iterator &operator++() {
      is_more_ = leave_value(loop_);
      if (is_more_) {
        ++at_;
        find();
      }
      return *this;
    }
    bool operator!=(end_mark) const { return is_more_; }

  private:
    void find() {
      for (;; ++at_) {
        is_more_ = at_ != end_;
        if (!is_more_ ||
            enter(loop_, label_of(label_, static_cast<const element<Range> &>(*at_)), 0))
          return;
      }
    }

    decltype(begin_of(made<Range &>(), 0)) at_;
    decltype(end_of(made<Range &>(), 0)) end_;
    Label &label_;
    value_loop *loop_;
    bool is_more_ = true;
  };
  iterator begin() { return iterator(*this); }
  end_mark end() { return {}; }
#endif

private:
  Range range_;
  Label label_;
  const char *name_;
  const char *file_;
  int line_;
};

} // namespace detail

/// For each value a subcase, named "n=100" as its label says, around the loop's body:
///
///     for (int n : bench_test::values("n", {100, 1'000, 10'000})) { ... }
///
/// is one leaf for each of them. It works wherever SUBCASE does, loops in loops make a grid, and
/// what is measured knows its values. `range` is anything with a beginning and an end: a list in
/// braces, an array, a container, a view, a generator; of one that is given away, the loop keeps
/// the copy. The label is what doctest prints of the value, or what `label(value)` returns (it may
/// point to a member); values that have none, or the same, are numbered.
template <class Range, class Label = detail::own_label>
detail::value_range<Range, Label> values(const char *name, Range &&range, Label label = {},
                                         const char *file = __builtin_FILE(),
                                         int line = __builtin_LINE()) {
  return {name, static_cast<Range &&>(range), static_cast<Label &&>(label), file, line};
}
template <class T, decltype(sizeof 0) Count, class Label = detail::own_label>
detail::value_range<detail::array_copy<T, Count>, Label>
values(const char *name, const T (&list)[Count], Label label = {},
       const char *file = __builtin_FILE(), int line = __builtin_LINE()) {
  return {name, list, static_cast<Label &&>(label), file, line};
}

} // namespace bench_test
