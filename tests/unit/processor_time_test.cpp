// tests/unit/processor_time_test.cpp - how much processor time others take.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/processor_time.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using bench_test::detail::processor_time;
using bench_test::detail::share_of_others;
using bench_test::detail::usable_processors;

namespace {

/// Readings of two processors.
processor_time reading(double at, double busy, double idle, double own) {
  processor_time t;
  t.processors = 2;
  t.at = at;
  t.busy = busy;
  t.idle = idle;
  t.own = own;
  return t;
}

/// A file as /proc/stat, in which every processor up to 2,000 was busy for 1 tick + 2 + 4 + 32 + 64
/// and idle for 8 + 16; what was stolen is neither.
class played_statistics {
public:
  played_statistics() {
    std::ofstream file(path_);
    const int first = usable_processors().front(); // the sum of all must not be taken for one
    file << "cpu  " << first << " 9 9 9 9 9 9 9 9 9\n";
    for (int i = 0; i <= 2000; ++i)
      file << "cpu" << i << " 1 2 4 8 16 32 64 128 256 512\n";
    file << "intr 5 5 5 5 5 5 5 5\nctxt 7\n";
  }
  ~played_statistics() { std::filesystem::remove(path_); }
  played_statistics(const played_statistics &) = delete;
  played_statistics &operator=(const played_statistics &) = delete;
  const std::string &path() const { return path_; }

private:
  std::string path_ = std::filesystem::temp_directory_path() /
                      ("bench_test_statistics_" + std::to_string(getpid()));
};

} // namespace

TEST_CASE("processor_time: what others used is all that was used but our own") {
  const auto others = reading(12, 103, 51, 7).since(reading(10, 100, 50, 6));
  CHECK(others.processors == 2);
  CHECK(others.used == doctest::Approx(1));   // 3 s in 2 s, but for our one
  CHECK(others.idle == doctest::Approx(0.5)); // 1 s in 2 s
}

TEST_CASE("processor_time: others never use less than nothing") {
  CHECK(reading(12, 101, 50, 9).since(reading(10, 100, 50, 6)).used == 0);
}

TEST_CASE("processor_time: of half a second, or of other processors, nothing is known") {
  const auto then = reading(10, 100, 50, 6);
  CHECK(reading(10.4, 101, 50, 6).since(then).processors == 0);
  auto changed = reading(12, 103, 51, 7);
  changed.processors = 1;
  CHECK(changed.since(then).processors == 0);
  CHECK(processor_time().since(processor_time()).processors == 0);
}

TEST_CASE("processor_time: the ticks of the processors that may be used are added up") {
  const played_statistics file;
  const auto t = processor_time::current(file.path());
  const auto processors = usable_processors().size();
  const double seconds =
      static_cast<double>(processors) / static_cast<double>(sysconf(_SC_CLK_TCK));
  CHECK(t.processors == processors);
  CHECK(t.busy == doctest::Approx(103 * seconds));
  CHECK(t.idle == doctest::Approx(24 * seconds));
}

TEST_CASE("processor_time: where the system does not tell, nothing is known") {
  CHECK(processor_time::current("/not/there").processors == 0);
}

TEST_CASE("processor_time: where nobody adds up what children used, nothing is known") {
  const played_statistics file;
  const auto before = std::signal(SIGCHLD, SIG_IGN);
  CHECK(processor_time::current(file.path()).processors == 0);
  std::signal(SIGCHLD, before);
  CHECK(processor_time::current(file.path()).processors > 0);
}

TEST_CASE("share_of_others: is too much where less than one processor is left, and none is idle") {
  CHECK(share_of_others{2, 1.5, 0}.is_too_much());
  CHECK(share_of_others{1, 0.5, 0}.is_too_much());
  CHECK(share_of_others{64, 63.5, 0.1}.is_too_much());
}

TEST_CASE("share_of_others: others that leave a processor are not too much, however many") {
  CHECK_FALSE(share_of_others{2, 1, 0}.is_too_much()); // one each
  CHECK_FALSE(share_of_others{64, 63, 0}.is_too_much());
  CHECK_FALSE(share_of_others{1, 0.1, 0}.is_too_much());
}

TEST_CASE("share_of_others: is not too much where processors had nothing to do") {
  CHECK_FALSE(share_of_others{2, 1.5, 0.2}.is_too_much());
  CHECK_FALSE(share_of_others{1, 0.5, 0.1}.is_too_much());
}
