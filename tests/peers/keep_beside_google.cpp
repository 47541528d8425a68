// tests/peers/keep_beside_google.cpp - loops around nothing but a barrier, ours and Google
// Benchmark's; prints "WHAT: OURS THEIRS" in nanoseconds per iteration, by turns.
//
// The argument is the seconds that each loop gets.
//
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <benchmark/benchmark.h>

#include <bench_test/keep.hpp>

namespace {

constexpr unsigned long long iterations = 300'000; // 100 µs or more

template <class Barrier> [[gnu::noinline]] double nanoseconds(Barrier cross) {
  const auto began = std::chrono::steady_clock::now();
  for (auto left = iterations; left; --left)
    cross();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  return took.count() / static_cast<double>(iterations) * 1e9;
}

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Ours, class Theirs>
void compare(const char *what, Ours ours, Theirs theirs, double seconds) {
  std::vector<double> of_ours;
  std::vector<double> of_theirs;
  for (double spent = 0; spent < seconds * 1e9;
       spent += of_ours.back() * static_cast<double>(iterations)) {
    of_ours.push_back(nanoseconds(ours));
    of_theirs.push_back(nanoseconds(theirs));
  }
  std::printf("%s: %.4f %.4f\n", what, middle(of_ours), middle(of_theirs));
}

} // namespace

int main(int argc, char **argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 0.05;
  compare(
      "a constant", [] { bench_test::keep(5); }, [] { benchmark::DoNotOptimize(5); }, seconds);
  compare(
      "a constant double", [] { bench_test::keep(5.5); }, [] { benchmark::DoNotOptimize(5.5); },
      seconds);
  int number = 5;
  compare(
      "a variable", [&] { bench_test::keep(number); }, [&] { benchmark::DoNotOptimize(number); },
      seconds);
  std::vector<double> numbers(100, 1.5);
  compare(
      "an element", [&] { bench_test::keep(numbers[50]); },
      [&] { benchmark::DoNotOptimize(numbers[50]); }, seconds);
}
