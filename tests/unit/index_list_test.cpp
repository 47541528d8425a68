// tests/unit/index_list_test.cpp - positions of cases as a short text, and back.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/index_list.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <vector>

using bench_test::detail::decoded_indices;
using bench_test::detail::encoded_indices;
using indices = std::vector<std::size_t>;

TEST_CASE("index_list: what follows upon another is a range") {
  CHECK(encoded_indices({}) == "");
  CHECK(encoded_indices({7}) == "7");
  CHECK(encoded_indices({0, 1, 2, 9, 11, 12}) == "0-2 9 11-12");
}

TEST_CASE("index_list: the text has the positions that it was made of") {
  std::mt19937 random(1);
  for (int trial = 0; trial < 200; ++trial) {
    indices some;
    for (std::size_t i = 0; i < 30; ++i)
      if (random() % 3)
        some.push_back(i);
    CHECK(decoded_indices(encoded_indices(some)) == some);
  }
}

TEST_CASE("index_list: a text that is none ends the list") {
  CHECK(decoded_indices("x") == indices{});
  CHECK(decoded_indices("3 x 4") == indices{3});
}
