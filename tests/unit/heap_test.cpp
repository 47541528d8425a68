// tests/unit/heap_test.cpp - counts what is allocated on the heap, while somebody wants to know.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/heap.hpp>

#include <bench_test/heap_use.hpp>

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <thread>
#include <vector>

using bench_test::heap_usage;
using bench_test::heap_use;
using bench_test::detail::begin_heap_count;
using bench_test::detail::counts_of_heap;
using bench_test::detail::end_heap_count;
using bench_test::detail::heap_count_since;
using bench_test::detail::heap_counts;

// clang++ 14 declares it only with -fsized-deallocation.
void operator delete(void *, std::size_t) noexcept;

namespace {

/// A block that no compiler leaves out: operator new is called by its name.
class block {
public:
  explicit block(std::size_t size) : at_(::operator new(size)) {}
  ~block() { ::operator delete(at_); }
  block(const block &) = delete;
  block &operator=(const block &) = delete;

private:
  void *at_;
};

/// What is allocated by another than us has no place in these counts, as a sanitizer's hooks see
/// that, too: so all threads are there before a count begins, and end after it.
class gang {
public:
  explicit gang(unsigned size) : size_(size) {}
  gang(const gang &) = delete;
  gang &operator=(const gang &) = delete;

  /// What `what(0)` to `what(size - 1)` allocate, all at once.
  template <class What> heap_usage run(What what) {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < size_; ++i)
      threads.emplace_back([this, what, i] {
        ++arrived_;
        wait_for(began_, 1);
        what(i);
        ++done_;
        wait_for(began_, 2);
      });
    wait_for(arrived_, size_);
    const auto used = heap_use([this] {
      began_ = 1;
      wait_for(done_, size_);
    });
    began_ = 2;
    for (auto &thread : threads)
      thread.join();
    return used;
  }

private:
  static void wait_for(const std::atomic<unsigned> &number, unsigned value) {
    while (number < value)
      std::this_thread::yield();
  }

  unsigned size_;
  std::atomic<unsigned> arrived_{0};
  std::atomic<unsigned> began_{0};
  std::atomic<unsigned> done_{0};
};

/// A thread that has blocks counted all the time that are none: as malloc has locks of its own,
/// which a forked child may find taken under some sanitizers.
class busy_thread {
public:
  explicit busy_thread(unsigned number)
      : thread_([this, number] {
          for (std::uintptr_t i = 0; !is_over_; ++i) {
            auto *const made_up = reinterpret_cast<void *>(16 * (1000 * number + 1 + i % 500));
            counts_of_heap.add(made_up, 64);
            counts_of_heap.remove(made_up);
            is_busy_ = true;
          }
        }) {
    while (!is_busy_)
      std::this_thread::yield();
  }
  ~busy_thread() {
    is_over_ = true;
    thread_.join();
  }
  busy_thread(const busy_thread &) = delete;
  busy_thread &operator=(const busy_thread &) = delete;

private:
  std::atomic<bool> is_busy_{false};
  std::atomic<bool> is_over_{false};
  std::thread thread_;
};

/// The exit status of a child that returns what `what` does; -1 if it does not end in time.
template <class What> int status_of_child(What what) {
  const auto child = fork();
  if (child == 0) {
    alarm(30); // ends it where it waits for a lock
    _exit(what());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("heap counts: how often, how much in all, the most at a time, and what is left") {
  block *left = nullptr;
  auto used = heap_use([&] {
    block first(1000);
    { const block second(200); }
    { const block third(300); }
  });
  CHECK(used.allocations == 3);
  CHECK(used.bytes == 1500);
  CHECK(used.peak_bytes == 1300);
  CHECK(used.live_bytes == 0);
  used = heap_use([&] { left = new block(100); });
  CHECK(used.allocations == 2);
  CHECK(used.peak_bytes == 100 + sizeof(block));
  CHECK(used.live_bytes == 100 + sizeof(block));
  used = heap_use([&] { delete left; });
  CHECK(used.allocations == 0);
  CHECK(used.bytes == 0);
  CHECK(used.peak_bytes == 0);
  CHECK(used.live_bytes < 0);
}

TEST_CASE("heap counts: a block that was there before counts with the size that its delete names, "
          "else with malloc's") {
  void *const named = ::operator new(1001);
  void *const unnamed = ::operator new(1001);
  const auto of_malloc = static_cast<long long>(malloc_usable_size(unnamed));
  const auto of_named = heap_use([&] { ::operator delete (named, std::size_t{1001}); });
  CHECK(of_named.live_bytes == -1001);
  CHECK(of_named.peak_bytes == 0);
  const auto of_unnamed = heap_use([&] { ::operator delete(unnamed); });
  CHECK(of_unnamed.live_bytes == -of_malloc);
  CHECK(of_malloc >= 1001);
}

TEST_CASE("heap counts: within another count, each has its own peak") {
  heap_usage first;
  heap_usage second;
  const auto outer = heap_use([&] {
    { const block before(5000); }
    const block around(100);
    first = heap_use([] { const block b(1000); });
    second = heap_use([] { const block b(2000); });
  });
  CHECK(first.peak_bytes == 1000);
  CHECK(second.peak_bytes == 2000);
  CHECK(outer.peak_bytes == 5000);
  CHECK(outer.allocations == 4);
  CHECK(outer.bytes == 8100);
  CHECK(outer.live_bytes == 0);
}

TEST_CASE("heap counts: the peak of a count is there although it lay within another one") {
  long long innermost = 0;
  long long inner = 0;
  const auto outer = heap_use([&] {
    const block around(100);
    inner = heap_use([&] {
              const block also_around(20);
              innermost = heap_use([] { const block b(1000); }).peak_bytes;
              const block less(3);
            }).peak_bytes;
  });
  CHECK(innermost == 1000);
  CHECK(inner == 1020);
  CHECK(outer.peak_bytes == 1120);
}

TEST_CASE("heap counts: a peak before the first count is nobody's") {
  { const block b(100'000); }
  heap_use([] { const block b(100'000); });
  heap_usage inner;
  const auto outer = heap_use([&] { inner = heap_use([] { const block b(10); }); });
  CHECK(inner.peak_bytes == 10);
  CHECK(outer.peak_bytes == 10);
}

TEST_CASE("heap counts: a count that an exception ends is over") {
  const auto used = heap_use([] {
    try {
      heap_use([] { throw 1; });
    } catch (int) {
    }
  });
  CHECK(used.live_bytes == 0);
  CHECK_THROWS_AS(heap_use([] { throw std::runtime_error("thrown"); }), std::runtime_error);
  const bool is_counting = counts_of_heap.is_counting();
  heap_use([] {});
  CHECK(counts_of_heap.is_counting() == is_counting);
}

TEST_CASE("heap counts: what was counted so far can be read before the end") {
  heap_use([] {}); // lets them be counted
  const auto mark = begin_heap_count();
  void *const first = ::operator new(30);
  const auto at_first = heap_count_since(mark);
  ::operator delete(first);
  ::operator delete(::operator new(20));
  const auto used = end_heap_count(mark);
  CHECK(at_first.allocations == 1);
  CHECK(at_first.live_bytes == 30);
  CHECK(used.allocations == 2);
  CHECK(used.peak_bytes == 30);
}

TEST_CASE("heap counts: eight threads that allocate at once lose nothing") {
  constexpr unsigned threads = 8;
  constexpr unsigned blocks = 5000;
  const auto used = gang(threads).run([](unsigned thread) {
    const block for_all_the_time(1000);
    for (unsigned i = 0; i < blocks; ++i)
      const block b(1 + thread + i % 100); // no 0, which AddressSanitizer counts as 1
  });
  constexpr long long small_ones = blocks * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8) + //
                                   threads * (blocks / 100) * (99 * 100 / 2);
  CHECK(used.allocations == threads * (blocks + 1));
  CHECK(used.bytes == threads * 1000 + small_ones);
  CHECK(used.live_bytes == 0);
  CHECK(used.peak_bytes >= 1000 + 107);
  CHECK(used.peak_bytes <= threads * (1000 + 107));
}

TEST_CASE("heap counts: a block that another thread frees is counted once") {
  constexpr unsigned pairs = 4;
  constexpr unsigned blocks = 2000;
  std::vector<std::atomic<void *>> handed_over(pairs);
  const auto used = gang(2 * pairs).run([&](unsigned thread) {
    auto &place = handed_over[thread / 2];
    for (unsigned i = 0; i < blocks; ++i) {
      void *taken = nullptr;
      void *given = thread % 2 == 0 ? ::operator new(100) : nullptr;
      for (; given && !place.compare_exchange_weak(taken, given); taken = nullptr)
        std::this_thread::yield();
      for (; !given && !taken; taken = place.exchange(nullptr))
        std::this_thread::yield();
      ::operator delete(taken);
    }
  });
  CHECK(used.allocations == pairs * blocks);
  CHECK(used.bytes == pairs * blocks * 100);
  CHECK(used.live_bytes == 0);
}

TEST_CASE("heap counts: a block at the place of one that was freed in secret takes its place") {
  heap_use([] {});
  auto *const made_up = reinterpret_cast<void *>(16);
  const auto mark = begin_heap_count();
  counts_of_heap.add(made_up, 100);
  counts_of_heap.add(made_up, 30);
  const auto both = heap_count_since(mark);
  counts_of_heap.remove(made_up);
  const auto used = end_heap_count(mark);
  CHECK(both.live_bytes == 30);
  CHECK(both.bytes == 130);
  CHECK(used.peak_bytes == 100);
  CHECK(used.live_bytes == 0);
}

TEST_CASE("heap counts: a removal that is undone leaves all as it was") {
  heap_use([] {});
  auto *const made_up = reinterpret_cast<void *>(16);
  const auto mark = begin_heap_count();
  counts_of_heap.add(made_up, 100);
  counts_of_heap.restore(made_up, counts_of_heap.remove(made_up));
  const auto restored = heap_count_since(mark);
  counts_of_heap.remove(made_up);
  CHECK(restored.allocations == 1);
  CHECK(restored.live_bytes == 100);
  CHECK(restored.peak_bytes == 100);
  CHECK(end_heap_count(mark).live_bytes == 0);
}

TEST_CASE("heap counts: whatever other threads do, a peak is not below what is in use") {
  heap_use([] {});
  const auto around = begin_heap_count();
  int too_low = 0;
  {
    const busy_thread one(1);
    const busy_thread two(2);
    for (int i = 0; i < 20'000; ++i) {
      const auto used = end_heap_count(begin_heap_count());
      too_low += used.peak_bytes < 0 || used.peak_bytes < used.live_bytes;
    }
  }
  CHECK(end_heap_count(around).peak_bytes >= 64);
  CHECK(too_low == 0);
}

TEST_CASE("heap counts: a forked child counts nothing of what its parent counts") {
  const auto used = heap_use([] {
    CHECK(status_of_child([] {
            const block b(100);
            return counts_of_heap.is_counting() ? 1 : 0;
          }) == 0);
    const block b(10);
  });
  CHECK(used.peak_bytes >= 10);
}

TEST_CASE("heap counts: a forked child that ends its parent's count counts for itself") {
  heap_use([] {});
  const auto mark = begin_heap_count();
  const int status = status_of_child([&] {
    end_heap_count(mark);
    const auto used = heap_use([] { const block b(100); });
    return used.allocations == 1 && used.bytes == 100 && used.live_bytes == 0 ? 0 : 1;
  });
  end_heap_count(mark);
  CHECK(status == 0);
}

TEST_CASE("heap counts: a forked child counts, whatever its parent's threads did as it was made") {
  heap_use([] {});
  const auto around = begin_heap_count();
  int failed = 0;
  {
    const busy_thread one(1);
    const busy_thread two(2);
    const busy_thread three(3);
    for (int i = 0; i < 30 && failed == 0; ++i)
      failed += status_of_child([] {
                  auto *const made_up = reinterpret_cast<void *>(16);
                  const auto mark = begin_heap_count();
                  counts_of_heap.add(made_up, 100);
                  counts_of_heap.remove(made_up);
                  const auto used = end_heap_count(mark);
                  return used.allocations == 1 && used.live_bytes == 0 ? 0 : 1;
                }) != 0;
  }
  end_heap_count(around);
  CHECK(failed == 0);
}

TEST_CASE("heap counts: are there before anything else of the program starts") {
  [[maybe_unused]] static constexpr heap_counts constant; // or this would not compile
}
