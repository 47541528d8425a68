// tests/unit/pace_test.cpp - how much of a run is done, and how long the rest will take.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/pace.hpp>

#include <doctest/doctest.h>

using bench_test::detail::pace;

TEST_CASE("pace: a step is done when the next one begins") {
  pace p;
  p.expect(3, 30);
  CHECK((p.done() == 0 && p.all() == 3));
  p.begin(10);
  CHECK(p.done() == 0);
  p.begin(10);
  CHECK(p.done() == 1);
}

TEST_CASE("pace: before anything has begun, the rest takes as long as is thought") {
  pace p;
  p.expect(2, 30);
  p.expect(1, 12);
  CHECK(p.seconds_left() == 42);
}

TEST_CASE("pace: what is counted as no time, as a calibration is, does not hide how long the rest "
          "takes") {
  pace p;
  p.expect(4, 40);
  p.begin(0);
  CHECK(p.seconds_left() >= 40);
  p.begin(10);
  CHECK(p.seconds_left() >= 40 * 0.75 * 8 / 18); // its 10 s are over at once: the pace is a guess
  CHECK(p.seconds_left() < 30);
}

TEST_CASE("pace: steps that nobody expected neither pass the end nor make time negative") {
  pace p;
  p.expect(1, 1);
  for (int i = 0; i < 5; ++i)
    p.begin(1);
  CHECK((p.done() <= p.all() && p.seconds_left() == 0));
}
