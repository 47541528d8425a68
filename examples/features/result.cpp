// examples/features/result.cpp - result(): the size of what a body makes, and any other number of
// it.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace {
template <class Map> Map squares() {
  Map all;
  for (int i = 0; i < 1'000; ++i)
    all[i] = i * i;
  return all;
}
} // namespace

// `mem` tells its size: sizeof, and the heap that a copy of it needs.
BENCH_TEST_TEMPLATE("a thousand squares", Map, std::map<int, int>, std::unordered_map<int, int>) {
  const auto all = bench_test::measure([] { return squares<Map>(); });
  CHECK(all.at(30) == 900);
  bench_test::result(all);
}

// What cannot be copied is weighed by what measure() has left on the heap.
BENCH_TEST("a list of nodes") {
  struct node {
    std::unique_ptr<node> next;
  };
  const auto list = bench_test::measure([] {
    auto first = std::make_unique<node>();
    first->next = std::make_unique<node>();
    return first;
  });
  CHECK(list->next != nullptr);
  bench_test::result(list);
}

// `track` shows a number, whatever it is.
BENCH_TEST("run-length encoding") {
  const std::string text = std::string(300, 'a') + std::string(100, 'b') + "c";
  const std::string packed = bench_test::measure([&] {
    std::string all;
    for (std::size_t i = 0; i < text.size();) {
      const auto end = text.find_first_not_of(text[i], i);
      const auto run = (end == std::string::npos ? text.size() : end) - i;
      all += text[i] + std::to_string(run) + ' ';
      i += run;
    }
    return all;
  });
  CHECK(packed == "a300 b100 c1 ");
  bench_test::result(static_cast<double>(text.size()) / static_cast<double>(packed.size()),
                     "times smaller", bench_test::better::higher);
}
