// tests/peers/inputs_in_a_batch.cpp - the same benchmarks with 1, 10 and 1,000 inputs at a time, by
// turns; prints "NAME: INPUTS BYTES NANOSECONDS", the median of so many processes each.
//
// The argument is how many processes. Nobody chooses the size of a batch, so this goes behind the
// product's back: it plays the parent of the workers.
//
// SPDX-License-Identifier: MIT
#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "kernels.hpp"

using namespace bench_test::detail;

BENCH_TEST("sort 10,000 ints") { bench_test::measure(kernels::unsorted, kernels::sort); }
BENCH_TEST("sum 10,000 ints") {
  bench_test::measure(kernels::unsorted, [](const std::vector<int> &v) {
    return std::accumulate(v.begin(), v.end(), 0L);
  });
}
BENCH_TEST("append to a string of 1,000") {
  bench_test::measure([] { return std::string(1000, 'a'); }, [](std::string &s) { s += 'b'; });
}
BENCH_TEST("64 multiplications") {
  bench_test::measure([] { return std::uint64_t{3}; }, kernels::multiply_chain);
}

namespace {

class nobody final : public observer {
  void on_failure(const leaf &l, const failure &, const outcome &) override {
    std::fprintf(stderr, "%s: %s\n", l.id.c_str(), l.reason.c_str());
    std::exit(1);
  }
  void on_finished(const leaf_row &) override {}
  void on_step(const std::string &) override {}
  void on_detail(const leaf &, const std::string &) override {}
  void on_progress(const progress &) override {}
};

constexpr unsigned long long sizes[] = {1, 10, 1000};

/// The nanoseconds of a call in one process, with so many inputs at a time.
double nanoseconds(run_context &run, leaf l, unsigned long long size) {
  l.iterations = 1000;
  l.batch = size;
  steady_round round(l, "time", {1, 2}, 1);
  run.talk_about(round);
  if (round.samples().empty())
    std::exit(1);
  return round_values(l, round.samples()).front() * 1e9;
}

/// The bytes that the inputs of a batch hold.
double bytes(run_context &run, leaf l, unsigned long long size) {
  calibration c(l, "time", 25e-9, 1, true);
  run.talk_about(c);
  return c.batch_bytes() / static_cast<double>(c.batch().size) * static_cast<double>(size);
}

void measure_by_turns(const std::vector<std::string> &words, int processes) {
  const options o;
  nobody told;
  run_context run{o, told, [&](conversation &c) { return talk(c, words, o, [] {}).run(); }};
  const auto cases = all_cases();
  std::vector<selected_case> selected;
  for (const auto &c : cases)
    selected.push_back({&c, std::string(c.name)});
  auto leaves = first_pass(run).over(selected, false);
  std::map<std::pair<std::string, unsigned long long>, std::vector<double>> results;
  for (int i = 0; i < processes; ++i)
    for (auto &l : leaves)
      for (const auto size : sizes) {
        l.by = kind_named("time");
        results[{l.id, size}].push_back(nanoseconds(run, l, size));
      }
  for (auto &l : leaves)
    for (const auto size : sizes)
      std::printf("%s: %llu %.0f %.4f\n", l.id.c_str(), size, bytes(run, l, size),
                  median(results[{l.id, size}]));
}

} // namespace

int main(int argc, char **argv) {
  if (is_within_worker()) // a run of doctest's is where workers begin
    return doctest::Context(argc, argv).run();
  measure_by_turns({argv, argv + argc}, argc > 1 ? std::atoi(argv[1]) : 9);
}
