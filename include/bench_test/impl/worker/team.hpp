// bench_test/impl/worker/team.hpp - several threads that run the same batch at the same time.
//
// Only what lies within the clock runs at the same time: inputs are made and destroyed by one
// thread after the other, since what makes them may share something.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "../../region.hpp"
#include "../system/disturbance.hpp"

namespace bench_test::detail {

class team {
public:
  /// `size` threads, of which the calling one is the first, on `processors` (0: not known). Throws
  /// std::system_error if so many cannot be had.
  explicit team(unsigned size, std::size_t processors = 0)
      : team(processors == 0 || size > processors ? waiting::asleep : waiting::awake) {
    size_ = size;
    for (unsigned i = 1; i < size; ++i)
      helpers_.emplace_back([this] { help(); });
  }
  ~team() {
    change([this] {
      is_over_ = true;
      ++job_;
    });
    for (auto &helper : helpers_)
      helper.join();
  }
  team(const team &) = delete;
  team &operator=(const team &) = delete;

  /// Lets each thread run a batch, and waits for all. Throws what the first of them has thrown.
  /// Returns whether the machine took one of them off its work within the clock. Threads that share
  /// processors take each other off, which is what is measured then.
  bool run(batch_function batch, void *self, unsigned long long iterations) {
    change([&] {
      batch_ = batch;
      self_ = self;
      iterations_ = iterations;
      arrived_ = awake_ = finished_ = left_ = 0;
      is_running_ = is_done_ = is_disturbed_ = false;
      thrown_ = nullptr;
      ++job_;
    });
    take_part(true);
    wait([this] { return left_ == size_; });
    if (thrown_)
      std::rethrow_exception(thrown_);
    return is_disturbed_;
  }

  /// Called by each thread within its batch: comes back when all have come here, to all at once.
  /// The first thread calls `read_clock` just before.
  template <class Read> void start(Read read_clock) {
    arrive(*member_);
    wait([this] { return arrived_ == size_; });
    member_->state = thread_state::current();
    ++awake_; // to wake up takes time, which is not to be measured
    stay_until([this] { return awake_ == size_; });
    if (member_->is_first) {
      read_clock();
      is_running_ = true;
    } else {
      stay_until([this] { return is_running_.load(); });
    }
  }
  /// The same for the end; the last thread to come calls `read_clock`.
  template <class Read> void stop(Read read_clock) {
    finish(*member_, read_clock);
    if (how_ == waiting::awake && thread_state::current().is_disturbed_since(member_->state))
      is_disturbed_ = true;
    wait([this] { return is_done_.load(); });
    lock(one_at_a_time_);
    member_->is_alone = true;
  }

private:
  enum class waiting { asleep, awake };
  /// When this is done, the object is destroyed as one, also if a thread cannot be had.
  explicit team(waiting how) : how_(how) {}

  struct member {
    bool is_first = false;
    bool is_alone = false; ///< holds `one_at_a_time_`
    bool has_arrived = false;
    bool has_finished = false;
    thread_state state; ///< as the clock began
  };

  void help() {
    for (unsigned long long seen = 0;;) {
      wait([&] { return job_ != seen; });
      seen = job_;
      if (is_over_)
        return;
      take_part(false);
    }
  }

  void take_part(bool is_first) {
    member here;
    here.is_first = is_first;
    member_ = &here;
    lock(one_at_a_time_);
    here.is_alone = true;
    run_batch();
    // One that was thrown out keeps nobody waiting.
    if (!here.has_arrived) {
      ++awake_;
      arrive(here);
    }
    if (is_first)
      is_running_ = true;
    if (!here.has_finished)
      finish(here, [] {});
    if (here.is_alone)
      one_at_a_time_.unlock();
    if (++left_ == size_)
      change([] {});
  }

  void run_batch() {
#if defined(__cpp_exceptions)
    try {
      batch_(self_, iterations_);
    } catch (...) {
      change([this] { thrown_ = thrown_ ? thrown_ : std::current_exception(); });
    }
#else
    batch_(self_, iterations_);
#endif
  }

  void arrive(member &here) {
    here.has_arrived = true;
    here.is_alone = false;
    one_at_a_time_.unlock();
    if (++arrived_ == size_)
      change([] {});
  }
  template <class Read> void finish(member &here, Read read_clock) {
    here.has_finished = true;
    if (++finished_ < size_)
      return;
    read_clock();
    change([this] { is_done_ = true; });
  }

  template <class Set> void change(Set set) {
    lock(changing_);
    set();
    changing_.unlock();
    changed_.notify_all();
  }
  // Where there is a processor for each thread, none sleeps: one that is woken up begins on the
  // processor of the one that wakes it, and may stay there for a while.

  /// Waits for a change.
  template <class Condition> void wait(Condition is_met) {
    if (how_ == waiting::awake)
      return look_until([&] {
        lock(changing_);
        const std::lock_guard<std::mutex> locked(changing_, std::adopt_lock);
        return is_met();
      });
    std::unique_lock<std::mutex> locked(changing_);
    changed_.wait(locked, is_met);
  }
  void lock(std::mutex &of) {
    if (how_ == waiting::awake)
      look_until([&] { return of.try_lock(); });
    else
      of.lock();
  }
  /// Where each thread has a processor, it keeps that: the clock runs as soon as all are there.
  template <class Condition> void stay_until(Condition is_met) {
    if (how_ == waiting::asleep)
      return look_until(is_met);
    while (!is_met())
      ;
  }
  /// Looks again and again: to be woken up would take longer.
  template <class Condition> static void look_until(Condition is_met) {
    constexpr int before_others_may_run = 1000;
    for (int i = 0; !is_met(); ++i)
      if (i >= before_others_may_run)
        std::this_thread::yield(); // there may be more threads than processors
  }

  waiting how_;
  unsigned size_ = 1;
  std::vector<std::thread> helpers_;
  static inline thread_local member *member_ = nullptr;

  std::mutex changing_;
  std::condition_variable changed_;
  // Changed with the lock only:
  unsigned long long job_ = 0;
  bool is_over_ = false;
  batch_function batch_ = nullptr;
  void *self_ = nullptr;
  unsigned long long iterations_ = 0;
  std::exception_ptr thrown_;

  std::mutex one_at_a_time_;
  std::atomic<unsigned> arrived_{0};
  std::atomic<unsigned> awake_{0};
  std::atomic<unsigned> finished_{0};
  std::atomic<unsigned> left_{0};
  std::atomic<bool> is_running_{false};
  std::atomic<bool> is_done_{false};
  std::atomic<bool> is_disturbed_{false};
};

} // namespace bench_test::detail
