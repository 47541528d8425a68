// bench_test/impl/system/heap.hpp - counts what is allocated on the heap, while somebody wants to
// know.
//
// Who replaces operator new or malloc tells it of each block; see heap_hooks.hpp.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <limits>

#if defined(__linux__)
#include <malloc.h>
#include <pthread.h>
#endif

#include "../../heap_use.hpp"
#include "block_table.hpp"

namespace bench_test::detail {

#if !defined(__linux__)

inline heap_mark begin_heap_count() noexcept { return {}; }
inline heap_usage end_heap_count(const heap_mark &) noexcept { return {}; }
inline long long live_heap_bytes() noexcept { return 0; }

#else

/// What malloc holds for a block that it has given.
inline std::size_t (*size_by_malloc)(void *) = malloc_usable_size;

/// All threads' blocks since the first count of this process began. The peak is that of all of them
/// together, in the order in which they are counted. Counts may lie within others; of two that only
/// overlap, on two threads, each may have the other's peak.
class heap_counts {
public:
  bool is_counting() const noexcept { return counting_.load(std::memory_order_relaxed) > 0; }

  /// From the first one on all blocks are known.
  void begin() noexcept {
    static const int forks = pthread_atfork(nullptr, nullptr, [] { the().forget_in_child(); });
    static_cast<void>(forks);
    changing_.lock();
    if (!is_counting())
      blocks_.clear(); // what was freed since then is not known
    counting_.fetch_add(1);
    changing_.unlock();
  }
  void end() noexcept {
    changing_.lock();
    if (is_counting()) // in a forked child, what its parent began is over
      counting_.fetch_sub(1);
    changing_.unlock();
  }

  void add(const void *block, std::size_t size) noexcept {
    const auto lost = blocks_.put(block, size); // freed by one who told nobody
    allocations_.fetch_add(1, std::memory_order_relaxed);
    bytes_.fetch_add(static_cast<long long>(size), std::memory_order_relaxed);
    const auto more =
        static_cast<long long>(size) - (lost == size_map::none ? 0 : static_cast<long long>(lost));
    raise_peak(live_.fetch_add(more) + more);
  }
  /// Of a block that is not known yet: the size that who deletes it names.
  void learn(const void *block, std::size_t size) noexcept { blocks_.learn(block, size); }
  /// Called before the block is freed, or another thread might have it already. Of one that is not
  /// known counts what malloc holds for it. Returns the size.
  std::size_t remove(void *block) noexcept {
    auto known = blocks_.take(block);
    if (known == size_map::none)
      known = size_by_malloc(block);
    live_.fetch_sub(static_cast<long long>(known));
    return known;
  }
  /// The size that is known of a block; size_map::none of another.
  std::size_t size_of(const void *block) noexcept { return blocks_.find(block); }
  /// Undoes a removal.
  void restore(const void *block, std::size_t size) noexcept {
    blocks_.put(block, size);
    live_.fetch_add(static_cast<long long>(size));
  }

  /// The sums so far, with the peak since `restart_peak`.
  heap_usage sums() const noexcept {
    const auto live = live_.load(); // first: others go on, and the peak is never below it
    return {allocations_.load(), bytes_.load(), std::max(live, peak_.load()), live};
  }
  /// Lets the peak begin anew, to be raised to what is in use; returns what it was.
  long long restart_peak() noexcept {
    return peak_.exchange(std::numeric_limits<long long>::min());
  }
  void raise_peak(long long to) noexcept {
    for (auto peak = peak_.load(); to > peak && !peak_.compare_exchange_weak(peak, to);) {
    }
  }

  static heap_counts &the() noexcept;

private:
  /// Another thread may have held a lock as the child was made, and is not there to release it.
  void forget_in_child() noexcept {
    counting_.store(0);
    changing_.unlock();
    blocks_.abandon();
  }

  spin_lock changing_;
  std::atomic<int> counting_{0};
  std::atomic<long long> allocations_{0};
  std::atomic<long long> bytes_{0};
  std::atomic<long long> live_{0};
  std::atomic<long long> peak_{0};
  block_table blocks_;
};

/// Constant-initialised: blocks come before anything else of the program starts.
inline heap_counts counts_of_heap;
inline heap_counts &heap_counts::the() noexcept { return counts_of_heap; }

/// Begins to count, and ends it.
inline heap_mark begin_heap_count() noexcept {
  counts_of_heap.begin();
  const auto outer = counts_of_heap.restart_peak();
  const auto before = counts_of_heap.sums();
  counts_of_heap.raise_peak(before.live_bytes);
  return {before, outer};
}
/// What was counted since then, up to now.
inline heap_usage heap_count_since(const heap_mark &then) noexcept {
  const auto now = counts_of_heap.sums();
  return {now.allocations - then.before.allocations, now.bytes - then.before.bytes,
          now.peak_bytes - then.before.live_bytes, now.live_bytes - then.before.live_bytes};
}
inline heap_usage end_heap_count(const heap_mark &since) noexcept {
  const auto used = heap_count_since(since);
  counts_of_heap.raise_peak(since.outer_peak); // that of a count around this one
  counts_of_heap.end();
  return used;
}
/// What is in use, while somebody counts: only differences say something.
inline long long live_heap_bytes() noexcept { return counts_of_heap.sums().live_bytes; }

#endif

} // namespace bench_test::detail
