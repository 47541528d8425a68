// tests/unit/notes_on_exact_test.cpp - which exact numbers have more in them than the user's work.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/notes_on_exact.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::notes_on_exact;
using bench_test::detail::target;
using bench_test::detail::verdict;

namespace {

/// A measured leaf within a subcase.
leaf leaf_in_subcase(const char *kind, target region) {
  leaf l;
  l.id = "a/b";
  l.by = kind_named(kind);
  l.first.path = {"b"};
  l.first.region = region;
  l.end(verdict::measured);
  return l;
}

} // namespace

TEST_CASE("notes_on_exact: whole bodies and fixtures that go through subcases are named") {
  const auto notes = notes_on_exact(
      {leaf_in_subcase("allocs", target::body), leaf_in_subcase("icount", target::fixture)}, {});
  REQUIRE(notes.size() == 1);
  CHECK(notes[0] == "with what doctest itself does for subcases: a/b (allocs), a/b (icount); "
                    "measure() leaves that out");
}

TEST_CASE("notes_on_exact: nothing is said of a region, of a time, or where there is no subcase") {
  leaf without = leaf_in_subcase("allocs", target::body);
  without.first.path.clear();
  leaf failed = leaf_in_subcase("allocs", target::body);
  failed.end(verdict::fails, "why");
  CHECK(notes_on_exact({leaf_in_subcase("allocs", target::measure),
                        leaf_in_subcase("allocs", target::inputs),
                        leaf_in_subcase("time", target::body), without, failed},
                       {})
            .empty());
}
