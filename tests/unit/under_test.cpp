// tests/unit/under_test.cpp - --under: what is said and judged without starting anything.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/under.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <vector>

using bench_test::detail::how_command_ended;
using bench_test::detail::is_interrupted;
using bench_test::detail::leaf;
using bench_test::detail::note_on_several_under;
using bench_test::detail::options;
using bench_test::detail::words_under;
using bench_test::detail::wrong_with_under;

namespace {

using words = std::vector<std::string>;

std::string wrong_with(const std::string &command, bool in_process = false) {
  options o;
  o.under = command;
  o.in_process = in_process;
  return wrong_with_under(o);
}

constexpr int exited(int status) { return status << 8; } // as wait() tells it

} // namespace

TEST_CASE("--under: a command that is there is right, and so is none") {
  CHECK(wrong_with("") == "");
  CHECK(wrong_with("", true) == "");
  CHECK(wrong_with("sh -c 'exec \"$@\"' sh") == "");
  CHECK(wrong_with("/bin/sh") == "");
}

TEST_CASE("--under: blanks or an empty word are no command") {
  for (const std::string command : {" ", "''", "\"\" sh"})
    CHECK(wrong_with(command) ==
          "--under=" + command + ": expected a command, as in --under='perf record'");
}

TEST_CASE("--under: a command that is not there is named") {
  CHECK(wrong_with("nosuch -x") == "--under=nosuch -x: cannot find the command \"nosuch\"; install "
                                   "it, or give its path");
}

TEST_CASE("--under: is refused where no process is started") {
  CHECK(wrong_with("sh", true) == "--under=sh: needs a process of its own, and --in-process starts "
                                  "none; leave one of them out");
}

TEST_CASE("--under: the worker has our words but for --under, and the path of its program") {
  CHECK(words_under({"time_tests", "--all", "--under=a b", "x", "--under=c", "--underx"}, "/p/t") ==
        words{"/p/t", "--all", "x", "--underx"});
  CHECK(words_under({}, "/p/t") == words{"/p/t"});
}

TEST_CASE("--under: how a command has ended is put in words") {
  CHECK(how_command_ended(exited(0)) == "ended with exit status 0");
  CHECK(how_command_ended(exited(3)) == "ended with exit status 3");
  CHECK(how_command_ended(SIGSEGV) == "was ended by SIGSEGV (Segmentation fault)");
}

TEST_CASE("--under: Ctrl-C has ended a command that died of it, or says so as a shell does") {
  CHECK(is_interrupted(SIGINT));
  CHECK(is_interrupted(exited(130)));
  CHECK_FALSE(is_interrupted(SIGTERM));
  CHECK_FALSE(is_interrupted(exited(0)));
  CHECK_FALSE(is_interrupted(exited(SIGINT)));
}

TEST_CASE("--under: several benchmarks are warned of, since a profiler has one file") {
  options o;
  o.under = "perf record";
  std::vector<leaf> leaves(2);
  CHECK(note_on_several_under(o, leaves).size() == 1);
  CHECK(note_on_several_under(o, leaves)[0].find("each of 2 benchmarks") != std::string::npos);
  leaves[0].end(bench_test::detail::verdict::fails);
  CHECK(note_on_several_under(o, leaves).empty());
}
