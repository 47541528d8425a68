// tests/unit/identity_test.cpp - names that tell every case and leaf apart, and stay the same.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/results/identity.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using bench_test::detail::case_ids;
using bench_test::detail::id_part;
using bench_test::detail::is_in;
using bench_test::detail::leaf_ids;
using bench_test::detail::test_case;
using bench_test::detail::unescaped_word;

namespace {

using names = std::vector<std::string>;
using cases = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> ids_of(const cases &all) {
  std::vector<test_case> registered(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    registered[i].suite = all[i].first;
    registered[i].name = all[i].second;
  }
  return case_ids(registered);
}

/// Short names of what an ID is made of, so that they meet often.
std::string random_name(std::mt19937 &random) {
  constexpr std::string_view letters = "/#:\\\"\n 2a";
  std::string name;
  for (auto left = random() % 5; left > 0; --left)
    name += letters[random() % letters.size()];
  return name;
}

/// The name whose part of an ID this is.
std::string read_part(std::string_view part) {
  if (part == "\"\"")
    return "";
  std::string name;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool is_escape = part[i] == '\\' && i + 1 < part.size();
    if (is_escape && part[i + 1] == 'x') {
      name += unescaped_word(part.substr(i, 4));
      i += 3;
    } else {
      const char c = is_escape ? part[++i] : part[i];
      name += is_escape && c == 'n' ? '\n' : is_escape && c == 't' ? '\t' : c;
    }
  }
  return name;
}

bool has_twins(const names &ids) {
  return std::set<std::string>(ids.begin(), ids.end()).size() != ids.size();
}

} // namespace

TEST_CASE("id_part: a name that cannot be mistaken stays as it is") {
  for (const std::string name : {"sort 10k ints", "größe 世界", "a:b", "#", "a#", "#a", "2",
                                 "\"a\"", "sorts<int>", "*[],'"}) {
    CAPTURE(name);
    CHECK(id_part(name) == name);
  }
}

TEST_CASE("id_part: what could be taken for a separator, a number or nothing is escaped") {
  CHECK(id_part("a/b") == "a\\/b");
  CHECK(id_part("a#2") == "a\\#2");
  CHECK(id_part("a#2#3") == "a#2\\#3");
  CHECK(id_part("#12") == "\\#12");
  CHECK(id_part("") == "\"\"");
  CHECK(id_part("\"\"") == "\\\"\\\"");
  CHECK(id_part("a\\b\nc\x01") == "a\\\\b\\nc\\x01");
}

TEST_CASE("id_part: a blank at the end can be seen, and is not taken for the text that shows it") {
  CHECK(id_part(" a b ") == " a b\\x20");
  CHECK(id_part("a  ") == "a \\x20");
  CHECK(id_part("a\\x20") == "a\\\\x20");
}

TEST_CASE("id_part: every name can be read back, and has no '/' of its own nor a number") {
  std::mt19937 random(16);
  for (int i = 0; i < 20000; ++i) {
    const std::string name = random_name(random);
    const std::string part = id_part(name);
    CAPTURE(part);
    CHECK(read_part(part) == name);
    CHECK_FALSE(part.empty());
    CHECK(part.back() != ' ');
    for (auto at = part.find('/'); at != std::string::npos; at = part.find('/', at + 1))
      CHECK((at > 0 && part[at - 1] == '\\'));
    CHECK(
        (part.size() < 2 || part.substr(part.size() - 2) != "#2" || part[part.size() - 3] == '\\'));
  }
}

TEST_CASE("case_ids: the suite stands in front") {
  CHECK(ids_of({{"s", "a"}, {"", "a"}, {"s t", "b"}}) == names{"s::a", "a", "s t::b"});
}

TEST_CASE("case_ids: what repeats is numbered in file order, from the second on") {
  CHECK(ids_of({{"", "a"}, {"s", "a"}, {"", "a"}, {"", ""}, {"s", "a"}, {"", "a"}, {"", ""}}) ==
        names{"a", "s::a", "a#2", "\"\"", "s::a#2", "a#3", "\"\"#2"});
}

TEST_CASE("case_ids: a name with :: is not taken for a suite's") {
  CHECK(ids_of({{"", "a::b"}, {"a", "b"}, {"a::b", "c"}, {"a", "b::c"}}) ==
        names{"::a::b", "a::b", "a\\:\\:b::c", "a::b::c"});
}

TEST_CASE("case_ids: a name that looks like a numbered one is not taken for it") {
  CHECK(ids_of({{"", "a"}, {"", "a#2"}, {"", "a"}}) == names{"a", "a\\#2", "a#2"});
}

TEST_CASE("case_ids: a colon belongs to the suite or to the case, not to either") {
  CHECK(ids_of({{"a:", "b"}})[0] != ids_of({{"a", ":b"}})[0]);
}

TEST_CASE("case_ids: no two cases share an ID, and only what is alike is numbered") {
  std::mt19937 random(17);
  int numbered_wrongly = 0;
  for (int i = 0; i < 2000; ++i) {
    cases all;
    for (auto left = random() % 30; left > 0; --left)
      all.emplace_back(random_name(random), random_name(random));
    const auto ids = ids_of(all);
    CHECK_FALSE(has_twins(ids));
    std::map<std::pair<std::string, std::string>, std::string> first;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const bool is_first = first.emplace(all[k], ids[k]).second;
      numbered_wrongly += is_first && ids[k] != ids_of({all[k]})[0] ? 1 : 0;
    }
  }
  CHECK(numbered_wrongly == 0);
}

TEST_CASE("leaf_ids: a leaf stands behind its case, its subcases in order") {
  CHECK(leaf_ids("s::a", {{}}) == names{"s::a"});
  CHECK(leaf_ids("s::a", {{"x"}, {"y", "y/z"}, {"", ""}}) ==
        names{"s::a/x", "s::a/y/y\\/z", "s::a/\"\"/\"\""});
}

TEST_CASE("leaf_ids: a leaf is told from all the leaves in its subcase or case") {
  CHECK(leaf_ids("a", {{}, {"x"}, {"x", "y"}, {}, {"x"}}) ==
        names{"a/#1", "a/x/#1", "a/x/y", "a/#2", "a/x/#2"});
  CHECK(leaf_ids("a", {{}, {}, {"#1"}}) == names{"a/#1", "a/#2", "a/\\#1"});
}

TEST_CASE("leaf_ids: leaves that repeat are numbered") {
  CHECK(leaf_ids("a", {{"x"}, {"x"}, {"x#2"}, {"x"}}) == names{"a/x", "a/x#2", "a/x\\#2", "a/x#3"});
}

TEST_CASE("leaf_ids: no two leaves of any two cases share an ID, and each is in its own case") {
  std::mt19937 random(18);
  for (int i = 0; i < 500; ++i) {
    cases all;
    for (auto left = random() % 8; left > 0; --left)
      all.emplace_back(random_name(random), random_name(random));
    const auto known = ids_of(all);
    names leaves;
    for (const auto &id : known) {
      std::vector<names> paths(random() % 5);
      for (auto &path : paths)
        for (auto left = random() % 3 + 1; left > 0; --left)
          path.push_back(random_name(random));
      if (paths.size() > 2) { // one in which another lies
        paths[0] = paths[1];
        paths[0].pop_back();
      }
      const auto ids = leaf_ids(id, paths);
      for (const auto &leaf : ids) {
        const auto is_in_leaf = [&](const std::string &other) { return is_in(other, leaf); };
        CHECK(std::count_if(ids.begin(), ids.end(), is_in_leaf) == 1);
        const auto in = [&](const std::string &other) { return is_in(leaf, other); };
        CAPTURE(leaf);
        CHECK(std::count_if(known.begin(), known.end(), in) == 1);
        CHECK(in(id));
        leaves.push_back(leaf);
      }
    }
    CHECK_FALSE(has_twins(leaves));
  }
}

TEST_CASE("is_in_case: a case is in itself, and in none that its name begins with") {
  CHECK(is_in("s::a", "s::a"));
  CHECK(is_in("s::a/x", "s::a"));
  CHECK_FALSE(is_in("s::ab", "s::a"));
  CHECK_FALSE(is_in("s::a#2", "s::a"));
  CHECK_FALSE(is_in("s::a\\/x", "s::a"));
  CHECK_FALSE(is_in("s::a", "s::a/x"));
  CHECK_FALSE(is_in("", "a"));
}
