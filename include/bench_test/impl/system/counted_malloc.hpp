// bench_test/impl/system/counted_malloc.hpp - malloc and its family, which call glibc's and count.
//
// Weak: they give way to the program's own.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstddef>
#include <dlfcn.h>

#include "heap.hpp"

#if !defined(__GLIBC__)
#error BENCH_TEST_HEAP_MALLOC needs glibc, whose malloc it calls; without it, operator new is counted.
#endif

extern "C" {
void *__libc_malloc(std::size_t);
void *__libc_calloc(std::size_t, std::size_t);
void *__libc_realloc(void *, std::size_t);
void *__libc_memalign(std::size_t, std::size_t);
void *__libc_valloc(std::size_t);
void *__libc_pvalloc(std::size_t);
void __libc_free(void *);
}

// Before glibc 2.34 these are in a library that the program may be linked without.
#pragma weak dlsym
#pragma weak dladdr

namespace bench_test::detail {
/// Sizes are asked of the library whose malloc is called: one that is preloaded may have a
/// malloc_usable_size that knows its own blocks only.
inline void find_size_by_malloc() noexcept {
  const auto find = [](void *where, const char *name) {
    return dlsym ? dlsym(where, name) : nullptr;
  };
  Dl_info found{};
  void *const function = find(RTLD_DEFAULT, "__libc_malloc");
  void *const open = find(RTLD_DEFAULT, "dlopen"); // by its name, linkers warn in static programs
  if (!function || !open || !dladdr || !dladdr(function, &found))
    return;
  void *const library =
      reinterpret_cast<decltype(&dlopen)>(open)(found.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
  if (void *const size = library ? find(library, "malloc_usable_size") : nullptr)
    size_by_malloc = reinterpret_cast<decltype(size_by_malloc)>(size);
}

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
[[gnu::weak]] void *valloc(std::size_t size) noexcept {
  return bench_test::detail::counted(__libc_valloc(size), size);
}
[[gnu::weak]] void *pvalloc(std::size_t size) noexcept {
  return bench_test::detail::counted(__libc_pvalloc(size), size);
}
[[gnu::weak]] void *reallocarray(void *block, std::size_t count, std::size_t size) noexcept {
  std::size_t bytes = 0;
  if (!__builtin_mul_overflow(count, size, &bytes))
    return realloc(block, bytes);
  errno = ENOMEM;
  return nullptr;
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
