// tests/unit/team_test.cpp - several threads that run the same batch at the same time.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/usable_processors.hpp>
#include <bench_test/impl/worker/team.hpp>

#include <doctest/doctest.h>

#include <sched.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <set>
#include <stdexcept>
#include <thread>

using bench_test::detail::team;
using bench_test::detail::usable_processors;

namespace {

using batch = std::function<void(unsigned long long)>;

bool run(team &threads, batch what, unsigned long long iterations = 1) {
  return threads.run(
      [](void *self, unsigned long long count) { (*static_cast<batch *>(self))(count); }, &what,
      iterations);
}

const auto nothing = [] {};

} // namespace

TEST_CASE("team: each thread runs the batch, and all are within it at the same time") {
  team three(3);
  std::atomic<int> within{0};
  std::atomic<unsigned long long> iterations{0};
  const auto what = [&](unsigned long long count) {
    three.start(nothing);
    ++within;
    while (within % 3 != 0) // one that ran alone would wait for ever
      std::this_thread::yield();
    iterations += count;
    three.stop(nothing);
  };
  for (int turn = 0; turn < 3; ++turn)
    run(three, what, 7);
  CHECK(within == 9);
  CHECK(iterations == 63);
}

TEST_CASE("team: with a processor for each thread, none sleeps while it waits for others") {
  constexpr int turns = 200;
  const auto slept = [] { // how often this thread has given its processor up to wait
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
  };
  const auto a_while = [] {
    for (const auto began = std::chrono::steady_clock::now();
         std::chrono::steady_clock::now() - began < std::chrono::microseconds(100);)
      ;
  };
  team two(2, 64);
  const auto first = std::this_thread::get_id();
  int turn = 0;
  std::atomic<int> within{0};
  std::atomic<long> sleeps{0};
  for (; turn < turns; ++turn)
    run(two, [&](unsigned long long) {
      if (turn == 1) // the threads are there
        sleeps -= slept();
      a_while();
      two.start(nothing);
      ++within;
      if (std::this_thread::get_id() == first)
        a_while();
      two.stop(nothing);
      a_while();
      if (turn == turns - 1)
        sleeps += slept();
    });
  CHECK(within == 2 * turns);
  CHECK(sleeps.load() < turns / 10); // of several times a turn
}

TEST_CASE("team: knows whether a thread was taken off its work, unless they share processors") {
  const auto processors = usable_processors();
  if (processors.size() < 2)
    return; // no thread can be moved
  const auto within_the_clock = [](team &threads, auto what) {
    return run(threads, [&](unsigned long long) {
      threads.start(nothing);
      what();
      threads.stop(nothing);
    });
  };
  const auto move_first = [&, first = std::this_thread::get_id()] {
    if (std::this_thread::get_id() != first)
      return;
    cpu_set_t other;
    CPU_ZERO(&other);
    const int here = sched_getcpu();
    CPU_SET(static_cast<unsigned>(processors[0] == here ? processors[1] : processors[0]), &other);
    CHECK(sched_setaffinity(0, sizeof other, &other) == 0);
  };
  cpu_set_t before;
  CPU_ZERO(&before);
  REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
  {
    team two(2, 64);
    CHECK(within_the_clock(two, move_first));
    int runs = 0; // other programs may disturb some
    while (within_the_clock(two, nothing) && runs < 10'000)
      ++runs;
    CHECK(runs < 10'000);
    team sharing(2, 1);
    CHECK_FALSE(within_the_clock(sharing, move_first));
  }
  REQUIRE(sched_setaffinity(0, sizeof before, &before) == 0);
}

TEST_CASE("team: the clock is read once, before any has begun and after all have ended") {
  team three(3);
  std::atomic<int> begun{0};
  std::atomic<int> ended{0};
  int reads = 0;
  run(three, [&](unsigned long long) {
    three.start([&] {
      CHECK(begun == 0);
      ++reads;
    });
    ++begun;
    ++ended;
    three.stop([&] {
      CHECK(ended == 3);
      ++reads;
    });
  });
  CHECK(reads == 2);
}

TEST_CASE("team: what is outside the clock is done by one thread after the other") {
  team three(3);
  int made = 0; // no atomic: a race would lose some
  std::atomic<int> there{0};
  std::atomic<int> most{0};
  const auto alone = [&] {
    if (++there > most)
      most = there.load();
    for (int i = 0; i < 1000; ++i)
      ++made;
    --there;
  };
  for (int turn = 0; turn < 10; ++turn)
    run(three, [&](unsigned long long) {
      alone();
      three.start(nothing);
      three.stop(nothing);
      alone();
    });
  CHECK(made == 60'000);
  CHECK(most == 1);
}

TEST_CASE("team: what a thread throws comes out when all have ended, wherever it was thrown") {
  team three(3);
  const auto first = std::this_thread::get_id();
  for (const bool by_the_first : {false, true})
    for (const int where : {0, 1, 2}) {
      std::atomic<int> throwers{0};
      std::atomic<int> others{0};
      const auto what = [&](unsigned long long) {
        const bool throws =
            (std::this_thread::get_id() == first) == by_the_first && throwers++ == 0;
        const auto throw_at = [&](int here) {
          if (throws && where == here)
            throw std::runtime_error("thrown");
        };
        throw_at(0);
        three.start(nothing);
        throw_at(1);
        three.stop(nothing);
        throw_at(2);
        ++others;
      };
      CHECK_THROWS_WITH_AS(run(three, what), "thrown", std::runtime_error);
      CHECK(others == 2);
    }
  std::atomic<int> afterwards{0};
  run(three, [&](unsigned long long) {
    three.start(nothing);
    ++afterwards;
    three.stop(nothing);
  });
  CHECK(afterwards == 3);
}

TEST_CASE("team: one thread is the calling one") {
  team one(1);
  std::set<std::thread::id> ids;
  run(one, [&](unsigned long long) {
    one.start(nothing);
    ids.insert(std::this_thread::get_id());
    one.stop(nothing);
  });
  CHECK(ids == std::set<std::thread::id>{std::this_thread::get_id()});
}
