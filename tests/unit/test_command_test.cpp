// tests/unit/test_command_test.cpp - what to type to run one test, as a test.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/test_command.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::test_case;
using bench_test::detail::test_command;

namespace {

std::string command_for(const char *name, const char *suite = "") {
  test_case c;
  c.name = name;
  c.suite = suite;
  return test_command{"./time tests"}.of(c);
}

} // namespace

TEST_CASE("test_command: can be typed into a shell") {
  CHECK(command_for("parses") == "'./time tests' --kind=test -tc=parses");
  CHECK(command_for("it's 5 µs") == "'./time tests' --kind=test '-tc=it'\\''s 5 µs'");
}

TEST_CASE("test_command: a suite tells cases of the same name apart") {
  CHECK(command_for("a", "b, c") == "'./time tests' --kind=test '-ts=b? c' -tc=a");
}

TEST_CASE("test_command: what doctest would not take as it is, or no terminal, becomes a ?") {
  CHECK(command_for("a, b") == "'./time tests' --kind=test '-tc=a? b'");
  CHECK(command_for("a\\b") == "'./time tests' --kind=test '-tc=a?b'");
  CHECK(command_for("\x1B[31m\n\xFF\xC2\x80z") == "'./time tests' --kind=test '-tc=?[31m????z'");
}

TEST_CASE("test_command: there is none for a test without a name") { CHECK(command_for("") == ""); }
