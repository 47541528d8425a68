// tests/unit/first_call_test.cpp - whether the first call in a process is much slower than others.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/first_call.hpp>

#include <doctest/doctest.h>

#include "played_run.hpp"

using bench_test::detail::is_slow_first_call;
using bench_test::detail::slow_first_call;

namespace {

/// A leaf whose first call in the calibration took `first` seconds; in all further processes it
/// takes `again`.
struct first_calls : measuring {
  first_calls(double first, double again) : measuring(1) {
    leaves[0].first.region_seconds = first;
    run.bodies[0].seconds = again;
  }
  double slow_one(double warm = 1e-6) {
    return slow_first_call(run.context, leaves[0], "time", warm);
  }
};

} // namespace

TEST_CASE("is_slow_first_call: takes ten times as long, and a millisecond more") {
  CHECK(is_slow_first_call(0.02, 0.002));
  CHECK(is_slow_first_call(0.00101, 1e-9));
  CHECK_FALSE(is_slow_first_call(0.019, 0.002));
  CHECK_FALSE(is_slow_first_call(0.00099, 1e-9));
  CHECK_FALSE(is_slow_first_call(0.002, 0.02));
}

TEST_CASE("slow_first_call: is one that is slow in three processes; the fastest counts") {
  CHECK(first_calls(0.012, 0.011).slow_one() == 0.011);
  CHECK(first_calls(0.012, 0.013).slow_one() == 0.012);
  first_calls several(0.012, 0.011);
  several.slow_one();
  CHECK(several.run.talks == "aa");
}

TEST_CASE("slow_first_call: what was slow once, by chance, is none") {
  first_calls by_chance(0.012, 1e-6);
  CHECK(by_chance.slow_one() == 0);
  CHECK(by_chance.run.talks == "a");
}

TEST_CASE("slow_first_call: where it does not seem slow, no other process is asked") {
  first_calls quick(0.0009, 0.012);
  CHECK(quick.slow_one() == 0);
  CHECK(quick.run.talks == "");
}

TEST_CASE("slow_first_call: what is only called once has no later ones to compare with") {
  first_calls calls(0.012, 0.012);
  calls.leaves[0].once = true;
  CHECK(calls.slow_one() == 0);
}

TEST_CASE("slow_first_call: without fresh processes there is no first call") {
  first_calls calls(0.012, 0.012);
  calls.run.context.has_fresh_processes = false;
  CHECK(calls.slow_one() == 0);
}

TEST_CASE("slow_first_call: nothing is said where a further process fails or is interrupted") {
  first_calls fails(0.012, 0.012);
  fails.run.bodies[0].fails_in = 0;
  CHECK(fails.slow_one() == 0);
  first_calls dies(0.012, 0.012);
  dies.run.bodies[0].dies_in = 1;
  CHECK(dies.slow_one() == 0);
  first_calls interrupted(0.012, 0.012);
  interrupted.run.talks_to_interruption = 1;
  CHECK(interrupted.slow_one() == 0);
}
