// tests/behaviour/programs/threads.cpp - what several threads do at the same time.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using bench_test::measure;

namespace {

void work() {
  for (volatile int i = 0; i < 20'000;)
    i = i + 1;
}

/// How many threads are in it, and how many have ever been at the same time.
class meeting {
public:
  void enter() {
    const int now = ++inside_;
    for (int most = most_; now > most && !most_.compare_exchange_weak(most, now);) {
    }
  }
  void leave() { --inside_; }
  int most() const { return most_; }

private:
  std::atomic<int> inside_{0};
  std::atomic<int> most_{0};
};

struct fixture {
  int value = 7;
};

} // namespace

TEST_SUITE("alike") {
  BENCH_TEST("a region") { measure(work); }
  BENCH_TEST("a whole body") { work(); }
  BENCH_TEST("inputs") {
    int made = 0; // by one thread after the other
    measure([&] { return ++made; },
            [](int &i) {
              work();
              ++i;
            });
  }
  BENCH_TEST_FIXTURE(fixture, "on a fixture") {
    work();
    CHECK(++value == 8);
  }
  BENCH_TEST("a region in a leaf") {
    SUBCASE("leaf") { measure(work); }
  }
  BENCH_TEST("assertions") {
    measure([] {
      CHECK(true);
      work();
    });
  }
  BENCH_TEST("a call that fills a round") {
    for (int i = 0; i < 1000; ++i)
      work();
  }
}

TEST_SUITE("wait") {
  // Of two threads, neither gets on alone; on one, there is nobody to wait for.
  BENCH_TEST("for each other") {
    meeting here;
    measure([&] {
      here.enter();
      const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
      while (here.most() < 2 && std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
      here.leave();
    });
  }
}

TEST_SUITE("broken") {
  BENCH_TEST("subcases") {
    SUBCASE("a") { work(); }
    SUBCASE("b") { work(); }
  }
  BENCH_TEST("subcases in the region") {
    measure([] {
      SUBCASE("a") { work(); }
    });
  }
  BENCH_TEST("a check that holds for one") {
    std::atomic<int> inside{0};
    measure([&] {
      const int now = ++inside;
      for (int i = 0; now == 1 && i < 1000 && inside == 1; ++i)
        std::this_thread::yield();
      CHECK(now == 1);
      --inside;
    });
  }
  BENCH_TEST("an exception") {
    const auto first = std::this_thread::get_id();
    measure([&] {
      if (std::this_thread::get_id() != first)
        throw std::runtime_error("thrown by another thread");
    });
  }
  BENCH_TEST("not repeatable") {
    static int calls = 0;
    for (int i = 0; i <= calls; ++i)
      CHECK(true);
    ++calls;
  }
}

TEST_SUITE("of its own") {
  BENCH_TEST("threads that compute") {
    measure([] {
      std::vector<std::thread> threads;
      for (int i = 0; i < 3; ++i)
        threads.emplace_back([] {
          for (int k = 0; k < 30; ++k)
            work();
        });
      for (auto &t : threads)
        t.join();
    });
  }
  BENCH_TEST("a wait") { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }
  BENCH_TEST("neither") { measure(work); }
}
