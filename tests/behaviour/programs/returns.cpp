// tests/behaviour/programs/returns.cpp - bodies that say what they have made, and first calls.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "log.hpp"

using bench_test::better;
using bench_test::measure;
using bench_test::result;

namespace {
using block = std::array<char, 1000>;

/// Tells that it is copied.
struct watched {
  watched() = default;
  watched(const watched &) { log("copied"); }
  watched &operator=(const watched &) = delete;
};

/// What it holds is known to nobody but itself.
struct arena {
  const void *first = nullptr;
  std::size_t used = 0;
};
std::size_t held_bytes(const arena &a) { return a.used; }

enum class shape { round };

void compute_for_a_while() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(5);
  while (std::chrono::steady_clock::now() < end) {
  }
}
} // namespace

TEST_SUITE("objects") {
  BENCH_TEST("a vector with room for more") {
    std::vector<char> v(1000);
    v.reserve(100'000);
    result(v);
  }
  BENCH_TEST("what measure() returns") {
    const std::vector<char> before(5000);
    const auto made = measure([] { return std::vector<char>(1000); });
    result(made);
  }
  BENCH_TEST("within a region") {
    measure([] { result(std::vector<char>(1000)); });
  }
  BENCH_TEST("a map of lists of texts") {
    std::map<int, std::vector<std::string>> m;
    m[1] = {"a", std::string(1000, 'b')};
    result(m);
  }
  BENCH_TEST("a unique pointer") {
    const std::vector<char> before(5000);
    const auto made = measure([] {
      const std::vector<char> meanwhile(3000);
      return std::make_unique<block>();
    });
    const std::vector<char> after(7000);
    result(made);
  }
  BENCH_TEST("a unique pointer within a region") {
    const std::vector<char> before(5000);
    measure([] {
      const auto made = std::make_unique<block>();
      result(made);
    });
  }
  BENCH_TEST("unique pointers of a whole body") {
    std::vector<std::unique_ptr<block>> blocks;
    blocks.reserve(3);
    for (int i = 0; i < 3; ++i)
      blocks.push_back(std::make_unique<block>());
    result(blocks);
  }
  BENCH_TEST("a class that says what it holds") {
    arena a;
    a.used = 12345;
    result(a);
  }
  BENCH_TEST("of several, the last") {
    result(std::vector<char>(77));
    result(std::vector<char>(1000));
  }
  BENCH_TEST("an array") {
    const char many[4000] = "";
    result(many);
  }
  BENCH_TEST("is copied where it is weighed only") {
    log("begins");
    result(watched());
  }
}

TEST_SUITE("numbers") {
  BENCH_TEST("hits") { result(93.75, "% hits", better::higher); }
  BENCH_TEST("bytes") { result(3 * 1024, "B"); }
  BENCH_TEST("seconds") { result(0.25, "s"); }
  BENCH_TEST("without a unit") { result(42); }
  BENCH_TEST("of another type") { result(true, "truth"); }
  BENCH_TEST("a strange unit") { result(1, "new\nline"); }
  BENCH_TEST("below 0") { result(-1.5, "dB"); }
  BENCH_TEST("of a region") {
    const int made = measure([] { return 7; });
    result(made, "items");
  }
  BENCH_TEST("of several, the last") {
    result(1, "first", better::higher);
    result(2, "last");
  }
}

TEST_SUITE("nothing") {
  BENCH_TEST("says nothing") {}
  BENCH_TEST("says a text") { result(std::string("12")); }
  BENCH_TEST("says no number") {
    result(nullptr);
    result(shape::round);
  }
}

TEST_SUITE("first calls") {
  BENCH_TEST("counts its calls") {
    static int calls = 0;
    log("call " + std::to_string(++calls));
  }
  BENCH_TEST("counts the calls of its region") {
    static int calls = 0;
    measure([] { log("call " + std::to_string(++calls)); });
  }
  BENCH_TEST("is slow at first") {
    static bool is_first = true;
    measure([] {
      if (std::exchange(is_first, false))
        compute_for_a_while();
    });
  }
}
