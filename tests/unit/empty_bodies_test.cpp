// tests/unit/empty_bodies_test.cpp - how long benchmarks take beside empty ones.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/empty_bodies.hpp>

#include <doctest/doctest.h>

#include "worker_says.hpp"

using bench_test::detail::empty_bodies;
using bench_test::detail::message;
using bench_test::detail::protocol_version;
using bench_test::detail::target;

namespace {

/// Heard in three rounds, in the second of which the machine was at half its speed.
empty_bodies heard() {
  empty_bodies e;
  for (const double slowness : {1.0, 2.0, 1.0})
    e.hear(message("empties")
               .with("body", 2 * slowness)
               .with("measure", 1 * slowness)
               .with("fixture", 4 * slowness));
  return e;
}

} // namespace

TEST_CASE("empty_bodies: asks for one job, and ends") {
  empty_bodies e;
  CHECK(e.answer(worker_says::hello()).verb() == "empties");
  CHECK(e.answer(worker_says::end()).verb() == "quit");
  CHECK(e.answer(worker_says::hello(protocol_version + 1)).verb() == "quit");
}

TEST_CASE("empty_bodies: each form of a benchmark is compared with its own") {
  CHECK(heard().times(target::body, {4, 8, 4}) == 2);
  CHECK(heard().times(target::measure, {4, 8, 4}) == 4);
  CHECK(heard().times(target::fixture, {4, 8, 4}) == 1);
}

TEST_CASE("empty_bodies: a round is compared with its own turn, whatever the machine's speed") {
  CHECK(heard().times(target::body, {2, 4, 2}) == 1);
  CHECK(heard().times(target::body, {3, 3, 4}) == 1.5);
}

TEST_CASE("empty_bodies: rounds on one side alone do not count") {
  CHECK(heard().times(target::body, {2, 4, 2, 100, 100, 100, 100}) == 1);
  CHECK(heard().times(target::body, {2}) == 1);
}

TEST_CASE("empty_bodies: without a round, nothing is known") {
  CHECK(empty_bodies().times(target::body, {2, 4, 2}) == 0);
  CHECK(heard().times(target::body, {}) == 0);
  empty_bodies e;
  e.hear(message("empties").with("body", 0.0)); // the worker could not tell
  e.hear(message("overhead").with("body", 1.0));
  CHECK(e.times(target::body, {2, 4}) == 0);
}
