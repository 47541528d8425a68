// tests/unit/discover_test.cpp - the first pass over a case: its leaves, and what is broken.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/discover.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "worker_says.hpp"

using bench_test::detail::discovery;
using bench_test::detail::leaf;
using bench_test::detail::leaves_of;
using bench_test::detail::outcome;
using bench_test::detail::protocol_version;
using bench_test::detail::test_case;
using bench_test::detail::verdict;
using namespace worker_says;

namespace {

using names = std::vector<std::string>;
using ended = outcome::end;

pass pass_through(const names &path, unsigned failures = 0, bool threw = false) {
  pass p;
  p.path = path;
  p.failures = failures;
  p.threw = threw;
  return p;
}

/// A case, and the worker that tells of it.
struct told_case {
  told_case() { of.index = 5; }

  /// A pass begins, and gets so far.
  void begin(const names &path) {
    d.hear(message("pass-begins"));
    for (const auto &name : path)
      d.hear(message("enter").with("name", name));
  }
  /// A whole pass, with a failure that has this summary, if any.
  void tell(const pass &p, const std::string &summary = "") {
    begin(p.path);
    if (!summary.empty())
      d.hear(failed(summary));
    for (auto left = p.path.size(); left > 0; --left)
      d.hear(message("leave"));
    d.hear(encoded(p, "leaf").with("place", "at " + std::to_string(d.found().size())));
  }
  std::vector<leaf> leaves(ended how = ended::complete, const std::string &reason = "") const {
    return leaves_of(of, "c", d, {how, reason, "", 0});
  }

  test_case of;
  discovery d{of};
};

/// The leaves' IDs, each followed by a space.
std::string ids(const std::vector<leaf> &leaves) {
  std::string text;
  for (const auto &l : leaves)
    text += l.id + ' ';
  return text;
}

void check_end(const leaf &l, verdict v, const std::string &reason = "") {
  CHECK(l.result == v);
  CHECK(l.reason == reason);
}

} // namespace

TEST_CASE("discovery: gives the job of its case, and sends away another protocol") {
  told_case c;
  const auto job = c.d.answer(hello());
  CHECK(job.verb() == "discover");
  CHECK(job.number("index") == 5);
  CHECK(c.d.answer(hello(protocol_version + 1)).verb() == "quit");
}

TEST_CASE("leaves_of: a body without subcases is one leaf, with its case's ID") {
  told_case c;
  pass p = pass_through({});
  p.seconds = 2;
  c.tell(p);
  const auto leaves = c.leaves();
  REQUIRE(ids(leaves) == "c ");
  CHECK((leaves[0].of == &c.of && leaves[0].place == "at 0" && leaves[0].first.seconds == 2));
  check_end(leaves[0], verdict::pending);
}

TEST_CASE("leaves_of: each pass is a leaf, in the order of the passes") {
  told_case c;
  for (const names &path : {names{"b", "x"}, names{"b", "y"}, names{"a"}, names{"a"}, names{}})
    c.tell(pass_through(path));
  CHECK(ids(c.leaves()) == "c/b/x c/b/y c/a c/a#2 c ");
  CHECK(c.leaves()[3].place == "at 3");
}

TEST_CASE("leaves_of: a case that was not run has none") { CHECK(told_case().leaves().empty()); }

TEST_CASE("leaves_of: a failing leaf fails with its own first failure, and the others do not") {
  told_case c;
  c.tell(pass_through({"a"}));
  c.tell(pass_through({"b"}, 2), "b_test.cpp:3: CHECK( false )");
  c.tell(pass_through({"c"}, 1), "b_test.cpp:9: CHECK( 0 )");
  c.d.answer(end(false));
  const auto leaves = c.leaves();
  CHECK(ids(leaves) == "c/a c/b c/c ");
  check_end(leaves[0], verdict::pending);
  check_end(leaves[1], verdict::fails, "b_test.cpp:3: CHECK( false )");
  check_end(leaves[2], verdict::fails, "b_test.cpp:9: CHECK( 0 )");
}

TEST_CASE("discovery: of several failures in a pass the first sums up, the texts are all kept") {
  told_case c;
  c.begin({});
  c.d.hear(failed("one"));
  c.d.hear(failed("two"));
  c.d.hear(encoded(pass_through({}, 2), "leaf"));
  CHECK(c.d.found()[0].why.summary == "one");
  CHECK(c.d.found()[0].why.text == "one in fulltwo in full");
}

TEST_CASE("discovery: an exception that is told of after its pass belongs to it") {
  told_case c;
  c.tell(pass_through({}, 0, true));
  c.d.hear(failed("threw: a string"));
  c.tell(pass_through({}));
  c.d.answer(end(false));
  check_end(c.leaves()[0], verdict::fails, "threw: a string");
  check_end(c.leaves()[1], verdict::pending);
}

TEST_CASE("leaves_of: a worker that died in a leaf leaves it, and what may lie behind it") {
  told_case c;
  c.tell(pass_through({"a", "x"}));
  c.begin({"a", "y"});
  const auto leaves = c.leaves(ended::died, "SIGSEGV");
  CHECK(ids(leaves) == "c/a/x c/a/y c/... ");
  check_end(leaves[1], verdict::died, "SIGSEGV");
  check_end(leaves[2], verdict::unknown, "what lies behind c/a/y was not reached");
}

TEST_CASE("leaves_of: a worker that died behind a subcase died where that one was left") {
  told_case c;
  c.begin({"a", "x"});
  c.d.hear(message("leave"));
  CHECK(ids(c.leaves(ended::died)) == "c/a c/... ");
}

TEST_CASE("leaves_of: a body without subcases that died has nothing behind it") {
  told_case c;
  c.begin({});
  c.d.hear(failed("a.cpp:1: CHECK( false )"));
  CHECK(c.d.last_failure().summary == "a.cpp:1: CHECK( false )");
  CHECK(ids(c.leaves(ended::died)) == "c ");
  check_end(c.leaves(ended::died, "SIGABRT")[0], verdict::died, "SIGABRT");
}

TEST_CASE("leaves_of: too long a time is told from a death, a failed start is one") {
  told_case c;
  c.begin({"a"});
  check_end(c.leaves(ended::timed_out, "still running")[0], verdict::timed_out, "still running");
  check_end(told_case().leaves(ended::not_started, "why")[0], verdict::died, "why");
}

TEST_CASE("leaves_of: behind an exception in the last leaf there may be more") {
  told_case c;
  c.tell(pass_through({"a"}));
  c.tell(pass_through({"b"}, 1, true), "a.cpp:2: REQUIRE( false )");
  c.d.answer(end(false));
  const auto leaves = c.leaves();
  CHECK(ids(leaves) == "c/a c/b c/... ");
  check_end(leaves[2], verdict::unknown, "what lies behind c/b was not reached");
}

TEST_CASE("leaves_of: an exception that hides no leaf adds none") {
  told_case c;
  c.tell(pass_through({"a"}, 1, true), "why");
  c.tell(pass_through({"b"}));
  c.d.answer(end(false));
  CHECK(ids(c.leaves()) == "c/a c/b ");
  told_case single;
  single.tell(pass_through({}, 1, true), "why");
  single.d.answer(end(false));
  CHECK(ids(single.leaves()) == "c ");
}

TEST_CASE("leaves_of: a subcase called ... is not taken for what was not reached") {
  told_case c;
  c.tell(pass_through({"..."}));
  c.begin({"b"});
  CHECK(ids(c.leaves(ended::died)) == "c/... c/b c/...#2 ");
}
