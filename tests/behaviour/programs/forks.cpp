// tests/behaviour/programs/forks.cpp - bodies whose children go on as if they were the test.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace {
/// The exit status of a child, -1 for another end.
int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
} // namespace

BENCH_TEST("the child exits") {
  const pid_t child = fork();
  if (child == 0)
    _exit(3);
  CHECK(status_of(child) == 3);
}
BENCH_TEST("the child returns") {
  const pid_t child = fork();
  if (child == 0)
    return;
  CHECK(status_of(child) == 0);
}
BENCH_TEST("the child returns, and nobody waits") {
  if (fork() == 0)
    return;
  CHECK(true);
}
BENCH_TEST("the child fails") {
  const pid_t child = fork();
  if (child == 0) {
    CHECK(1 + 1 == 3);
    return;
  }
  CHECK(status_of(child) == 1);
}
BENCH_TEST("the child gives up") {
  const pid_t child = fork();
  if (child == 0)
    REQUIRE(1 + 2 == 4);
  CHECK(status_of(child) == 1);
}
BENCH_TEST("the child throws") {
  const pid_t child = fork();
  if (child == 0)
    throw std::runtime_error("in the child");
  CHECK(status_of(child) == 1);
}
BENCH_TEST("the child returns from a subcase") {
  SUBCASE("one") {
    if (const pid_t child = fork())
      CHECK(status_of(child) == 0);
    else
      return;
  }
  SUBCASE("two") {
    if (const pid_t child = fork())
      CHECK(status_of(child) == 0);
    else
      return;
  }
}
BENCH_TEST("the child returns before the subcases") {
  const pid_t child = fork();
  if (child == 0) // doctest would go on for ever, to the subcase that it never comes to
    return;
  CHECK(status_of(child) == 0);
  SUBCASE("one") { CHECK(true); }
  SUBCASE("two") { CHECK(true); }
}
BENCH_TEST("the child returns from the region") {
  const pid_t self = getpid();
  bench_test::measure([self] {
    const pid_t child = fork();
    if (child != 0) {
      CHECK(status_of(child) == 0);
      CHECK(getpid() == self);
    }
  });
}
BENCH_TEST("the child returns, the parent fails") {
  if (fork() == 0)
    return;
  CHECK(false);
}
BENCH_TEST("the last") { CHECK(true); }
