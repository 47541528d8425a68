// examples/features/fixture.cpp - a fixture is fresh for each iteration, and made outside the
// clock.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <string>
#include <unordered_map>

struct phone_book {
  std::unordered_map<std::string, int> numbers;
  phone_book() {
    for (int i = 0; i < 1'000; ++i)
      numbers["subscriber " + std::to_string(i)] = i;
  }
};

BENCH_TEST_FIXTURE(phone_book, "remove one of 1,000") {
  CHECK(numbers.erase("subscriber 500") == 1); // there is one to remove each time
}

BENCH_TEST_FIXTURE(phone_book, "rename one of 1,000") {
  auto node = numbers.extract("subscriber 7");
  node.key() = "subscriber seven";
  numbers.insert(std::move(node));
  CHECK(numbers.at("subscriber seven") == 7);
}
