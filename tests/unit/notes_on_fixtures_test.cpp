// tests/unit/notes_on_fixtures_test.cpp - times that have a fixture of doctest's in them.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/kinds/time.hpp>
#include <bench_test/impl/report/notes_on_fixtures.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

using bench_test::detail::is_on_fixture_of_doctests;
using bench_test::detail::leaf;
using bench_test::detail::notes_on_fixtures;
using bench_test::detail::source_text;
using bench_test::detail::target;
using bench_test::detail::test_case;
using bench_test::detail::verdict;

namespace {

namespace fs = std::filesystem;

const char *const text = R"(TEST_CASE_FIXTURE(f, "a") {}
TEST_CASE("b") {}
DOCTEST_TEST_CASE_FIXTURE(
    f,
    "c") {}
BENCH_TEST_FIXTURE(f, "d") {}
  TEST_CASE_CLASS("e") {}
)";

/// A source file, and cases in it.
class played_file {
public:
  played_file() { std::ofstream(path_) << text; }
  ~played_file() { fs::remove(path_); }
  played_file(const played_file &) = delete;
  played_file &operator=(const played_file &) = delete;

  test_case at(unsigned line) const {
    test_case c;
    c.file = path_;
    c.line = line;
    return c;
  }

private:
  std::string path_ =
      (fs::temp_directory_path() / ("bench_test_source_" + std::to_string(getpid()))).string();
};

} // namespace

TEST_CASE("source_text: the lines of a file, and none of a file that is not there") {
  const played_file file;
  source_text source;
  CHECK(source.line(file.at(1).file, 2) == "TEST_CASE(\"b\") {}");
  CHECK(source.line(file.at(1).file, 0).empty());
  CHECK(source.line(file.at(1).file, 8).empty());
  CHECK(source.line("there/is/none.cpp", 1).empty());
}

TEST_CASE("is_on_fixture_of_doctests: by the macro that stands there, up to three lines above") {
  const played_file file;
  source_text source;
  const auto is = [&](unsigned line) { return is_on_fixture_of_doctests(file.at(line), source); };
  CHECK(is(1));
  CHECK_FALSE(is(2));
  CHECK(is(3));
  CHECK(is(5));
  CHECK_FALSE(is(6));
  CHECK(is(7));
  CHECK_FALSE(is(20));
}

TEST_CASE("notes_on_fixtures: rows of whole bodies only") {
  const played_file file;
  source_text source;
  const test_case with = file.at(1);
  const test_case without = file.at(2);
  leaf l;
  l.id = "a";
  l.of = &with;
  l.by = bench_test::detail::kind_named("time");
  l.end(verdict::measured);
  l.rounds = {{1, 1}};
  CHECK(notes_on_fixtures({l}, source, {}) ==
        std::vector<std::string>{
            "with the making of a fixture: a; doctest makes it within the body; BENCH_TEST_FIXTURE "
            "makes it outside the clock, and what measure() is given is timed alone"});
  l.first.region = target::measure;
  CHECK(notes_on_fixtures({l}, source, {}).empty());
  l.first.region = target::body;
  l.of = &without;
  CHECK(notes_on_fixtures({l}, source, {}).empty());
}
