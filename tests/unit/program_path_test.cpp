// tests/unit/program_path_test.cpp - where a program lies that is called by a name.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/program_path.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using bench_test::detail::can_be_started;
using bench_test::detail::path_of_this_program;
using bench_test::detail::paths_called;
using bench_test::detail::program_file;

namespace {
using paths = std::vector<std::string>;
}

TEST_CASE("paths_called: a name with a slash is one path, from the folder if it is not absolute") {
  CHECK(paths_called("/a/tests", "/home", "/bin") == paths{"/a/tests"});
  CHECK(paths_called("./tests", "/home", "/bin") == paths{"/home/tests"});
  CHECK(paths_called("./../tests", "/home", "/bin") == paths{"/home/../tests"});
  CHECK(paths_called("a/tests", "/", "/bin") == paths{"/a/tests"});
}

TEST_CASE("paths_called: a bare name is looked for in each folder of PATH, in its order") {
  CHECK(paths_called("tests", "/home", "/b:/a/") == paths{"/b/tests", "/a/tests"});
}

TEST_CASE("paths_called: a folder of PATH that is empty or relative is meant from the folder") {
  CHECK(paths_called("tests", "/home", "") == paths{"/home/tests"});
  CHECK(paths_called("tests", "/home", ":bin:") ==
        paths{"/home/tests", "/home/bin/tests", "/home/tests"});
}

TEST_CASE("paths_called: no name has no path") {
  CHECK(paths_called("", "/home", "/b") == paths{});
}

TEST_CASE("can_be_started: an executable file, by its path or through PATH") {
  CHECK(can_be_started("sh"));
  CHECK(can_be_started("/bin/sh"));
  CHECK_FALSE(can_be_started(""));
  CHECK_FALSE(can_be_started("/bin"));        // a folder
  CHECK_FALSE(can_be_started("/etc/passwd")); // may be read, but not executed
  CHECK_FALSE(can_be_started("no such command"));
}

TEST_CASE("path_of_this_program: a name that leads to another file, or none, gives our own") {
  const auto ours = path_of_this_program("");
  CHECK(ours.substr(0, 1) == "/");
  CHECK(ours.substr(0, 6) != "/proc/");
  CHECK(ours == program_file());
  CHECK(path_of_this_program("sh") == ours);
  CHECK(path_of_this_program("/no/such/file") == ours);
}

TEST_CASE("path_of_this_program: is the path that it was called by, if that is our file") {
  const auto ours = path_of_this_program("");
  const auto other = "/." + ours;
  CHECK(path_of_this_program(other) == other);
}
