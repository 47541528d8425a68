// examples/features/own_kind.cpp - a kind of measurement of one's own: reads_own_kind counts what
// is read from files.
//
// The object at its end is all that it takes: the name, --kind, --help and the completion know it.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <fstream>
#include <sstream>
#include <string>

namespace {

/// Linux counts for each process how often it reads, and how many bytes (proc(5), /proc/[pid]/io).
class reads_kind final : public bench_test::kind {
public:
  reads_kind()
      : kind("reads", "system calls that read, of one iteration", bench_test::sampling::exact,
             {{"reads", "", true}, {"bytes", "B", true}}) {}
  void start() override { before_ = so_far(); }
  void stop(double *values) override { // what reading the file itself takes is subtracted for us
    const counts after = so_far();
    values[0] = after.reads - before_.reads;
    values[1] = after.bytes - before_.bytes;
  }
  const char *refusal() const override {
    return std::ifstream("/proc/self/io") ? nullptr
                                          : "there is no /proc/self/io; use a Linux that has "
                                            "CONFIG_TASK_IO_ACCOUNTING";
  }

private:
  struct counts {
    double reads = 0;
    double bytes = 0;
  };
  static counts so_far() {
    std::ifstream file("/proc/self/io");
    counts all;
    std::string name;
    for (double number = 0; file >> name >> number;) {
      if (name == "rchar:")
        all.bytes = number;
      else if (name == "syscr:")
        all.reads = number;
    }
    return all;
  }

  counts before_;
};
reads_kind added;

} // namespace

BENCH_TEST("read a file of the system's, character by character") {
  const auto size = bench_test::measure([] {
    std::ifstream file("/proc/version"); // it has a buffer of its own
    std::size_t count = 0;
    for (char c = 0; file.get(c);)
      ++count;
    return count;
  });
  CHECK(size > 0);
}

BENCH_TEST("parse a number" * bench_test::at_most("reads", 0)) {
  CHECK(bench_test::measure([] {
          std::istringstream text("42");
          int n = 0;
          text >> n;
          return n;
        }) == 42);
}
