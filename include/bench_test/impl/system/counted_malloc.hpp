// bench_test/impl/system/counted_malloc.hpp - malloc and its family, which call glibc's and count.
//
// Weak: they give way to the program's own.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstddef>

#include "heap.hpp"

#if !defined(__GLIBC__)
#error BENCH_TEST_HEAP_MALLOC needs glibc, whose malloc it calls; without it, operator new is counted.
#endif

extern "C" {
void *__libc_malloc(std::size_t);
void *__libc_calloc(std::size_t, std::size_t);
void *__libc_realloc(void *, std::size_t);
void *__libc_memalign(std::size_t, std::size_t);
void __libc_free(void *);
}

namespace bench_test::detail {
constexpr const char *heap_source = "malloc";
inline void watch_heap() noexcept {}

inline void *counted(void *block, std::size_t size) noexcept {
  if (block && counts_of_heap.is_counting())
    counts_of_heap.add(block, size);
  return block;
}
inline void *counted_aligned(std::size_t alignment, std::size_t size) noexcept {
  return counted(__libc_memalign(alignment, size), size);
}
} // namespace bench_test::detail

extern "C" {
[[gnu::weak]] void *malloc(std::size_t size) noexcept {
  return bench_test::detail::counted(__libc_malloc(size), size);
}
[[gnu::weak]] void *calloc(std::size_t count, std::size_t size) noexcept {
  return bench_test::detail::counted(__libc_calloc(count, size), count * size);
}
[[gnu::weak]] void *realloc(void *block, std::size_t size) noexcept {
  auto &heap = bench_test::detail::counts_of_heap;
  if (!heap.is_counting())
    return __libc_realloc(block, size);
  const std::size_t before = block ? heap.remove(block) : 0;
  void *const moved = __libc_realloc(block, size);
  if (!moved && size > 0 && block)
    heap.restore(block, before); // it stays as it was
  return bench_test::detail::counted(moved, size);
}
[[gnu::weak]] void free(void *block) noexcept {
  if (block && bench_test::detail::counts_of_heap.is_counting())
    bench_test::detail::counts_of_heap.remove(block);
  __libc_free(block);
}
[[gnu::weak]] void *memalign(std::size_t alignment, std::size_t size) noexcept {
  return bench_test::detail::counted_aligned(alignment, size);
}
[[gnu::weak]] void *aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return bench_test::detail::counted_aligned(alignment, size);
}
[[gnu::weak]] int posix_memalign(void **to, std::size_t alignment, std::size_t size) noexcept {
  const bool is_power = alignment != 0 && (alignment & (alignment - 1)) == 0;
  if (!is_power || alignment % sizeof(void *) != 0)
    return EINVAL;
  void *const block = bench_test::detail::counted_aligned(alignment, size);
  if (!block)
    return ENOMEM;
  *to = block;
  return 0;
}
}
