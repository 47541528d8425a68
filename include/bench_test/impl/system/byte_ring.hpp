// bench_test/impl/system/byte_ring.hpp - a stream of bytes from one process to another, through
// memory that they share.
//
// Writing takes no system call, and what has been written is there for the reader even if the
// writer crashes in the next moment. One thread at a time writes, one reads.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace bench_test::detail {

class byte_ring {
public:
  /// A descriptor of the memory for a ring, closed on exec; -1 with errno set if there is none.
  static int make_memory() {
    const int descriptor = memfd_create("bench_test", MFD_CLOEXEC);
    if (descriptor >= 0 && ftruncate(descriptor, sizeof(shared)) != 0) {
      close(descriptor);
      return -1;
    }
    return descriptor;
  }

  /// Maps the memory; the descriptor is not needed any longer then.
  explicit byte_ring(int descriptor) {
    void *const memory =
        mmap(nullptr, sizeof(shared), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (memory != MAP_FAILED)
      shared_ = static_cast<shared *>(memory);
  }
  ~byte_ring() {
    if (shared_)
      munmap(shared_, sizeof(shared));
  }
  byte_ring(const byte_ring &) = delete;
  byte_ring &operator=(const byte_ring &) = delete;

  bool is_mapped() const { return shared_ != nullptr; }

  /// Writes as much of the text as there is room for, and returns how much that was.
  std::size_t write(std::string_view text) {
    const auto written = shared_->written.load(std::memory_order_relaxed);
    const auto taken = shared_->taken.load(std::memory_order_acquire);
    const std::size_t size = std::min(text.size(), capacity - (written - taken));
    const std::size_t at = written % capacity;
    const std::size_t to_the_end = std::min(size, capacity - at);
    std::memcpy(shared_->bytes + at, text.data(), to_the_end);
    std::memcpy(shared_->bytes, text.data() + to_the_end, size - to_the_end);
    shared_->written.store(written + size, std::memory_order_release);
    return size;
  }

  /// Moves what has been written to the end of `text`.
  void take(std::string &text) {
    const auto taken = shared_->taken.load(std::memory_order_relaxed);
    const auto written = shared_->written.load(std::memory_order_acquire);
    // A crashing writer may have overwritten anything.
    const std::size_t size = std::min(written - taken, capacity);
    const std::size_t at = taken % capacity;
    const std::size_t to_the_end = std::min(size, capacity - at);
    text.append(shared_->bytes + at, to_the_end);
    text.append(shared_->bytes, size - to_the_end);
    shared_->taken.store(written, std::memory_order_release);
  }

private:
  static constexpr std::size_t capacity = 1 << 18;

  // Zero as the memory comes is right for both.
  struct shared {
    std::atomic<std::size_t> written; ///< bytes in all
    std::atomic<std::size_t> taken;
    char bytes[capacity];
  };
  static_assert(std::atomic<std::size_t>::is_always_lock_free, "it is shared between processes");

  shared *shared_ = nullptr;
};

} // namespace bench_test::detail
