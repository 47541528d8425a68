// examples/features/first_call.cpp - the kind `timeraw`: the first call in a process, in which what
// is made once has still to be made.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <vector>

static const std::vector<unsigned> &primes() {
  static const std::vector<unsigned> all = [] { // made at the first call: `time` never sees it
    std::vector<unsigned> found;
    for (unsigned n = 2; found.size() < 2'000; ++n) {
      bool is_prime = true;
      for (const unsigned p : found)
        is_prime = is_prime && n % p != 0;
      if (is_prime)
        found.push_back(n);
    }
    return found;
  }();
  return all;
}

BENCH_TEST("the 1,000th prime") {
  CHECK(bench_test::measure([] { return primes()[999]; }) == 7919);
}
