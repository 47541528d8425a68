// tests/unit/tap_test.cpp - the results in the Test Anything Protocol.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/tap.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bench_test::detail;

namespace {

test_case written_case() {
  test_case c;
  c.file = "folder/x.cpp";
  c.line = 7;
  return c;
}
const test_case written = written_case();

leaf leaf_of(const std::string &id, verdict v, const std::string &reason = "") {
  leaf l;
  l.of = &written;
  l.by = kind_named("time");
  l.id = id;
  l.end(v, reason);
  l.parts.resize(9);
  if (is_measured(v))
    for (const double t : {1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.00, 9.00, 1.00})
      l.rounds.push_back({t * 1e-6, 0.0});
  return l;
}

std::string line(const leaf &l) {
  std::vector<leaf> leaves = {l};
  const auto rows = rows_of(leaves);
  return tap({}, rows).row(rows.front());
}

} // namespace

TEST_CASE("tap: the plan comes first, then a numbered line a row, the summary as a comment") {
  std::vector<leaf> leaves = {leaf_of("a", verdict::measured),
                              leaf_of("b", verdict::fails, "x.cpp:1: why")};
  const auto rows = rows_of(leaves);
  tap t({}, rows);
  CHECK(t.begin() == "1..2");
  CHECK(t.row(rows[0]) == "ok 1 - a: time 1.00 µs ± 1.5 %");
  CHECK(t.row(rows[1]) == "not ok 2 - b: fails: x.cpp:1: why");
  CHECK(t.end({}, "1 measured", "") == "# 1 measured");
  CHECK(t.end({}, "1 measured", "interrupted") == "Bail out! interrupted");
}

TEST_CASE("tap: remarks are comments before the last line") {
  std::vector<leaf> none;
  tap t({}, rows_of(none));
  CHECK(t.end({"one", "# two\nthree"}, "0 measured", "") == "# one\n# no. two three\n# 0 measured");
  CHECK(t.end({"one"}, "0 measured", "interrupted") == "# one\nBail out! interrupted");
}

TEST_CASE("tap: what was not measured and is no failure is skipped, what may fail is to be done") {
  CHECK(line(leaf_of("a", verdict::skipped, "why")) == "ok 1 - a # SKIP skipped: why");
  CHECK(line(leaf_of("a", verdict::unknown, "why")) == "ok 1 - a # SKIP unknown: why");
  CHECK(line(leaf_of("a", verdict::allowed_to_fail, "why")) == "not ok 1 - a # TODO why");
}

TEST_CASE("tap: no name, reason or number looks like a directive or another line") {
  CHECK(line(leaf_of("a/#1 # SKIP", verdict::died, "in #2\nok 7")) ==
        "not ok 1 - a/no.1 no. SKIP: died: x.cpp:7: in no.2 ok 7");
}

TEST_CASE("tap: all kinds of a row stand in its line") {
  std::vector<leaf> leaves(2, leaf_of("a", verdict::measured));
  leaves[1].by = kind_named("peakmem");
  const auto rows = rows_of(leaves);
  CHECK(tap({}, rows).row(rows.front()) == "ok 1 - a: time 1.00 µs ± 1.5 %, peakmem " +
                                               below_resolution(*leaves[1].by->begin()) +
                                               " (heap 0 B)");
}

TEST_CASE("tap: the reason is that of the kind that failed") {
  std::vector<leaf> leaves(2, leaf_of("a", verdict::measured));
  leaves[1].by = kind_named("peakmem");
  leaves[1].end(verdict::fails, "x.cpp:1: why");
  const auto rows = rows_of(leaves);
  CHECK(tap({}, rows).row(rows.front()) == "not ok 1 - a: fails: x.cpp:1: why");
}

TEST_CASE("tap: first calls are called so") {
  leaf l = leaf_of("a", verdict::measured_once, "fails when run again");
  CHECK(line(l) == "ok 1 - a: time 1.00 µs ± 1.5 % (first calls only, not repeatable: fails when "
                   "run again)");
}

TEST_CASE("tap: all rates stand in parentheses, before what else is to be said") {
  leaf l = leaf_of("a", verdict::measured);
  l.first.works = {{12, "items"}};
  CHECK(line(l) == "ok 1 - a: time 1.00 µs ± 1.5 % (12.0 M items/s)");
  l.first.works.push_back({2048, "B"});
  l.rounds.resize(6);
  CHECK(line(l) == "ok 1 - a: time 1.00 µs ± 2.0 % (12.0 M items/s; 1.91 GiB/s; 6 of 9 rounds)");
}

TEST_CASE("tap: several threads have their efficiency there, and one thread has none") {
  leaf l = leaf_of("a/threads=2", verdict::measured);
  l.has_threads = true;
  l.threads = 2;
  l.efficiency = 0.5;
  CHECK(line(l) == "ok 1 - a/threads=2: time 1.00 µs ± 1.5 % (2.00 M calls/s; 50 % efficiency)");
  l.threads = 1;
  l.efficiency = 0;
  CHECK(line(l) == "ok 1 - a/threads=2: time 1.00 µs ± 1.5 % (1.00 M calls/s)");
}

TEST_CASE("tap: no unit looks like a directive") {
  leaf l = leaf_of("a", verdict::measured);
  l.first.works = {{12, "# SKIP"}};
  CHECK(line(l) == "ok 1 - a: time 1.00 µs ± 1.5 % (12.0 M no. SKIP/s)");
}

TEST_CASE("tap: a rate is that of the time alone, in a row of several kinds") {
  std::vector<leaf> leaves(2, leaf_of("a", verdict::measured));
  leaves[1].by = kind_named("peakmem");
  for (auto &l : leaves)
    l.first.works = {{12, "items"}};
  const auto rows = rows_of(leaves);
  CHECK(tap({}, rows).row(rows.front()) ==
        "ok 1 - a: time 1.00 µs ± 1.5 % (12.0 M items/s), peakmem " +
            below_resolution(*leaves[1].by->begin()) + " (heap 0 B)");
}
