// tests/unit/command_line_test.cpp - the words this process was started with.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/command_line.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::base_name;
using bench_test::detail::command_line;

TEST_CASE("base_name: is the name without its folder") {
  CHECK(base_name("tests") == "tests");
  CHECK(base_name("./tests") == "tests");
  CHECK(base_name("/a/b.c/tests") == "tests");
  CHECK(base_name("C:\\a\\tests") == "tests");
  CHECK(base_name("C:\\a/b\\tests") == "tests");
}

TEST_CASE("base_name: leaves out .exe at the end, unless nothing else is there") {
  CHECK(base_name("a\\tests.exe") == "tests");
  CHECK(base_name("tests.exe.exe") == "tests.exe");
  CHECK(base_name("tests.exe2") == "tests.exe2");
  CHECK(base_name("a/.exe") == ".exe");
}

TEST_CASE("base_name: a path without a name gives the empty one") {
  CHECK(base_name("") == "");
  CHECK(base_name("a/") == "");
}

TEST_CASE("command_line: has a word for the program, the same each time") {
  const auto words = command_line();
  if (words.empty()) // this system does not tell
    return;
  CHECK(base_name(words[0]) != "");
  CHECK(command_line() == words);
}
