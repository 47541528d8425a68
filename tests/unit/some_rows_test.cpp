// tests/unit/some_rows_test.cpp - names the rows that a remark is about.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/some_rows.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::leaf;
using bench_test::detail::some_rows;

namespace {

std::string rows_of(int count) {
  some_rows rows({});
  for (int i = 0; i < count; ++i) {
    leaf l;
    l.id = "suite::" + std::string(1, "abcdef"[i]);
    rows.add(l, i == 0 ? " (first)" : "");
  }
  return rows.text();
}

} // namespace

TEST_CASE("some_rows: up to three are named, with what is said of each") {
  CHECK(rows_of(0) == "");
  CHECK(rows_of(1) == "suite::a (first)");
  CHECK(rows_of(3) == "suite::a (first), suite::b, suite::c");
}

TEST_CASE("some_rows: of more than three, the number of the rest is said") {
  CHECK(rows_of(4) == "suite::a (first), suite::b, suite::c and 1 more");
  CHECK(rows_of(6) == "suite::a (first), suite::b, suite::c and 3 more");
}

TEST_CASE("some_rows: a long ID loses its middle, as in the table") {
  some_rows rows({});
  leaf l;
  l.id = std::string(50, 'a') + std::string(50, 'z');
  rows.add(l, "");
  CHECK(rows.text() == std::string(30, 'a') + "…" + std::string(29, 'z'));
}

TEST_CASE("some_rows: where the locale knows no signs, ours are ASCII and names stay as they are") {
  some_rows rows({false, false});
  leaf l;
  l.id = "5 µs … wait";
  rows.add(l, " (7 µs)");
  CHECK(rows.text() == "5 µs … wait (7 us)");
}

TEST_CASE("some_rows: is empty until a row is added") {
  some_rows rows({});
  CHECK(rows.is_empty());
  rows.add(leaf(), "");
  CHECK_FALSE(rows.is_empty());
}
