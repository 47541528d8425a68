// tests/unit/cpu_test.cpp - the kind `cpu`: what one iteration takes of processors.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/kinds/registry.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <ctime>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>
#include <vector>

using bench_test::detail::kind_named;

namespace {

/// What the kind reads of a call of `f`: CPU time, user, system, switches, faults.
template <class F> std::vector<double> reading_of(const F &f) {
  auto *const cpu = kind_named("cpu");
  REQUIRE(cpu != nullptr);
  std::vector<double> values(static_cast<std::size_t>(cpu->end() - cpu->begin()), std::nan(""));
  cpu->start();
  f();
  cpu->stop(values.data());
  return values;
}

} // namespace

TEST_CASE("cpu: each page that is touched for the first time is a fault") {
  constexpr std::size_t pages = 1000;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto values = reading_of([&] {
    void *const memory =
        mmap(nullptr, pages * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(memory != MAP_FAILED);
    madvise(memory, pages * page, MADV_NOHUGEPAGE);
    for (std::size_t i = 0; i < pages; ++i)
      static_cast<volatile char *>(memory)[i * page] = 1;
    munmap(memory, pages * page);
  });
  CHECK(values[4] >= pages);
  CHECK(values[4] < 2 * pages);
}

TEST_CASE("cpu: to wait for another thread is a switch, and each answer is another") {
  int there[2];
  int back[2];
  REQUIRE(pipe(there) == 0);
  REQUIRE(pipe(back) == 0);
  constexpr int times = 100;
  const auto values = reading_of([&] {
    std::thread other([&] {
      char c = 0;
      for (int i = 0; i < times && read(there[0], &c, 1) == 1; ++i)
        CHECK(write(back[1], &c, 1) == 1);
    });
    char c = 0;
    for (int i = 0; i < times; ++i) {
      CHECK(write(there[1], &c, 1) == 1);
      CHECK(read(back[0], &c, 1) == 1);
    }
    other.join();
  });
  CHECK(values[3] >= times);
  for (const int each : {there[0], there[1], back[0], back[1]})
    close(each);
}

TEST_CASE("cpu: the time of all threads counts, and is that of the user and of the system") {
  double by_other = 0; // as its own clock says
  const auto values = reading_of([&] {
    std::thread other([&] {
      timespec spent{};
      while (spent.tv_nsec < 2'000'000)
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
      by_other = 1e-9 * static_cast<double>(spent.tv_nsec);
    });
    other.join();
  });
  CHECK(values[0] >= 0.99 * by_other);
  CHECK(values[0] == doctest::Approx(values[1] + values[2]));
}
