// tests/unit/repeatable_test.cpp - whether a body does the same work when it runs again.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/repeatable.hpp>

#include <doctest/doctest.h>

using bench_test::detail::count_text;
using bench_test::detail::difference;
using bench_test::detail::pass;
using bench_test::detail::target;

namespace {

/// A pass with 2 assertions outside its region, and 3 in each of its calls.
pass pass_of(double calls = 1) {
  pass p;
  p.path = {"a", "b"};
  p.region = target::measure;
  p.calls = calls;
  p.assertions = 2;
  p.region_assertions = 3 * calls;
  return p;
}

} // namespace

TEST_CASE("difference: passes that do the same work have none, however often the region is "
          "called") {
  CHECK(difference(pass_of(), pass_of()) == "");
  CHECK(difference(pass_of(), pass_of(1001)) == "");
  CHECK(difference(pass_of(1e9), pass_of(7)) == "");
  CHECK(difference(pass(), pass()) == "");
}

TEST_CASE("difference: how long a pass takes, and where its measure stands, is none") {
  pass later = pass_of();
  later.seconds = 5;
  later.region_seconds = 4;
  later.measure_place = "a_test.cpp:3";
  CHECK(difference(pass_of(), later) == "");
}

TEST_CASE("difference: a failure in a later pass is told of, one in both is not") {
  pass failing = pass_of();
  failing.failures = 1;
  pass throwing = pass_of();
  throwing.threw = true;
  CHECK(difference(pass_of(), failing) == "fails when run again");
  CHECK(difference(pass_of(), throwing) == "fails when run again");
  CHECK(difference(failing, throwing) == "");
  CHECK(difference(failing, pass_of()) == "");
}

TEST_CASE("difference: another subcase is told of, also one less") {
  pass later = pass_of();
  later.path = {"a", "c"};
  CHECK(difference(pass_of(), later) == "enters another subcase when run again");
  later.path = {"a"};
  CHECK(difference(pass_of(), later) == "enters another subcase when run again");
}

TEST_CASE("difference: another region is told of") {
  pass whole = pass_of();
  whole.region = target::body;
  pass fixture = pass_of();
  fixture.region = target::fixture;
  CHECK(difference(pass_of(), whole) == "does not reach its measure() when run again");
  CHECK(difference(whole, pass_of()) == "measures another region when run again");
  CHECK(difference(fixture, whole) == "measures another region when run again");
}

TEST_CASE("difference: other assertions outside the region are told of") {
  pass later = pass_of(1000);
  later.assertions = 1;
  CHECK(difference(pass_of(), later) == "assertions: 2, then 1");
}

TEST_CASE("difference: other assertions in the region are told of for one call") {
  pass later = pass_of(100);
  later.region_assertions = 400;
  CHECK(difference(pass_of(), later) == "assertions: 3, then 4");
  later.region_assertions = 250;
  CHECK(difference(pass_of(), later) == "assertions: 3, then 2.5 on average");
}

TEST_CASE("difference: one assertion more in a million calls is told of") {
  pass later = pass_of(1e6);
  later.region_assertions += 1;
  CHECK(difference(pass_of(), later) != "");
}

TEST_CASE("count_text: whole counts have no point") {
  CHECK(count_text(0) == "0");
  CHECK(count_text(3) == "3");
  CHECK(count_text(1e9) == "1000000000");
  CHECK(count_text(2.5) == "2.5 on average");
}
