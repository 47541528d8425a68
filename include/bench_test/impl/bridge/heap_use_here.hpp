// bench_test/impl/bridge/heap_use_here.hpp - the out-of-line half of `heap_use`.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../heap_use.hpp"
#include "../system/heap_hooks.hpp"

namespace bench_test::detail {

// Called by user files, from plugins too: weak, as inline ones could be hidden from them.
[[gnu::weak]] heap_mark begin_heap_use(const char *file, int line) {
  if (const char *const why = heap_refusal()) {
    // As a String: of a pointer, doctest would show the address.
    const auto said = doctest::String("heap_use(): the heap is not counted: ") + why;
    DOCTEST_ADD_FAIL_CHECK_AT(file, line, said);
  }
  return begin_heap_count();
}
[[gnu::weak]] heap_usage end_heap_use(const heap_mark &since) noexcept {
  return end_heap_count(since);
}

} // namespace bench_test::detail
