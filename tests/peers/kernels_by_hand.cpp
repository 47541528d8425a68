// tests/peers/kernels_by_hand.cpp - the kernels in the loop that a careful person writes; prints
// nanoseconds per call, the median of samples of at least 100 µs, after a warm-up.
//
// The first argument chooses the kernel, for a process each; the second is the seconds that it
// gets.
//
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "kernels.hpp"

namespace {

/// The barrier: the compiler must believe that a value is used, and all memory.
template <class T> void use(T value) { asm volatile("" : : "r"(value) : "memory"); }
void use_memory() { asm volatile("" : : : "memory"); }

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// `sample(n)` returns the seconds that n calls take. The batch is calibrated, and a fifth of the
/// budget warms up.
template <class Sample> double nanoseconds_of(Sample sample, double budget) {
  const auto began = std::chrono::steady_clock::now();
  unsigned long long calls = 1;
  while (sample(calls) < 100e-6)
    calls += 1 + calls / 4;
  while (seconds_since(began) < budget / 5)
    sample(calls);
  std::vector<double> samples;
  do
    samples.push_back(sample(calls) / static_cast<double>(calls) * 1e9);
  while (seconds_since(began) < budget);
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
  std::nth_element(samples.begin(), middle, samples.end());
  return *middle;
}

template <class Call> double loop(Call call, double budget) {
  const auto sample = [&](unsigned long long calls) {
    const auto began = std::chrono::steady_clock::now();
    for (; calls; --calls)
      call();
    return seconds_since(began);
  };
  return nanoseconds_of(sample, budget);
}

double sort(double budget) {
  const auto sample = [&](unsigned long long calls) {
    std::vector<std::vector<int>> inputs(calls);
    std::generate(inputs.begin(), inputs.end(), kernels::unsorted);
    const auto began = std::chrono::steady_clock::now();
    for (auto &input : inputs) {
      kernels::sort(input);
      use_memory();
    }
    return seconds_since(began);
  };
  return nanoseconds_of(sample, budget);
}

double multiply_chain(double budget) {
  std::uint64_t x = 3;
  return loop([&] { use(kernels::multiply_chain(x)); }, budget);
}

double shared_ptr_copy(double budget) {
  const auto pointer = std::make_shared<int>(1);
  return loop([&] { use(kernels::copy_pointer(pointer)); }, budget);
}

double string_appends(double budget) {
  return loop([] { use(kernels::append_ten_times("ten bytes.")); }, budget);
}

double page_copy(double budget) {
  const auto pages = std::make_unique<kernels::pages>();
  const auto call = [&] {
    kernels::copy_page(*pages);
    use_memory();
  };
  return loop(call, budget);
}

double map_insertion(double budget) {
  auto map = kernels::thousand_entries();
  return loop([&] { use(kernels::insert_and_erase(map, 777)); }, budget);
}

struct kernel {
  std::string_view name;
  double (*nanoseconds)(double budget);
};

constexpr kernel all[] = {{"sort", sort},
                          {"multiply_chain", multiply_chain},
                          {"shared_ptr_copy", shared_ptr_copy},
                          {"string_appends", string_appends},
                          {"page_copy", page_copy},
                          {"map_insertion", map_insertion}};

} // namespace

int main(int argc, char **argv) {
  if (argc == 3)
    for (const kernel &one : all)
      if (one.name == argv[1]) {
        std::printf("%.4f\n", one.nanoseconds(std::atof(argv[2])));
        return 0;
      }
  std::fputs("usage: kernels_by_hand KERNEL SECONDS\n", stderr);
  return 2;
}
