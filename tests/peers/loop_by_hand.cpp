// tests/peers/loop_by_hand.cpp - times the two loops that one would write by hand; prints their
// nanoseconds per iteration, each the median of samples of 100 µs.
//
// The argument is the seconds that each loop gets.
//
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

void empty_function();

namespace {

using function = void (*)();

void call_indirectly(unsigned long long iterations) {
  static const volatile function where = empty_function;
  const function f = where; // read once; the compiler cannot know what is called
  for (; iterations; --iterations)
    f();
}

void cross_a_barrier(unsigned long long iterations) {
  for (; iterations; --iterations)
    asm volatile("" : : : "memory");
}

template <class Loop> double seconds_for(Loop loop, unsigned long long iterations) {
  const auto began = std::chrono::steady_clock::now();
  loop(iterations);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

template <class Loop> double nanoseconds_of(Loop loop, double budget) {
  unsigned long long iterations = 1000;
  while (seconds_for(loop, iterations) < 100e-6)
    iterations += iterations / 4;
  std::vector<double> samples;
  for (double spent = 0; spent < budget;) {
    const double seconds = seconds_for(loop, iterations);
    spent += seconds;
    samples.push_back(seconds / static_cast<double>(iterations) * 1e9);
  }
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
  std::nth_element(samples.begin(), middle, samples.end());
  return *middle;
}

} // namespace

int main(int argc, char **argv) {
  const double budget = argc > 1 ? std::atof(argv[1]) : 0.05;
  std::printf("empty body: %.4f\n", nanoseconds_of(call_indirectly, budget));
  std::printf("measure of nothing: %.4f\n", nanoseconds_of(cross_a_barrier, budget));
}
