// tests/unit/selection_test.cpp - which of the registered cases are to be measured.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/selection.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

using bench_test::detail::is_benchmark;
using bench_test::detail::missing_id;
using bench_test::detail::options;
using bench_test::detail::select;
using bench_test::detail::selection;
using bench_test::detail::test_case;
using bench_test::detail::unknown_mark;

namespace {

/// A case with a mark for each text in `kinds`.
test_case case_of(std::string_view suite, std::string_view name,
                  const std::vector<std::string_view> &kinds = {}) {
  test_case c;
  c.suite = suite;
  c.name = name;
  for (const auto list : kinds)
    c.marks.push_back({list, "a_test.cpp", 12 + static_cast<int>(c.marks.size())});
  return c;
}

bool is_time(const std::vector<std::string_view> &kinds) {
  return is_benchmark(case_of("", "c", kinds), "time");
}

/// Cases as they are registered: each knows its position.
std::vector<test_case> registered(std::vector<test_case> cases) {
  for (std::size_t i = 0; i < cases.size(); ++i)
    cases[i].index = i;
  return cases;
}

/// Two suites that take turns, and cases without one.
const auto suite = registered({case_of("s", "a", {""}), case_of("", "b"),
                               case_of("t", "c", {"time"}), case_of("s", "d", {"peakmem"}),
                               case_of("", "e", {"", "time,peakmem"}), case_of("t", "f")});

/// Every position, as if no filter were given.
std::vector<std::size_t> all_of(const std::vector<test_case> &cases) {
  std::vector<std::size_t> indices(cases.size());
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  return indices;
}

/// The IDs that are selected, each followed by a space.
std::string ids(const selection &s) {
  std::string text;
  for (const auto &c : s.cases)
    text += c.id + ' ';
  return text;
}

selection select_time(const options &o = {}) { return select(suite, all_of(suite), "time", o); }

selection select_only(const std::vector<std::string> &only) {
  options o;
  o.only = only;
  return select_time(o);
}

} // namespace

TEST_CASE("is_benchmark: a case without a mark is none") { CHECK_FALSE(is_time({})); }

TEST_CASE("is_benchmark: a mark without kinds holds for each kind") {
  CHECK(is_time({""}));
  CHECK(is_time({"", ""}));
}

TEST_CASE("is_benchmark: a mark with kinds holds for these alone") {
  CHECK(is_time({"time"}));
  CHECK(is_time({"peakmem, time"}));
  CHECK_FALSE(is_time({"peakmem"}));
  CHECK_FALSE(is_time({"timeraw"}));
}

TEST_CASE("is_benchmark: where any mark names kinds, one without adds none") {
  CHECK_FALSE(is_time({"", "peakmem"}));
  CHECK_FALSE(is_time({"peakmem", ""}));
  CHECK(is_time({"", "time"}));
}

TEST_CASE("is_benchmark: the kinds of several marks add up") {
  CHECK(is_time({"peakmem", "time"}));
}

TEST_CASE("unknown_mark: names that are kinds are fine") { CHECK(unknown_mark(suite) == ""); }

TEST_CASE("unknown_mark: another one is an error with its place and the nearest kind") {
  CHECK(unknown_mark({case_of("", "a", {"time", "peakmem,timee"})}) ==
        "a_test.cpp:13: \"timee\" is not a kind of measurement; did you mean \"time\"?");
  CHECK(unknown_mark({case_of("", "a", {"frobnicate"})}) ==
        "a_test.cpp:12: \"frobnicate\" is not a kind of measurement");
}

TEST_CASE("select: takes the benchmarks of the kind, by suite as the suites first appear") {
  CHECK(select_time().error == "");
  CHECK(ids(select_time()) == "s::a e t::c ");
  CHECK(ids(select(suite, all_of(suite), "peakmem", {})) == "s::a s::d e ");
}

TEST_CASE("select: --all takes every case, in the order of their suites") {
  options o;
  o.all = true;
  CHECK(ids(select_time(o)) == "s::a s::d b e t::c t::f ");
}

TEST_CASE("select: takes no case that doctest's filters leave out") {
  CHECK(ids(select(suite, {2, 3, 4}, "time", {})) == "e t::c ");
  options o;
  o.all = true;
  CHECK(ids(select(suite, {5, 3}, "time", o)) == "s::d t::f ");
}

TEST_CASE("select: a filter changes no ID") {
  const std::vector<test_case> twins = {case_of("", "a", {""}), case_of("", "a", {""})};
  CHECK(ids(select(twins, {0, 1}, "time", {})) == "a a#2 ");
  CHECK(ids(select(twins, {1}, "time", {})) == "a#2 ");
}

TEST_CASE("select: --only takes the case that it names, also one that is no benchmark") {
  CHECK(ids(select_only({"s::a"})) == "s::a ");
  CHECK(ids(select_only({"b"})) == "b ");
  CHECK(ids(select_only({"t::f", "b"})) == "b t::f ");
}

TEST_CASE("select: --only takes the case of the leaf that it names") {
  CHECK(ids(select_only({"s::a/x/y"})) == "s::a ");
}

TEST_CASE("select: --only stands above --all") {
  options o;
  o.all = true;
  o.only = {"b"};
  CHECK(ids(select_time(o)) == "b ");
}

TEST_CASE("select: --only with an ID that belongs to no case is an error with the nearest") {
  CHECK(select_only({"b", "s::aa"}).error ==
        "--only=s::aa: there is no such case; did you mean \"s::a\"?; --list prints what there is");
  CHECK(select_only({"frobnicate"}).error ==
        "--only=frobnicate: there is no such case; --list prints what there is");
  CHECK(select_only({"frobnicate"}).cases.empty());
}

TEST_CASE("missing_id: the case of another suite is meant, and a suite is told from a case") {
  CHECK(
      missing_id({"sort"}, {"sorts", "s::sort"}) ==
      "--only=sort: there is no such case; did you mean \"s::sort\"?; --list prints what there is");
  for (const char *id : {"s", "s::"})
    CHECK(missing_id({id}, {"s::sort"}) ==
          "--only=" + std::string(id) +
              ": there is no such case, but such a suite, which -ts= chooses; --list prints what "
              "there is");
}

TEST_CASE("missing_id: a case whose name another's begins with is not taken for it") {
  CHECK(missing_id({"a"}, {"ab"}) != "");
  CHECK(missing_id({"ab"}, {"a"}) != "");
  CHECK(missing_id({"a/b"}, {"a\\/b"}) != "");
  CHECK(missing_id({"a\\/b"}, {"a", "a\\/b"}) == "");
}

TEST_CASE("select: a mark that names no kind is an error, whatever is selected") {
  const std::vector<test_case> marked = {case_of("", "a", {""}), case_of("", "b", {"tme"})};
  CHECK(select(marked, {0}, "time", {}).error ==
        "a_test.cpp:12: \"tme\" is not a kind of measurement; did you mean \"time\"?");
}

TEST_CASE("select: when nothing is left, an error says of how many") {
  CHECK(select(suite, {}, "time", {}).error ==
        "nothing is selected: the filters match none of the 3 benchmarks of the kind time; "
        "--list prints them all when given alone");
  options all;
  all.all = true;
  CHECK(select(suite, {}, "time", all).error ==
        "nothing is selected: the filters match none of the 6 test cases; --list prints them all "
        "when given alone with --all");
  const std::vector<test_case> unmarked = {case_of("", "a", {})};
  CHECK(select(unmarked, {0}, "time", {}).error ==
        "nothing is selected: of 1 test case none is a benchmark of the kind time; --all selects "
        "every test case, --list --all prints them");
  CHECK(select({}, {}, "time", {}).error ==
        "nothing is selected: no test case is linked into this program; of a static library the "
        "linker drops them, unless it is linked whole (Meson: link_whole)");
}
