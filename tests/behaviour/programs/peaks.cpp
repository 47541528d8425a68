// tests/behaviour/programs/peaks.cpp - bodies whose peak of memory is known.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstddef>
#include <vector>

namespace {
constexpr std::size_t mebibyte = 1024 * 1024;

std::size_t touch(std::size_t bytes) {
  std::vector<char> memory(bytes, 'x');
  bench_test::keep(memory);
  return memory.size();
}
} // namespace

BENCH_TEST("64 MiB in the body") { CHECK(touch(64 * mebibyte) > 0); }
BENCH_TEST("64 MiB in the region") {
  CHECK(bench_test::measure([] { return touch(64 * mebibyte); }) > 0);
}
BENCH_TEST("64 MiB returned from the region") {
  const auto memory = bench_test::measure([] { return std::vector<char>(64 * mebibyte, 'x'); });
  bench_test::keep(memory); // or clang++ leaves the memory out, as no one reads it
  CHECK(memory.size() == 64 * mebibyte);
}
BENCH_TEST("16 MiB, after 64 MiB of set-up") {
  CHECK(touch(64 * mebibyte) > 0);
  CHECK(bench_test::measure([] { return touch(16 * mebibyte); }) > 0);
}
BENCH_TEST("nothing in the region, beside 64 MiB of set-up") {
  const std::vector<char> memory(64 * mebibyte, 'x');
  CHECK(bench_test::measure([&] { return memory[7]; }) == 'x');
}
BENCH_TEST("nothing in the body") {}
