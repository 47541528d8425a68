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
#include <stdexcept>
#include <string>

#include "foreign_malloc.hpp"
#include "heap.hpp"
#include "sanitizer.hpp"

#if defined(BENCH_TEST_NO_HEAP) || !defined(__linux__)

#elif BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS

extern "C" [[gnu::weak]] int
__sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void *, std::size_t),
                                          void (*on_free)(const volatile void *));

#else
#if defined(BENCH_TEST_HEAP_MALLOC)
#include "counted_malloc.hpp"
#endif
#include "counted_new.hpp" // which else may be that of a library with a malloc of its own
#endif

namespace bench_test::detail {

#if defined(BENCH_TEST_NO_HEAP) || !defined(__linux__)
#elif BENCH_TEST_PRIVATE_SANITIZER_HAS_HOOKS
constexpr const char *heap_is_anothers =
    "operator new does not call the sanitizer's malloc, which is what is counted; leave it out";

/// To be called once, before the first count.
inline void watch_heap() noexcept {
  if (__sanitizer_install_malloc_and_free_hooks)
    __sanitizer_install_malloc_and_free_hooks(
        [](const volatile void *block, std::size_t size) {
          if (block && counts_of_heap.is_counting())
            counts_of_heap.add(const_cast<const void *>(block), size);
        },
        [](const volatile void *block) {
          if (block && counts_of_heap.is_counting())
            counts_of_heap.remove(const_cast<void *>(block));
        });
}
#elif defined(BENCH_TEST_HEAP_MALLOC)
constexpr const char *heap_is_anothers =
    "another malloc than ours is in use, of this program or linked statically; build the file with "
    "the implementation without BENCH_TEST_HEAP_MALLOC, which counts operator new";
inline void watch_heap() noexcept { find_size_by_malloc(); }
#else
constexpr const char *heap_is_anothers =
    "another operator new than ours is in use, of this program or of a library; leave it out, or "
    "build the file with the implementation with BENCH_TEST_HEAP_MALLOC, which counts malloc";
inline void watch_heap() noexcept {}
#endif

#if !defined(BENCH_TEST_NO_HEAP) && defined(__linux__)
/// Whether this block is known, and no more when it is freed. Others may allocate meanwhile, and at
/// its place: its size is hardly theirs.
template <class New, class Delete> inline bool is_seen(New allocate, Delete release) {
  constexpr std::size_t size = 3331;
  void *volatile block = allocate(size); // or g++ 12 warns of a look at what is freed
  const bool is_known = counts_of_heap.size_of(block) == size;
  release(block);
  return is_known && counts_of_heap.size_of(block) != size;
}
/// Whether all forms of operator new and delete are ours, also for the standard library itself.
inline bool is_all_seen() {
  constexpr auto aligned = std::align_val_t{64};
  const auto before = begin_heap_count();
  { const std::runtime_error of_the_library("it has a copy of this"); }
  const bool is_library_seen = heap_count_since(before).allocations > 0;
  const bool are_forms_seen = is_seen([](auto size) { return ::operator new(size); },
                                      [](void *block) { ::operator delete(block); }) &&
                              is_seen([](auto size) { return ::operator new[](size); },
                                      [](void *block) { ::operator delete[](block); }) &&
                              is_seen([](auto size) { return ::operator new(size, aligned); },
                                      [](void *block) { ::operator delete(block, aligned); }) &&
                              is_seen([](auto size) { return ::operator new[](size, aligned); },
                                      [](void *block) { ::operator delete[](block, aligned); });
  end_heap_count(before);
  return is_library_seen && are_forms_seen;
}
#endif

/// Why what is allocated is not counted in this program, and what to do; null if it is. To be asked
/// before the first count.
inline const char *heap_refusal() noexcept {
#if !defined(__linux__)
  return "that needs Linux";
#elif defined(BENCH_TEST_NO_HEAP)
  return "the file with the implementation is built with BENCH_TEST_NO_HEAP; build it without";
#else
  static const char *const refusal = [] {
    watch_heap();
    return is_all_seen() ? static_cast<const char *>(nullptr) : heap_is_anothers;
  }();
  return refusal;
#endif
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
    const auto counted = foreign_malloc(RTLD_DEFAULT, "__libc_malloc");
    if (!counted.empty())
      return "malloc is that of " + counted + ", not of the C library";
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
