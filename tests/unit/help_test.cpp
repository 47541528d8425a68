// tests/unit/help_test.cpp - what --help and --version print.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/dispatch/help.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>

using bench_test::kind;
using bench_test::detail::all_kinds;
using bench_test::detail::display_width;
using bench_test::detail::help_text;
using bench_test::detail::kind_names;
using bench_test::detail::known_commands;
using bench_test::detail::known_options;
using bench_test::detail::version_text;

namespace {

/// Made when it is wanted: as the program starts, not all kinds are there.
std::string help() { return help_text("time_tests"); }

bool has(const std::string &part) { return help().find(part) != std::string::npos; }

} // namespace

TEST_CASE("help: begins with the usage of the program by the name it was called") {
  CHECK(help().find("usage: time_tests [OPTION...] [WORD...]\n") == 0);
  CHECK(help_text("x").find("time_tests") == std::string::npos);
}

TEST_CASE("help: names every option, with its value and its meaning") {
  for (const auto &o : known_options) {
    CAPTURE(std::string(o.name));
    CHECK(has("\n  " + std::string(o.name) + std::string(o.value) + ' '));
    CHECK(has(' ' + std::string(o.text) + '\n'));
    CHECK_FALSE(o.text.empty());
  }
}

TEST_CASE("help: names every kind, and what it measures") {
  for (const kind *k : all_kinds()) {
    CAPTURE(k->prefix());
    CHECK(has("\n  " + std::string(k->prefix()) + "_tests "));
    CHECK(has(std::string(k->summary()) + '\n'));
  }
}

TEST_CASE("help: a blank is behind a name of any length") {
  for (const unsigned length : {19U, 20U, 21U, 22U, 100U}) { // in all, around the width of a column
    const std::string name = "time_" + std::string(length, 'x');
    CHECK(help_text(name).find("\n  " + name + ' ') != std::string::npos);
  }
}

TEST_CASE("help: doctest's filters have the prefix that they need") {
  CHECK(has("\n  -tc= -tce= "));
  CHECK(help_text("x", {"my-", true}).find("\n  -my-tc= -my-tce= ") != std::string::npos);
  CHECK(help_text("x", {"my-", false}).find("\n  -tc= -tce= ") != std::string::npos);
}

TEST_CASE("help: names every command of bench_") {
  for (const auto &c : known_commands)
    CHECK(has("\n    " + std::string(c.name) + ' ' + std::string(c.arguments) + ' '));
}

TEST_CASE("help: the names of the program are its own, with the prefix of each kind") {
  CHECK(help_text("peakmem_x_y").find("\n  time_x_y ") != std::string::npos);
  CHECK(help_text("tests").find("\n  time_tests ") != std::string::npos);
}

TEST_CASE("help: fits a screen of 80 columns, beside the kinds in 30 lines; the last one ends") {
  const std::string text = help();
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(display_width(line) <= 80);
    CHECK((line.empty() || line.back() != ' '));
  }
  const auto count = std::count(text.begin(), text.end(), '\n');
  CHECK(count <= 29 + static_cast<std::ptrdiff_t>(kind_names().size()));
  CHECK(text.back() == '\n');
}

TEST_CASE("version: is one line with both versions") {
  const std::string text = version_text();
  CHECK(text == "bench_test " BENCH_TEST_VERSION ", doctest " DOCTEST_VERSION_STR "\n");
}
