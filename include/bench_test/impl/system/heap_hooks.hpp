// bench_test/impl/system/heap_hooks.hpp - stands between the program and its heap, to count it.
//
// operator new and delete are replaced; with BENCH_TEST_HEAP_MALLOC it is malloc and its family
// instead, which operator new calls; a sanitizer has hooks of its own. While nobody counts, all
// that is added is a look at one number.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <new>
#include <string>

#include "heap.hpp"
#include "sanitizer.hpp"
#if defined(__linux__)
#include "foreign_malloc.hpp"
#endif

#if defined(BENCH_TEST_NO_HEAP) || !defined(__linux__)

namespace bench_test::detail {
constexpr const char *heap_source = "";
inline void watch_heap() noexcept {}
} // namespace bench_test::detail

#elif BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS

extern "C" [[gnu::weak]] int
__sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void *, std::size_t),
                                          void (*on_free)(const volatile void *));

namespace bench_test::detail {
constexpr const char *heap_source = "malloc";

/// To be called before the first count.
inline void watch_heap() noexcept {
  static const int installed =
      !__sanitizer_install_malloc_and_free_hooks
          ? 0
          : __sanitizer_install_malloc_and_free_hooks(
                [](const volatile void *block, std::size_t size) {
                  if (block && counts_of_heap.is_counting())
                    counts_of_heap.add(const_cast<const void *>(block), size);
                },
                [](const volatile void *block) {
                  if (block && counts_of_heap.is_counting())
                    counts_of_heap.remove(const_cast<void *>(block));
                });
  static_cast<void>(installed);
}
} // namespace bench_test::detail

#elif defined(BENCH_TEST_HEAP_MALLOC)
#include "counted_malloc.hpp"
#else
#include "counted_new.hpp"
#endif

namespace bench_test::detail {

/// Why what is allocated is not counted in this program, and what to do; null if it is. To be asked
/// before the first count.
inline const char *heap_refusal() noexcept {
  static const char *const refusal = [] {
#if !defined(__linux__)
    return "that needs Linux";
#else
    if (*heap_source == 0)
      return "the file with the implementation is built with BENCH_TEST_NO_HEAP; build it without";
    watch_heap();
    void *(*volatile allocate)(std::size_t) = &::operator new; // or the compiler would leave it out
    void (*volatile release)(void *) = &::operator delete;
    const auto before = begin_heap_count();
    release(allocate(1));
    const bool is_seen = end_heap_count(before).allocations > 0;
    return is_seen ? static_cast<const char *>(nullptr)
                   : "another operator new than ours is in use, of this program or of a library; "
                     "leave it out, or build the file with the implementation with "
                     "BENCH_TEST_HEAP_MALLOC, which counts malloc";
#endif
  }();
  return refusal;
}

/// What one must know of the heap's numbers in this program; null for nothing.
inline const char *heap_remark() {
#if !defined(__linux__)
  return nullptr;
#else
  static const std::string remark = [] {
    if (BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS)
      return sanitizer_name + std::string("'s own malloc tells what is allocated, by whom ever; "
                                          "without it, only operator new is counted");
#if defined(BENCH_TEST_HEAP_MALLOC)
    const auto library = foreign_malloc(RTLD_NEXT);
    return library.empty() ? library
                           : "BENCH_TEST_HEAP_MALLOC calls the malloc of glibc, so that of " +
                                 library + " is not used";
#else
    const auto library = foreign_malloc(RTLD_DEFAULT);
    return library.empty() ? library
                           : "malloc, which operator new calls, is that of " + library +
                                 ", not of the C library";
#endif
  }();
  return remark.empty() ? nullptr : remark.c_str();
#endif
}

} // namespace bench_test::detail
