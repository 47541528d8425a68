// bench_test/impl/system/block_table.hpp - which blocks of the heap there are, and their sizes.
//
// It is used from within malloc and operator new, so it has its memory from the kernel, and no lock
// that could need any. A block has no header: then memory that others allocate or free would break.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#if defined(__linux__)
#include <sched.h>
#include <sys/mman.h>
#endif

namespace bench_test::detail {

#if defined(__linux__)

/// Held for some nanoseconds.
class spin_lock {
public:
  void lock() noexcept {
    while (taken_.test_and_set(std::memory_order_acquire))
      sched_yield();
  }
  void unlock() noexcept { taken_.clear(std::memory_order_release); }

private:
  std::atomic_flag taken_ = ATOMIC_FLAG_INIT;
};

/// Sizes by address: open addressing with linear probing. Not for several threads at once.
class size_map {
public:
  static constexpr std::size_t none = ~std::size_t{0};

  /// Adds one; returns the size that was known for this address before, or `none`.
  std::size_t put(std::uintptr_t address, std::size_t size) noexcept {
    if (2 * used_ >= capacity_ && !grow())
      return none; // out of memory: it is not counted
    entry &e = *place_of(address);
    const std::size_t before = e.address ? e.size : none;
    used_ += e.address ? 0 : 1;
    e = {address, size};
    return before;
  }
  /// Removes one; returns its size, or `none` if it is not known.
  std::size_t take(std::uintptr_t address) noexcept {
    if (capacity_ == 0)
      return none;
    entry *gap = place_of(address);
    if (!gap->address)
      return none;
    const std::size_t size = gap->size;
    --used_;
    // What stands behind it, up to the next gap, is moved up if its search would now end too early.
    for (entry *e = next(gap); e->address; e = next(e))
      if (distance(home_of(e->address), e) >= distance(gap, e)) {
        *gap = *e;
        gap = e;
      }
    gap->address = 0;
    return size;
  }

  /// The size of one, or `none` if it is not known.
  std::size_t find(std::uintptr_t address) const noexcept {
    const entry *const e = capacity_ ? place_of(address) : nullptr;
    return e && e->address ? e->size : none;
  }
  /// Adds one unless it is there.
  void learn(std::uintptr_t address, std::size_t size) noexcept {
    if (find(address) == none)
      put(address, size);
  }
  void clear() noexcept {
    if (entries_)
      munmap(entries_, capacity_ * sizeof(entry));
    *this = {};
  }

private:
  struct entry {
    std::uintptr_t address;
    std::size_t size;
  };

  entry *home_of(std::uintptr_t address) const noexcept {
    const auto mixed = static_cast<std::uint64_t>(address >> 4) * 0x9E3779B97F4A7C15U;
    return entries_ + (mixed >> 20) % capacity_;
  }
  entry *next(entry *e) const noexcept { return e + 1 == entries_ + capacity_ ? entries_ : e + 1; }
  std::size_t distance(const entry *from, const entry *to) const noexcept {
    return (static_cast<std::size_t>(to - entries_) + capacity_ -
            static_cast<std::size_t>(from - entries_)) %
           capacity_;
  }
  entry *place_of(std::uintptr_t address) const noexcept {
    entry *e = home_of(address);
    while (e->address && e->address != address)
      e = next(e);
    return e;
  }
  bool grow() noexcept {
    const size_map old = *this;
    const std::size_t wanted = capacity_ ? 2 * capacity_ : 256;
    void *const memory = mmap(nullptr, wanted * sizeof(entry), PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
      return used_ + 1 < capacity_;
    entries_ = static_cast<entry *>(memory);
    capacity_ = wanted;
    for (std::size_t i = 0; i < old.capacity_; ++i)
      if (old.entries_[i].address)
        *place_of(old.entries_[i].address) = old.entries_[i];
    if (old.entries_)
      munmap(old.entries_, old.capacity_ * sizeof(entry));
    return true;
  }

  entry *entries_ = nullptr;
  std::size_t capacity_ = 0;
  std::size_t used_ = 0;
};

/// The same for many threads at once, which rarely want the same part of it. Constant-initialised
/// where it is static: blocks come before anything else of the program starts.
class block_table {
public:
  std::size_t put(const void *block, std::size_t size) noexcept {
    part &p = part_of(block);
    p.lock.lock();
    const auto before = p.sizes.put(reinterpret_cast<std::uintptr_t>(block), size);
    p.lock.unlock();
    return before;
  }
  std::size_t find(const void *block) noexcept {
    part &p = part_of(block);
    p.lock.lock();
    const auto size = p.sizes.find(reinterpret_cast<std::uintptr_t>(block));
    p.lock.unlock();
    return size;
  }
  void learn(const void *block, std::size_t size) noexcept {
    part &p = part_of(block);
    p.lock.lock();
    p.sizes.learn(reinterpret_cast<std::uintptr_t>(block), size);
    p.lock.unlock();
  }
  void clear() noexcept {
    for (part &p : parts_) {
      p.lock.lock();
      p.sizes.clear();
      p.lock.unlock();
    }
  }
  /// In a forked child, where a thread that is not there may have been changing it: forgets all,
  /// and leaves its memory alone.
  void abandon() noexcept {
    for (part &p : parts_) {
      p.sizes = {};
      p.lock.unlock();
    }
  }
  std::size_t take(const void *block) noexcept {
    part &p = part_of(block);
    p.lock.lock();
    const auto size = p.sizes.take(reinterpret_cast<std::uintptr_t>(block));
    p.lock.unlock();
    return size;
  }

private:
  struct alignas(64) part {
    spin_lock lock;
    size_map sizes;
  };
  part &part_of(const void *block) noexcept {
    const auto mixed = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(block) >> 4) *
                       0x9E3779B97F4A7C15U;
    return parts_[mixed >> 58];
  }

  part parts_[64];
};

#endif

} // namespace bench_test::detail
