// examples/features/whole_body.cpp - without measure(), the whole body is measured, its checks too.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <algorithm>
#include <map>
#include <string>

BENCH_TEST("count the words of a sentence") {
  std::map<std::string, int> count;
  const std::string text = "the quick brown fox jumps over the lazy dog and the other fox";
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find(' ', from), text.size());
    ++count[text.substr(from, end - from)];
    from = end + 1;
  }
  CHECK(count["the"] == 3);
  CHECK(count["fox"] == 2);
}
