// bench_test/impl/system/counted_new.hpp - all forms of operator new and delete, which count,
// unless malloc does.
//
// Weak: they give way to the program's own.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

#include "heap.hpp"

namespace bench_test::detail {
#if defined(BENCH_TEST_HEAP_MALLOC)
inline bool counts_new() noexcept { return false; }
#else
inline bool counts_new() noexcept { return counts_of_heap.is_counting(); }
#endif

/// What `get(size)` returns, with new handlers in between; as the standard wants operator new.
template <class Get> inline void *allocated(std::size_t size, Get get) {
  for (;;) {
    if (void *const block = get(size ? size : 1)) {
      if (counts_new())
        counts_of_heap.add(block, size);
      return block;
    }
    if (const auto handler = std::get_new_handler())
      handler();
    else
#if defined(__cpp_exceptions)
      throw std::bad_alloc();
#else
      std::abort();
#endif
  }
}
inline void deallocate(void *block) noexcept {
  if (block && counts_new())
    counts_of_heap.remove(block);
  std::free(block);
}
/// Of a block that was there before the count began, who deletes it may know the size.
inline void learn_size(const void *block, std::size_t size) noexcept {
  if (block && counts_of_heap.is_counting())
    counts_of_heap.learn(block, size);
}
template <class Allocate> inline void *null_if_thrown(Allocate allocate) noexcept {
#if defined(__cpp_exceptions)
  try {
    return allocate();
  } catch (...) {
    return nullptr;
  }
#else
  return allocate();
#endif
}
} // namespace bench_test::detail

// Not inlined: g++ 12 would take free() for the wrong partner of new (-Wmismatched-new-delete).
#define BENCH_TEST_PRIVATE_REPLACED [[gnu::weak, gnu::noinline]]

BENCH_TEST_PRIVATE_REPLACED void *operator new(std::size_t size) {
  return bench_test::detail::allocated(size, [](std::size_t bytes) { return std::malloc(bytes); });
}
BENCH_TEST_PRIVATE_REPLACED void *operator new(std::size_t size, std::align_val_t alignment) {
  return bench_test::detail::allocated(size, [alignment](std::size_t bytes) {
    const auto wanted = static_cast<std::size_t>(alignment);
    void *block = nullptr;
    return posix_memalign(&block, wanted < sizeof(void *) ? sizeof(void *) : wanted, bytes) == 0
               ? block
               : nullptr;
  });
}
BENCH_TEST_PRIVATE_REPLACED void operator delete(void *block) noexcept {
  bench_test::detail::deallocate(block);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete(void *block, std::align_val_t) noexcept {
  bench_test::detail::deallocate(block);
}

// The other forms call these, as the standard says of its own, or those of the program.

BENCH_TEST_PRIVATE_REPLACED void *operator new[](std::size_t size) { return ::operator new(size); }
BENCH_TEST_PRIVATE_REPLACED void *operator new[](std::size_t size, std::align_val_t alignment) {
  return ::operator new(size, alignment);
}
BENCH_TEST_PRIVATE_REPLACED void *operator new(std::size_t size, const std::nothrow_t &) noexcept {
  return bench_test::detail::null_if_thrown([&] { return ::operator new(size); });
}
BENCH_TEST_PRIVATE_REPLACED void *operator new[](std::size_t size,
                                                 const std::nothrow_t &) noexcept {
  return bench_test::detail::null_if_thrown([&] { return ::operator new[](size); });
}
BENCH_TEST_PRIVATE_REPLACED void *operator new(std::size_t size, std::align_val_t alignment,
                                               const std::nothrow_t &) noexcept {
  return bench_test::detail::null_if_thrown([&] { return ::operator new(size, alignment); });
}
BENCH_TEST_PRIVATE_REPLACED void *operator new[](std::size_t size, std::align_val_t alignment,
                                                 const std::nothrow_t &) noexcept {
  return bench_test::detail::null_if_thrown([&] { return ::operator new[](size, alignment); });
}
BENCH_TEST_PRIVATE_REPLACED void operator delete[](void *block) noexcept {
  ::operator delete(block);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete[](void *block,
                                                   std::align_val_t alignment) noexcept {
  ::operator delete(block, alignment);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete(void *block, const std::nothrow_t &) noexcept {
  ::operator delete(block);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete[](void *block, const std::nothrow_t &) noexcept {
  ::operator delete[](block);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete(void *block, std::align_val_t alignment,
                                                 const std::nothrow_t &) noexcept {
  ::operator delete(block, alignment);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete[](void *block, std::align_val_t alignment,
                                                   const std::nothrow_t &) noexcept {
  ::operator delete[](block, alignment);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete(void *block, std::size_t size) noexcept {
  bench_test::detail::learn_size(block, size);
  ::operator delete(block);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete[](void *block, std::size_t size) noexcept {
  bench_test::detail::learn_size(block, size);
  ::operator delete[](block);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete(void *block, std::size_t size,
                                                 std::align_val_t alignment) noexcept {
  bench_test::detail::learn_size(block, size);
  ::operator delete(block, alignment);
}
BENCH_TEST_PRIVATE_REPLACED void operator delete[](void *block, std::size_t size,
                                                   std::align_val_t alignment) noexcept {
  bench_test::detail::learn_size(block, size);
  ::operator delete[](block, alignment);
}
