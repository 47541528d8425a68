// tests/unit/judge_test.cpp - what the first pass says of one leaf.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/discover.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::case_facts;
using bench_test::detail::judge;
using bench_test::detail::leaf;
using bench_test::detail::message;
using bench_test::detail::test_case;
using bench_test::detail::verdict;

namespace {

/// A leaf whose pass was good, in a case that was.
struct found {
  found() { it.of = &of; }

  test_case of;
  case_facts all;
  case_facts::found_leaf pass;
  leaf it;

  void fail() {
    pass.facts.failures = 1;
    pass.why.summary = "a.cpp:3: CHECK( false )";
  }
  /// doctest's own verdict of the case.
  void end(bool success, const std::string &reason) {
    all.hear(message("case-ends").with("success", success ? 1 : 0).with("reason", reason));
  }
  void check(verdict v, const std::string &reason = "") {
    judge(it, pass, all);
    CHECK(it.result == v);
    CHECK(it.reason == reason);
  }
};

} // namespace

TEST_CASE("judge: a leaf that passes is still to be measured") { found().check(verdict::pending); }

TEST_CASE("judge: a failed assertion fails, with the first in words") {
  found f;
  f.fail();
  f.check(verdict::fails, "a.cpp:3: CHECK( false )");
}

TEST_CASE("judge: an exception fails") {
  found f;
  f.pass.facts.threw = true;
  f.pass.why.summary = "threw: a string";
  f.check(verdict::fails, "threw: a string");
}

TEST_CASE("judge: a failure that a decorator allows is no failure") {
  found may_fail;
  may_fail.of.may_fail = true;
  found should_fail;
  should_fail.of.should_fail = true;
  found expected;
  expected.of.expected_failures = 1;
  for (found *f : {&may_fail, &should_fail, &expected}) {
    f->fail();
    f->check(verdict::allowed_to_fail, "a.cpp:3: CHECK( false )");
  }
}

TEST_CASE("judge: a case that may fail and does not is measured") {
  found f;
  f.of.may_fail = true;
  f.end(true, "");
  f.check(verdict::pending);
}

TEST_CASE("judge: a case that should have failed and did not fails, with doctest's reason") {
  found f;
  f.of.should_fail = true;
  f.end(false, "should have failed, but did not");
  f.check(verdict::fails, "should have failed, but did not");
}

TEST_CASE("judge: a failure of another leaf of its case does not count") {
  found f;
  f.end(false, "");
  f.check(verdict::pending);
}

TEST_CASE("judge: a second measure fails, with both places") {
  found f;
  f.pass.facts.measure_place = "a.cpp:1";
  f.check(verdict::pending);
  f.pass.facts.second_measure_place = "a.cpp:2";
  f.check(verdict::fails, "a second measure() at a.cpp:2; the first is at a.cpp:1; "
                          "give each a SUBCASE or a test case of its own");
}

TEST_CASE("judge: a pass may take as long as the case's timeout, and not longer") {
  found f;
  f.of.timeout = 1;
  f.pass.facts.seconds = 1;
  f.check(verdict::pending);
  f.pass.facts.seconds = 1.5;
  f.check(verdict::fails, "took 1.500 s, its timeout is 1.000 s");
}

TEST_CASE("judge: without a timeout a pass may take any time") {
  found f;
  f.pass.facts.seconds = 1e6;
  f.check(verdict::pending);
}
