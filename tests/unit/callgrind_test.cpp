// tests/unit/callgrind_test.cpp - what valgrind's callgrind is asked for, and what it has written.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/callgrind.hpp>

#include <bench_test/impl/run/options.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using bench_test::detail::callgrind;
using bench_test::detail::callgrind_command;
using bench_test::detail::split_words;

namespace {

/// A folder of a strange name, in which TMPDIR is for so long.
class temporary_folder {
public:
  temporary_folder() {
    REQUIRE(mkdtemp(path_.data()) != nullptr);
    if (const char *const before = std::getenv("TMPDIR"))
      before_ = before;
    setenv("TMPDIR", path_.c_str(), 1);
  }
  ~temporary_folder() {
    if (before_)
      setenv("TMPDIR", before_->c_str(), 1);
    else
      unsetenv("TMPDIR");
    unsetenv(callgrind_command::variable);
    rmdir(path_.c_str());
  }
  temporary_folder(const temporary_folder &) = delete;
  temporary_folder &operator=(const temporary_folder &) = delete;

  const std::string &path() const { return path_; }
  /// Whether nothing is in it.
  bool is_empty() const { return rmdir(path_.c_str()) == 0 && mkdir(path_.c_str(), 0700) == 0; }

private:
  std::string path_ = "/tmp/it's 100% of a test XXXXXX";
  std::optional<std::string> before_;
};

void write_file(const std::string &path, const std::string &text) {
  std::FILE *const file = std::fopen(path.c_str(), "w");
  REQUIRE(file != nullptr);
  std::fputs(text.c_str(), file);
  std::fclose(file);
}

/// The total in a file with this text.
double total_in(const std::string &text) {
  const temporary_folder folder;
  const auto path = folder.path() + "/x";
  write_file(path, text);
  const double total = callgrind::total_in(path.c_str());
  unlink(path.c_str());
  return total;
}

} // namespace

TEST_CASE(
    "callgrind_command: has a folder of its own, which is gone with it and all that is in it") {
  const temporary_folder temporary;
  {
    const callgrind_command command;
    const char *const folder = std::getenv(callgrind_command::variable);
    REQUIRE(folder != nullptr);
    CHECK(std::string(folder).rfind(temporary.path() + "/bench_test-", 0) == 0);
    CHECK_FALSE(temporary.is_empty());
    write_file(std::string(folder) + "/1234", "left by a process that was killed");
  }
  CHECK(temporary.is_empty());
}

TEST_CASE("callgrind_command: its words name the folder, whatever that is called") {
  const temporary_folder temporary;
  const callgrind_command command;
  const auto words = split_words(command.words());
  REQUIRE(words.size() > 2);
  CHECK(words.front() == "valgrind");
  std::string folder = std::getenv(callgrind_command::variable);
  folder.replace(folder.find('%'), 1, "%%"); // which valgrind reads as one
  CHECK(words.back() == "--callgrind-out-file=" + folder + "/%p");
}

TEST_CASE("callgrind_command: two have two folders") {
  const temporary_folder temporary;
  const callgrind_command one;
  const callgrind_command two;
  CHECK(one.words() != two.words());
}

TEST_CASE("callgrind_command: where no folder can be made, there are no words") {
  const temporary_folder temporary;
  setenv("TMPDIR", (temporary.path() + "/nosuch").c_str(), 1);
  CHECK(callgrind_command().words().empty());
}

TEST_CASE("callgrind: the total is the number at the end of what was written") {
  CHECK(total_in("events: Ir\nsummary: 12\n\n\ntotals: 1234567890123\n") == 1234567890123);
  CHECK(total_in(std::string(100'000, 'x') + "\nfn=(1) totals: 3\n1 2\n\ntotals: 0\n") == 0);
  CHECK(total_in("events: Ir Dr Dw\ntotals: 7 8 9\n") == 7); // of several events, the first
}

TEST_CASE("callgrind: of a file without a total, or of none, there is no number") {
  CHECK(total_in("") < 0);
  CHECK(total_in("events: Ir\n") < 0);
  CHECK(total_in(std::string(100'000, 'x')) < 0);
  CHECK(callgrind::total_in("/nosuch/file") < 0);
}
