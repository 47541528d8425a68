// tests/unit/how_it_ended_test.cpp - a process' end in words.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/how_it_ended.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using bench_test::detail::how_it_ended;
using bench_test::detail::signal_name;

namespace {

/// The wait status of a child that does this.
template <class Do> int status_of(Do what) {
  const pid_t child = fork();
  if (child == 0) {
    what();
    _exit(99);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

} // namespace

TEST_CASE("how_it_ended: an exit is named with its status") {
  CHECK(how_it_ended(status_of([] { _exit(0); })) == "called exit(0)");
  CHECK(how_it_ended(status_of([] { _exit(3); })) == "called exit(3)");
  CHECK(how_it_ended(status_of([] { _exit(255); })) == "called exit(255)");
}

TEST_CASE("how_it_ended: a signal is named with what it means") {
  for (const int signal : {SIGKILL, SIGTERM}) {
    const std::string text = how_it_ended(status_of([&] {
      std::signal(SIGTERM, SIG_DFL);
      kill(getpid(), signal);
      pause();
    }));
    CAPTURE(text);
    CHECK(text.find(signal_name(signal) + " (") == 0);
    CHECK(text.back() == ')');
  }
}

#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 32)
TEST_CASE("signal_name: is the one that people know") {
  CHECK(signal_name(SIGSEGV) == "SIGSEGV");
  CHECK(signal_name(SIGABRT) == "SIGABRT");
}
#endif

TEST_CASE("signal_name: a signal without a name is called by its number") {
  CHECK(signal_name(12345) == "signal 12345");
}
