// bench_test/measure.hpp - the measured part of a body.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "call.hpp"
#include "doctest.hpp"
#include "inputs.hpp"
#include "region.hpp"

namespace bench_test {

#if !defined(DOCTEST_CONFIG_DISABLE)
namespace detail {

/// A batch of calls. (No lambda: this is compiled for each measure of a suite.)
template <class F> struct calls {
  F &f;

  static void run(void *self, unsigned long long left) {
    F &original = static_cast<calls *>(self)->f;
    callee<F> f(original);
    start_clock();
    for (; left; --left)
      call(f);
    stop_clock();
    put_back<F>(f, original);
  }
};

/// A batch of calls with inputs.
template <class Make, class F> struct calls_on_inputs {
  Make &make_input;
  F &f;

  static void run(void *self, unsigned long long iterations) {
    using input = plain<decltype(make_input())>;
    auto &batch = *static_cast<calls_on_inputs *>(self);
    inputs<input> all(iterations);
    for (auto left = iterations; left; --left)
      all.add(batch.make_input);
    callee<F> f(batch.f);
    start_clock();
    for (input &each : all)
      call(f, each);
    stop_clock();
    put_back<F>(f, batch.f);
    all.clear();
  }
};

} // namespace detail
#else
// Other functions for the linker: a file that only calls may be in one program with those that
// measure, and of two equal templates the linker keeps either.
inline namespace disabled {
#endif

/// Measures `f`, and nothing around it. While measuring, `f` is called again and again, each result
/// dying before the next call, inside the clock; one more call gives the result that is returned
/// (anything: void, a reference, a type that cannot be moved). In a test run `f` is called once.
/// What `f` throws fails the benchmark. What `f` changes stays changed for its next
/// call: make it do the same work each time. A leaf has one `measure`; a second one is an error
/// while measuring.
template <class F>
auto measure(F &&f, [[maybe_unused]] const char *file = __builtin_FILE(),
             [[maybe_unused]] int line = __builtin_LINE()) -> decltype(f()) {
#if !defined(DOCTEST_CONFIG_DISABLE)
  const detail::region region(detail::region_form::measure, file, line);
  detail::calls<detail::unreferenced<F>> batch{f};
  region.repeat(batch.run, &batch);
  const detail::single_call once(detail::region_form::measure);
#endif
  return f();
}

/// The same with a fresh input for every call, which `make_input` returns: made before the clock
/// starts, destroyed after it has stopped. `f` takes it by value, `&&`, `const&` or `&`. Where it
/// takes it by `&` and returns nothing, the last input is returned as `f` has left it (nothing, if
/// it cannot be moved); else what `f` returns, as a copy where that is a reference. A view or an
/// iterator into the input would outlive it: return what it shows. The inputs of a batch live at
/// the same time: no more than the clock needs, and in no more than 256 MiB.
template <class Make, class F>
auto measure(Make &&make_input, F &&f, [[maybe_unused]] const char *file = __builtin_FILE(),
             [[maybe_unused]] int line = __builtin_LINE()) ->
    typename detail::call_result<F, detail::plain<decltype(make_input())>>::type {
  using input = detail::plain<decltype(make_input())>;
  using last_result = detail::call_result<F, input>;
  static_assert(!detail::is_void<input>, "bench_test::measure(make_input, f): make_input returns "
                                         "nothing; let it return the input");
#if !defined(DOCTEST_CONFIG_DISABLE)
  constexpr auto form = detail::region_form::inputs;
  const detail::region region(form, file, line, sizeof(input));
  detail::calls_on_inputs<detail::unreferenced<Make>, detail::unreferenced<F>> batch{make_input, f};
  region.repeat(batch.run, &batch);
#endif
  input last(make_input());
  {
#if !defined(DOCTEST_CONFIG_DISABLE)
    [[maybe_unused]] const detail::single_call once(form);
#endif
    if constexpr (detail::gives_back_input<F, input>)
      detail::call_with(f, last);
    else if constexpr (last_result::is_nothing)
      static_cast<void>(detail::call_with(f, last));
    else
      return detail::call_with(f, last);
  }
  if constexpr (detail::gives_back_input<F, input> && !last_result::is_nothing)
    return last;
}

#if defined(DOCTEST_CONFIG_DISABLE)
} // namespace disabled
#endif

} // namespace bench_test
