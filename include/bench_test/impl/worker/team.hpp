// bench_test/impl/worker/team.hpp - several threads that run the same batch at the same time.
//
// Only what lies within the clock runs at the same time: inputs are made and destroyed by one
// thread after the other, since what makes them may share something.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "../../region.hpp"

namespace bench_test::detail {

class team {
public:
  /// `size` threads, of which the calling one is the first.
  explicit team(unsigned size) : size_(size) {
    for (unsigned i = 1; i < size; ++i)
      helpers_.emplace_back([this] { help(); });
  }
  ~team() {
    give_job([this] { is_over_ = true; });
    for (auto &helper : helpers_)
      helper.join();
  }
  team(const team &) = delete;
  team &operator=(const team &) = delete;

  unsigned size() const { return size_; }

  /// Lets each thread run a batch, and waits for all. Throws what the first of them has thrown.
  void run(batch_function batch, void *self, unsigned long long iterations) {
    give_job([&] {
      batch_ = batch;
      self_ = self;
      iterations_ = iterations;
      arrived_ = finished_ = left_ = 0;
      is_running_ = false;
      thrown_ = nullptr;
    });
    take_part(true);
    std::unique_lock<std::mutex> lock(jobs_);
    all_have_left_.wait(lock, [this] { return left_ == size_; });
    if (thrown_)
      std::rethrow_exception(thrown_);
  }

  /// Called by each thread within its batch: comes back when all have come here, to all at once.
  /// The first thread calls `read_clock` just before.
  template <class Read> void start(Read read_clock) {
    auto &here = *member_;
    arrive(here);
    if (here.is_first) {
      wait_until([this] { return arrived_ == size_; });
      read_clock();
      is_running_ = true;
    } else {
      wait_until([this] { return is_running_.load(); });
    }
  }
  /// The same for the end, just after which the first thread calls `read_clock`.
  template <class Read> void stop(Read read_clock) {
    auto &here = *member_;
    finish(here);
    wait_until([this] { return finished_ == size_; });
    if (here.is_first)
      read_clock();
    one_at_a_time_.lock();
    here.is_alone = true;
  }

private:
  struct member {
    bool is_first = false;
    bool is_alone = false; ///< holds `one_at_a_time_`
    bool has_arrived = false;
    bool has_finished = false;
  };

  template <class Set> void give_job(Set set) {
    const std::lock_guard<std::mutex> lock(jobs_);
    set();
    ++job_;
    new_job_.notify_all();
  }

  void help() {
    for (unsigned long long seen = 0;;) {
      {
        std::unique_lock<std::mutex> lock(jobs_);
        new_job_.wait(lock, [&] { return job_ != seen; });
        seen = job_;
        if (is_over_)
          return;
      }
      take_part(false);
    }
  }

  void take_part(bool is_first) {
    member here;
    here.is_first = is_first;
    member_ = &here;
    one_at_a_time_.lock();
    here.is_alone = true;
    run_batch();
    // One that was thrown out keeps nobody waiting.
    arrive(here);
    if (is_first)
      is_running_ = true;
    finish(here);
    if (here.is_alone)
      one_at_a_time_.unlock();
    member_ = nullptr;
    const std::lock_guard<std::mutex> lock(jobs_);
    ++left_;
    all_have_left_.notify_one();
  }

  void run_batch() {
#if defined(__cpp_exceptions)
    try {
      batch_(self_, iterations_);
    } catch (...) {
      const std::lock_guard<std::mutex> lock(jobs_);
      if (!thrown_)
        thrown_ = std::current_exception();
    }
#else
    batch_(self_, iterations_);
#endif
  }

  void arrive(member &here) {
    if (here.has_arrived)
      return;
    here.has_arrived = true;
    here.is_alone = false;
    ++arrived_;
    one_at_a_time_.unlock();
  }
  void finish(member &here) {
    if (!here.has_finished)
      ++finished_;
    here.has_finished = true;
  }

  /// Looks again and again: to be woken up would take longer than many a batch.
  template <class Condition> static void wait_until(Condition is_met) {
    constexpr int before_others_may_run = 1000;
    for (int i = 0; !is_met(); ++i)
      if (i >= before_others_may_run)
        std::this_thread::yield(); // there may be more threads than processors
  }

  unsigned size_;
  std::vector<std::thread> helpers_;
  static inline thread_local member *member_ = nullptr;

  std::mutex jobs_; ///< for the next ones, up to the blank line
  std::condition_variable new_job_;
  std::condition_variable all_have_left_;
  unsigned long long job_ = 0;
  bool is_over_ = false;
  batch_function batch_ = nullptr;
  void *self_ = nullptr;
  unsigned long long iterations_ = 0;
  unsigned left_ = 0;
  std::exception_ptr thrown_;

  std::mutex one_at_a_time_;
  std::atomic<unsigned> arrived_{0};
  std::atomic<unsigned> finished_{0};
  std::atomic<bool> is_running_{false};
};

} // namespace bench_test::detail
