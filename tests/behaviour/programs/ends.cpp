// tests/behaviour/programs/ends.cpp - bodies that end their process in ways that are seldom seen.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <malloc.h>
#include <new>
#include <stdexcept>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace {
[[noreturn]] void exit_7(int) { _exit(7); }
[[noreturn]] void fail() { throw std::runtime_error("a broken promise"); }
void promise() noexcept { fail(); }
[[noreturn]] void give_up() {
  std::fputs("gave up\n", stderr);
  _exit(9);
}
void limit(decltype(RLIMIT_CPU) what, rlim_t soft) {
  rlimit value{};
  getrlimit(what, &value);
  value.rlim_cur = soft;
  setrlimit(what, &value);
}
void work_forever() {
  for (volatile bool forever = true; forever;)
    bench_test::clobber();
}
} // namespace

BENCH_TEST("quick_exit") { std::quick_exit(4); }
BENCH_TEST("exit within a subcase") {
  SUBCASE("that is good") { CHECK(true); }
  SUBCASE("that exits") { std::exit(5); }
}
BENCH_TEST("terminate") { std::terminate(); }
BENCH_TEST("throws where it may not") { promise(); }
BENCH_TEST("handles its own crash") {
  std::signal(SIGSEGV, exit_7);
  std::raise(SIGSEGV);
}
BENCH_TEST("terminates by a handler of its own") {
  std::set_terminate(give_up);
  promise();
}
BENCH_TEST("a thread never joined") {
  std::thread([] {});
}
BENCH_TEST("a thread that throws") {
  std::thread([] { throw std::runtime_error("in a thread"); }).join();
}
BENCH_TEST("killed") { std::raise(SIGKILL); }
BENCH_TEST("kills its group") { kill(0, SIGTERM); }
BENCH_TEST("an alarm that comes later") {
  ualarm(1000, 0);
  work_forever();
}
BENCH_TEST("takes more processor time than it may") {
  limit(RLIMIT_CPU, 0);
  work_forever();
}
BENCH_TEST("writes a longer file than it may") {
  limit(RLIMIT_FSIZE, 10);
  std::FILE *const file = std::tmpfile();
  std::fputs("more than ten bytes", file);
  std::fflush(file);
}
BENCH_TEST("stops itself") { std::raise(SIGSTOP); }
BENCH_TEST("leaves its group, and never ends") {
  setpgid(0, getpgid(getppid()));
  work_forever();
}
BENCH_TEST("aborts with the lock of the heap held") {
  std::thread([] { pause(); }).detach(); // malloc locks only where there are threads
  constexpr std::size_t size = 100'000;
  // Where one block follows the other, both are new, and behind them is the rest of the heap.
  char *last = static_cast<char *>(std::malloc(size));
  for (char *before = nullptr; last != before + malloc_usable_size(last) + sizeof(std::size_t);) {
    before = last;
    last = static_cast<char *>(std::malloc(size));
  }
  std::memset(last + malloc_usable_size(last), 0xFF, sizeof(std::size_t)); // the size of that rest
  bench_test::keep(std::malloc(size));
}
BENCH_TEST("runs out of memory") {
  limit(RLIMIT_AS, 1 << 30);
  bench_test::keep(new char[std::size_t{1} << 31]);
}
BENCH_TEST("the last") { CHECK(true); }
