// tests/unit/nearest_test.cpp - which known word was meant by one that is not known.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/text/nearest.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

using bench_test::detail::edit_distance;
using bench_test::detail::nearest;

namespace {

const std::vector<std::string> options = {"--all",  "--list",    "--only", "--time",   "--rounds",
                                          "--kind", "--timeout", "--help", "--version"};

/// The distance by its definition, as a recursion over the ends of both texts.
std::size_t defined_distance(const std::u32string &a, const std::u32string &b) {
  if (a.empty() || b.empty())
    return a.size() + b.size();
  const auto without = [](const std::u32string &s, std::size_t n) {
    return s.substr(0, s.size() - n);
  };
  const std::size_t replaced =
      defined_distance(without(a, 1), without(b, 1)) + (a.back() == b.back() ? 0 : 1);
  std::size_t best = std::min(
      {defined_distance(without(a, 1), b) + 1, defined_distance(a, without(b, 1)) + 1, replaced});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back())
    best = std::min(best, defined_distance(without(a, 2), without(b, 2)) + 1);
  return best;
}

std::u32string random_word(std::mt19937 &random) {
  std::u32string word;
  for (auto left = random() % 6; left > 0; --left)
    word += U"abc"[random() % 3];
  return word;
}

} // namespace

TEST_CASE("nearest: finds a word with one letter more, less, other or swapped") {
  CHECK(nearest("--timee", options) == "--time");
  CHECK(nearest("--tim", options) == "--time");
  CHECK(nearest("--tine", options) == "--time");
  CHECK(nearest("--tmie", options) == "--time");
}

TEST_CASE("nearest: finds a known word itself") { CHECK(nearest("--list", options) == "--list"); }

TEST_CASE("nearest: offers nothing where nothing is near") {
  CHECK(nearest("--frobnicate", options) == "");
  CHECK(nearest("x", options) == "");
  CHECK(nearest("--time", {}) == "");
}

TEST_CASE("nearest: longer words may have more mistakes") {
  CHECK(nearest("--vresoin", options) == "--version");
  CHECK(nearest("abc", {"xyc"}) == "");
  CHECK(nearest("abcdef", {"xycdef"}) == "xycdef");
}

TEST_CASE("nearest: a short word may have one mistake") {
  CHECK(nearest("-j", {"-k"}) == "-k");
  CHECK(nearest("tme", {"time"}) == "time");
}

TEST_CASE("nearest: the nearest wins, and the first of equals") {
  CHECK(nearest("--timeou", {"--time", "--timeout"}) == "--timeout");
  CHECK(nearest("mem", {"men", "me", "memo"}) == "men");
}

TEST_CASE("nearest: nothing is near to the empty word") { CHECK(nearest("", {"a", ""}) == ""); }

TEST_CASE("nearest: counts letters, not bytes") {
  CHECK(nearest("größe", {"grüße"}) == "grüße");
  CHECK(nearest("世界", {"世間"}) == "世間");
  CHECK(nearest("a\xFF", {"a\xFE"}) == "a\xFE");
}

TEST_CASE("edit_distance: a letter that was swapped is not touched again") {
  CHECK(edit_distance(U"ca", U"abc") == 3);
}

TEST_CASE("edit_distance: agrees with its definition, and is symmetric") {
  std::mt19937 random(6);
  for (int i = 0; i < 400; ++i) {
    const std::u32string a = random_word(random);
    const std::u32string b = random_word(random);
    CAPTURE(i);
    CHECK(edit_distance(a, b) == defined_distance(a, b));
    CHECK(edit_distance(b, a) == edit_distance(a, b));
  }
}
