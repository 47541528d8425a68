// tests/unit/notes_on_times_test.cpp - which times are not what they seem, in words with a remedy.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/kinds/registry.hpp>
#include <bench_test/impl/report/notes_on_times.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using bench_test::detail::leaf;
using bench_test::detail::notes_on_cold_inputs;
using bench_test::detail::notes_on_empty_bodies;
using bench_test::detail::notes_on_few_inputs;
using bench_test::detail::notes_on_first_calls;
using bench_test::detail::notes_on_short_calls;
using bench_test::detail::notes_on_times;
using bench_test::detail::notes_on_two_speeds;
using bench_test::detail::verdict;

namespace {

using notes = std::vector<std::string>;

/// A leaf whose rounds took these times, one after the other, `count` rounds in all.
leaf leaf_of(const std::string &id, const std::vector<double> &seconds, std::size_t count = 9) {
  leaf l;
  l.id = id;
  l.by = bench_test::detail::kind_named("time");
  l.end(verdict::measured);
  for (std::size_t i = 0; i < count; ++i)
    l.rounds.push_back({seconds[i % seconds.size()]});
  return l;
}

} // namespace

TEST_CASE("notes_on_times: a good run gives none") {
  CHECK(notes_on_times({}, 25e-9, 0, {}).empty());
  CHECK(
      notes_on_times({leaf_of("a", {1e-3, 1.001e-3, 1.002e-3}), leaf_of("b", {5e-8})}, 25e-9, 0, {})
          .empty());
}

TEST_CASE("notes_on_times: each doubt is told of by itself") {
  leaf l = leaf_of("a", {18.1e-9, 20.3e-9}, 18);
  l.once = true;
  l.first_call_seconds = l.times_empty = 1;
  CHECK(notes_on_times({l}, 25e-9, 0, {}).size() == 4);
}

TEST_CASE("notes_on_empty_bodies: what is no slower than an empty body is told, with a remedy") {
  leaf l = leaf_of("a", {0.35e-9});
  l.times_empty = 1.04;
  CHECK(notes_on_empty_bodies({l}, {}) ==
        notes{"no slower than an empty body: a (0.350 ns); the compiler may have removed the work, "
              "or there is too little of it to be seen; keep(value) what is computed, or do more "
              "in each call"});
  l.times_empty = 0.9;
  CHECK(notes_on_empty_bodies({l, l}, {}).size() == 1);
}

TEST_CASE("notes_on_empty_bodies: what is slower, or was not compared, is none") {
  leaf l = leaf_of("a", {0.35e-9});
  l.times_empty = 1.06;
  CHECK(notes_on_empty_bodies({l}, {}).empty());
  l.times_empty = 0;
  CHECK(notes_on_empty_bodies({l}, {}).empty());
}

TEST_CASE("notes_on_short_calls: a single call of less than a hundred readings of the clock") {
  leaf l = leaf_of("a", {120e-9});
  l.once = true;
  CHECK(notes_on_short_calls({l}, 25e-9, {}) ==
        notes{"too short for the clock: a (120.0 ns); only single calls could be timed, and a "
              "reading of the clock takes 25.00 ns; repeat the work inside, or let the body do the "
              "same each time it is called"});
  CHECK(notes_on_short_calls({l}, 1.21e-9, {}).size() == 1);
  CHECK(notes_on_short_calls({l}, 1.19e-9, {}).empty());
}

TEST_CASE("notes_on_short_calls: of a kind of first calls, nobody is told to repeat them") {
  leaf l = leaf_of("a", {120e-9});
  l.by = bench_test::detail::kind_named("timeraw");
  l.once = true;
  CHECK(notes_on_short_calls({l}, 25e-9, {}) ==
        notes{"first calls that are too short for the clock: a (120.0 ns); a reading of the clock "
              "takes 25.00 ns, and varies by as much; do more in a call, or look at warm ones"});
}

TEST_CASE("notes_on_short_calls: what is timed many calls at once may be short") {
  CHECK(notes_on_short_calls({leaf_of("a", {120e-9})}, 25e-9, {}).empty());
}

TEST_CASE("notes_on_short_calls: of a row without a number, nothing is said") {
  leaf l;
  l.once = true;
  l.end(verdict::skipped);
  CHECK(notes_on_short_calls({l}, 25e-9, {}).empty());
}

TEST_CASE("notes_on_few_inputs: a batch that is short for the clock, or could not be longer") {
  leaf l = leaf_of("a", {50e-9});
  l.iterations = l.batch = 3; // no more, as making them takes so long
  l.batch_bytes = 300 * 1024 * 1024;
  CHECK(notes_on_few_inputs({l}, 25e-9, {}) ==
        notes{"too few inputs between two readings of the clock: a (3 inputs, 300.0 MiB, 50.00 ns "
              "a call); they hold so much memory, or take so long to make, that no more could be "
              "had; make less of each, or do more in each call"});
  l.iterations = 30; // so it was the clock that wanted no more
  CHECK(notes_on_few_inputs({l}, 25e-9, {}).empty());
  l.iterations = l.batch = 51;
  CHECK(notes_on_few_inputs({l}, 25e-9, {}).empty());
  l.is_batch_capped = true;
  CHECK(notes_on_few_inputs({l}, 25e-9, {}).size() == 1);
  CHECK(notes_on_few_inputs({leaf_of("without inputs", {50e-9})}, 25e-9, {}).empty());
}

TEST_CASE("notes_on_cold_inputs: those of a batch that are larger than the last cache") {
  leaf l = leaf_of("a", {50e-9});
  l.batch = 3;
  l.batch_bytes = 3 * 1024 * 1024;
  CHECK(notes_on_cold_inputs({l}, 2 * 1024 * 1024, {}) ==
        notes{"inputs larger than the last-level cache (2.000 MiB): a (3.000 MiB at a time); they "
              "are read from memory, cold; those of other rows are in a cache, as they have just "
              "been made"});
  CHECK(notes_on_cold_inputs({l}, 4 * 1024 * 1024, {}).empty());
  CHECK(notes_on_cold_inputs({l}, 0, {}).empty());
}

TEST_CASE("notes_on_first_calls: a slow one is told beside what is shown") {
  leaf l = leaf_of("a", {3.1e-6});
  l.first_call_seconds = 0.0121;
  CHECK(notes_on_first_calls({l}, {}) ==
        notes{"a slow first call: a (12.10 ms, then 3.100 µs); something is made or loaded once in "
              "a process, and is not part of the time shown; if it should be, do it anew in each "
              "call"});
}

TEST_CASE("notes_on_first_calls: none where none was slow, nor where there is no number") {
  CHECK(notes_on_first_calls({leaf_of("a", {3.1e-6})}, {}).empty());
  leaf l;
  l.first_call_seconds = 0.0121;
  l.end(verdict::fails);
  CHECK(notes_on_first_calls({l}, {}).empty());
}

TEST_CASE("notes_on_two_speeds: the speeds are told, and in how many rounds each was seen") {
  CHECK(
      notes_on_two_speeds({leaf_of("a", {18.1e-3, 20.3e-3}, 18)}, {}) ==
      notes{"two speeds: a (18.10 ms in 9 rounds, 20.30 ms in 9); by where code and data happen to "
            "lie in memory, by what else runs, or by a CPU that changes its speed; which of them "
            "the median shows is chance: compare such rows with care"});
}

TEST_CASE("notes_on_two_speeds: nine rounds are too few to say so") {
  CHECK(notes_on_two_speeds({leaf_of("a", {18.1e-3, 20.3e-3}, 9)}, {}).empty());
}

TEST_CASE("notes_on_two_speeds: one speed is none, nor are many") {
  CHECK(notes_on_two_speeds({leaf_of("a", {18.1e-3, 18.2e-3}, 18)}, {}).empty());
  CHECK(notes_on_two_speeds({leaf_of("a", {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8}, 18)}, {})
            .empty());
}

TEST_CASE("notes_on_two_speeds: of what is no time, nothing is said") {
  leaf l = leaf_of("a", {18.1, 20.3}, 18);
  l.by = bench_test::detail::kind_named("peakmem");
  CHECK(notes_on_two_speeds({l}, {}).empty());
}

TEST_CASE("notes_on_two_speeds: of a row without a number, nothing is said") {
  leaf l = leaf_of("a", {18.1e-3, 20.3e-3}, 18);
  l.end(verdict::fails);
  CHECK(notes_on_two_speeds({l}, {}).empty());
}
