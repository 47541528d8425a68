// tests/unit/hardware_counter_test.cpp - the processor's own count of instructions.
//
// Played by a counter that each machine has: that of the pages that are touched for the first time.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/hardware_counter.hpp>

#include <doctest/doctest.h>

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <thread>

using bench_test::detail::hardware_counter;

namespace {

constexpr int pages = 1000;

void touch_pages(int count = pages) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto size = static_cast<std::size_t>(count) * page;
  void *const memory =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  madvise(memory, size, MADV_NOHUGEPAGE);
  for (std::size_t at = 0; at < size; at += page)
    static_cast<volatile char *>(memory)[at] = 1;
  munmap(memory, size);
}

void touch_pages_in_a_thread() {
  std::thread([] { touch_pages(); }).join();
}

/// What it counts of a call. A few pages more are those of stacks, and of a sanitizer.
template <class F> double count_of(hardware_counter &counter, F f) {
  counter.start();
  f();
  return counter.stop();
}

struct page_counter : hardware_counter {
  page_counter() : hardware_counter(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS) {}
};

} // namespace

TEST_CASE("hardware_counter: counts what lies between start and stop, and nothing else") {
  page_counter counter;
  if (!counter.is_there())
    return; // this user may count nothing
  touch_pages();
  const double first = count_of(counter, [] { touch_pages(); });
  touch_pages();
  const double second = count_of(counter, [] { touch_pages(2 * pages); });
  CHECK(first >= pages);
  CHECK(first < 1.5 * pages);
  CHECK(second >= 2 * pages);
  CHECK(second < 2.5 * pages);
  CHECK(count_of(counter, [] {}) < 0.5 * pages);
}

TEST_CASE("hardware_counter: counts threads that begin and end within, each once") {
  page_counter counter;
  if (!counter.is_there())
    return; // this user may count nothing
  for (int i = 0; i < 5; ++i) {
    const double counted = count_of(counter, touch_pages_in_a_thread);
    CHECK(counted >= pages);
    CHECK(counted < 1.5 * pages);
  }
  CHECK(count_of(counter, [] {}) < 0.5 * pages);
}

TEST_CASE("hardware_counter: what cannot be counted is not there, and gives no number") {
  hardware_counter none(1'000'000);
  CHECK_FALSE(none.is_there());
  CHECK(count_of(none, [] {}) < 0);
}
