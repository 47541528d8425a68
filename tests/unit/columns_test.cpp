// tests/unit/columns_test.cpp - which columns a table has, by what there is room for.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/columns.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using bench_test::kind;
using bench_test::detail::columns_for;
using bench_test::detail::extra_columns;
using bench_test::detail::extra_columns_for;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::rows_of;
using bench_test::detail::work;

namespace {

const std::vector<kind *> time_alone = {kind_named("time")};
const std::vector<kind *> memory_alone = {kind_named("peakmem")};
const std::vector<kind *> both = {kind_named("time"), kind_named("peakmem")};

constexpr extra_columns none;
constexpr extra_columns items{5, false};
constexpr extra_columns efficiency{0, true};
constexpr extra_columns items_on_threads{5, true};

/// The titles of the columns, in their order.
std::string titles(const std::vector<kind *> &kinds, std::size_t width,
                   const extra_columns &extra) {
  std::string text;
  for (const auto &c : columns_for(kinds, width, extra))
    text += (text.empty() ? "" : ", ") + c.title;
  return text;
}

leaf leaf_that_does(std::vector<work> works, const char *by = "time") {
  leaf l;
  l.by = kind_named(by);
  l.first.works = std::move(works);
  return l;
}
leaf leaf_on(unsigned threads) {
  leaf l = leaf_that_does({});
  l.threads = threads;
  l.has_threads = true;
  return l;
}

extra_columns extra_for(std::vector<leaf> leaves) {
  for (std::size_t i = 0; i < leaves.size(); ++i)
    leaves[i].id = std::to_string(i);
  return extra_columns_for(rows_of(leaves));
}

} // namespace

TEST_CASE("extra_columns_for: rows without a rate and of one thread need none") {
  CHECK(extra_for({}).rate == 0);
  CHECK(extra_for({leaf_that_does({})}).rate == 0);
  CHECK_FALSE(extra_for({leaf_that_does({}), leaf_that_does({{1, "items"}})}).efficiency);
}

TEST_CASE("extra_columns_for: the longest unit of first rates is what there must be room for") {
  CHECK(extra_for({leaf_that_does({{1, "items"}})}).rate == 5);
  CHECK(extra_for({leaf_that_does({{1, "B"}}), leaf_that_does({{1, "tokens"}}),
                   leaf_that_does({{1, "x"}}), leaf_that_does({})})
            .rate == 6);
  CHECK(extra_for({leaf_that_does({{1, "B"}, {1, "comparisons"}})}).rate == 1);
  CHECK(extra_for({leaf_that_does({{1, "µs 世"}})}).rate == 5);
}

TEST_CASE("extra_columns_for: what is no time has no rate") {
  CHECK(extra_for({leaf_that_does({{1, "items"}}, "peakmem")}).rate == 0);
}

TEST_CASE(
    "extra_columns_for: several threads have an efficiency, and calls where nothing is said") {
  CHECK_FALSE(extra_for({leaf_on(1)}).efficiency);
  CHECK(extra_for({leaf_on(1), leaf_on(2), leaf_on(1)}).efficiency);
  CHECK(extra_for({leaf_on(1)}).rate == 5);
}

TEST_CASE("columns: one of 80 has the essential, and doctest's share where there is room for it") {
  CHECK(titles(time_alone, 80, none) == "time, ± (95 %), doctest");
  CHECK(titles(time_alone, 80, items) == "time, ± (95 %), rate, doctest");
  CHECK(titles(time_alone, 80, efficiency) == "time, ± (95 %), efficiency, doctest");
  CHECK(titles(time_alone, 80, items_on_threads) == "time, ± (95 %), rate, efficiency");
}

TEST_CASE("columns: at 100 the rounds are drawn, their ends are left out") {
  CHECK(titles(time_alone, 100, none) == "time, ± (95 %), doctest, rounds");
  CHECK(titles(time_alone, 100, items) == "time, ± (95 %), rate, doctest, rounds");
  CHECK(titles(time_alone, 100, items_on_threads) ==
        "time, ± (95 %), rate, efficiency, doctest, rounds");
}

TEST_CASE("columns: at 160 there is room for all of one kind") {
  CHECK(titles(time_alone, 160, none) ==
        "time, ± (95 %), doctest, lowest, rounds, highest, iterations");
  CHECK(titles(time_alone, 160, items_on_threads) ==
        "time, ± (95 %), rate, efficiency, doctest, lowest, rounds, highest, iterations");
}

TEST_CASE("columns: a rate or an efficiency is a time's, beside memory, too") {
  CHECK(titles(both, 80, items) == "time, ± (95 %), peakmem, ± (95 %)");
  CHECK(titles(both, 100, items) == "time, ± (95 %), rate, doctest, peakmem, ± (95 %)");
  CHECK(titles(both, 160, items_on_threads) == "time, ± (95 %), rate, efficiency, doctest, rounds, "
                                               "peakmem, ± (95 %), heap, process, rounds");
  CHECK(titles(memory_alone, 160, items_on_threads) == titles(memory_alone, 160, none));
}

TEST_CASE("columns: a rate and an efficiency are left out together, where one has no room") {
  const extra_columns comparisons{11, false};
  CHECK(titles(time_alone, 80, comparisons) == "time, ± (95 %), rate, doctest");
  CHECK(titles(time_alone, 80, {11, true}) == "time, ± (95 %)");
  CHECK(titles(time_alone, 83, {11, true}) == "time, ± (95 %), rate, efficiency");
  CHECK(titles(time_alone, 100, {100, false}) == "time, ± (95 %)");
}

TEST_CASE("columns: a value is never left out") {
  for (const auto width : std::vector<std::size_t>{0, 1, 20, 40})
    CHECK(titles(both, width, items_on_threads) == "time, peakmem");
}

TEST_CASE("columns: a rate takes as much room as its unit") {
  const auto columns = columns_for(time_alone, 160, {30, false});
  REQUIRE(columns.size() > 2);
  CHECK(columns[2].title == "rate");
  CHECK(columns[2].width == 42); // "123.4 M " and "/s", and two between
}

TEST_CASE("columns: never take more than there is, beside a name of 26 columns") {
  for (std::size_t unit = 0; unit < 40; ++unit)
    for (const bool has_efficiency : {false, true})
      for (std::size_t width = 80; width < 200; ++width) {
        std::size_t used = unit > 0 ? 26 : 36;
        for (const auto &c : columns_for(both, width, {unit, has_efficiency}))
          used += c.width;
        REQUIRE(used <= width);
      }
}
