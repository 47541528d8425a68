// tests/peers/new_and_delete.cpp - what a pair of new and delete takes, with our operators in the
// program (-DWITH_US) and without.
//
// It prints "name: nanoseconds" a line: on one thread, on eight at once; with us also while the
// heap is counted.
//
// SPDX-License-Identifier: MIT
#if defined(WITH_US)
#define BENCH_TEST_IMPLEMENT
#include <bench_test.hpp>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <new>
#include <thread>
#include <vector>

#include <bench_test/keep.hpp>

namespace {

constexpr int pairs_of_a_sample = 100'000;

void pairs() {
  for (int i = 0; i < pairs_of_a_sample; ++i) {
    auto *block = new char[16 + 32 * static_cast<std::size_t>(i % 8)];
    bench_test::keep(block);
    delete[] block;
  }
}

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Nanoseconds of a pair on each of so many threads: the median of some samples.
double nanoseconds(int threads, int samples) {
  std::vector<double> each;
  for (int s = -2; s < samples; ++s) { // two warm up
    const double began = now();
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i)
      others.emplace_back(pairs);
    pairs();
    for (auto &other : others)
      other.join();
    if (s >= 0)
      each.push_back((now() - began) * 1e9 / pairs_of_a_sample / threads);
  }
  std::nth_element(each.begin(), each.begin() + samples / 2, each.end());
  return each[static_cast<std::size_t>(samples / 2)];
}

} // namespace

int main() {
  std::printf("one thread: %.4f\n", nanoseconds(1, 31));
  std::printf("8 threads: %.4f\n", nanoseconds(8, 15));
#if defined(WITH_US)
  const auto since = bench_test::detail::begin_heap_count();
  std::printf("one thread, counted: %.4f\n", nanoseconds(1, 15));
  std::printf("8 threads, counted: %.4f\n", nanoseconds(8, 7));
  bench_test::detail::end_heap_count(since);
#endif
}
