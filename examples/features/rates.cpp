// examples/features/rates.cpp - items(n) and bytes(n) say how much an iteration does.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <sstream>
#include <string>

static std::string text_of_words(int n) {
  std::string text;
  for (int i = 0; i < n; ++i)
    text += "word ";
  return text;
}

BENCH_TEST("copy a text") {
  const std::string text = text_of_words(10'000);
  bench_test::bytes(text.size()); // GiB/s
  CHECK(bench_test::measure([&] { return text; }) == text);
}

BENCH_TEST("count the words of a text") {
  const std::string text = text_of_words(1'000);
  const int words = bench_test::measure([&] {
    std::istringstream in(text);
    int count = 0;
    for (std::string word; in >> word;)
      ++count;
    return count;
  });
  bench_test::items(words, "words"); // words/s; it may stand anywhere in the body
  CHECK(words == 1'000);
}
