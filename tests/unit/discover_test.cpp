// tests/unit/discover_test.cpp - the first pass over a case: its leaves, and what is broken.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/discover.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "worker_says.hpp"

using bench_test::detail::case_facts;
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

/// A case, and what a worker tells of it.
struct told_case {
  /// A pass begins, and gets so far.
  void begin(const names &path) {
    seen.hear(message("pass-begins"));
    for (const auto &name : path)
      seen.hear(message("enter").with("name", name));
  }
  /// A whole pass, with a failure that has this summary, if any.
  void tell(const pass &p, const std::string &summary = "") {
    begin(p.path);
    if (!summary.empty())
      seen.hear(failed(summary));
    for (auto left = p.path.size(); left > 0; --left)
      seen.hear(message("leave"));
    seen.hear(encoded(p, "leaf").with("place", "at " + std::to_string(seen.found().size())));
  }
  std::vector<leaf> leaves(ended how = ended::complete, const std::string &reason = "") const {
    return leaves_of(of, "c", seen, {how, reason, "", 0});
  }

  test_case of;
  case_facts seen;
};

/// A talk about the cases at 5, 6 and 9, of which the middle one has a timeout of its own.
struct talk_about_three {
  talk_about_three() {
    const std::size_t indices[] = {5, 6, 9};
    for (std::size_t i = 0; i < 3; ++i)
      cases[i].index = indices[i];
    cases[1].timeout = 300;
  }
  void begin(double index) { d.hear(message("case").with("index", index)); }
  void end(bool success = true) { d.hear(message("case-ends").with("success", success ? 1 : 0)); }

  std::array<test_case, 3> cases;
  std::string ended; ///< the position of each case that has, "!" if it is not clean
  discovery d{{&cases[0], &cases[1], &cases[2]}, [this](const test_case &c, const case_facts &f) {
                ended += std::to_string(c.index) + (f.is_clean() ? " " : "! ");
              }};
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

TEST_CASE("discovery: gives the job of its cases, and sends away another protocol") {
  talk_about_three t;
  const auto job = t.d.answer(hello());
  CHECK(job.verb() == "discover");
  CHECK(job.text("cases") == "5-6 9");
  CHECK(t.d.answer(worker_says::end()).verb() == "quit");
  CHECK(t.d.worker_misfit().empty());
  CHECK(t.d.answer(hello(protocol_version + 1)).verb() == "quit");
  CHECK_FALSE(t.d.worker_misfit().empty());
}

TEST_CASE("discovery: tells of each case that has ended, and knows the one that has not") {
  talk_about_three t;
  CHECK(t.d.running() == nullptr);
  CHECK(t.d.not_begun().size() == 3);
  t.begin(5);
  CHECK(t.d.running() == &t.cases[0]);
  CHECK(t.d.is_first());
  CHECK(t.d.timeout_of_case() == 0);
  t.end();
  CHECK(t.d.running() == nullptr);
  t.begin(6);
  CHECK(t.d.timeout_of_case() == 300);
  CHECK_FALSE(t.d.is_first());
  CHECK(t.d.not_begun() == std::vector<const test_case *>{&t.cases[2]});
  t.end(false);
  CHECK(t.ended == "5 6! ");
}

TEST_CASE("discovery: a case of which nobody asked is not taken for another") {
  talk_about_three t;
  t.begin(7);
  CHECK(t.d.running() == nullptr);
  t.end();
  CHECK(t.ended.empty());
}

TEST_CASE("case_facts: a case is clean if it has ended well, without a failure in any leaf") {
  told_case c;
  c.tell(pass_through({}));
  CHECK_FALSE(c.seen.is_clean());
  c.seen.hear(message("case-ends").with("success", 1));
  CHECK(c.seen.is_clean());
  told_case allowed_to_fail;
  allowed_to_fail.tell(pass_through({}, 1));
  allowed_to_fail.seen.hear(message("case-ends").with("success", 1));
  CHECK_FALSE(allowed_to_fail.seen.is_clean());
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
  CHECK(ids(c.leaves()) == "c/b/x c/b/y c/a c/a#2 c/#1 ");
  CHECK(c.leaves()[3].place == "at 3");
}

TEST_CASE("leaves_of: a case that was not run has none") { CHECK(told_case().leaves().empty()); }

TEST_CASE("leaves_of: a failing leaf fails with its own first failure, and the others do not") {
  told_case c;
  c.tell(pass_through({"a"}));
  c.tell(pass_through({"b"}, 2), "b_test.cpp:3: CHECK( false )");
  c.tell(pass_through({"c"}, 1), "b_test.cpp:9: CHECK( 0 )");
  const auto leaves = c.leaves();
  CHECK(ids(leaves) == "c/a c/b c/c ");
  check_end(leaves[0], verdict::pending);
  check_end(leaves[1], verdict::fails, "b_test.cpp:3: CHECK( false )");
  check_end(leaves[2], verdict::fails, "b_test.cpp:9: CHECK( 0 )");
}

TEST_CASE("case_facts: of several failures in a pass the first sums up, the texts are all kept") {
  told_case c;
  c.begin({});
  c.seen.hear(failed("one"));
  c.seen.hear(failed("two"));
  c.seen.hear(encoded(pass_through({}, 2), "leaf"));
  CHECK(c.seen.found()[0].why.summary == "one");
  CHECK(c.seen.found()[0].why.text == "one in fulltwo in full");
}

TEST_CASE("case_facts: an exception that is told of after its pass belongs to it") {
  told_case c;
  c.tell(pass_through({}, 0, true));
  c.seen.hear(failed("threw: a string"));
  c.tell(pass_through({}));
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
  c.seen.hear(message("leave"));
  CHECK(ids(c.leaves(ended::died)) == "c/a c/... ");
}

TEST_CASE("leaves_of: a body without subcases that died has nothing behind it") {
  told_case c;
  c.begin({});
  c.seen.hear(failed("a.cpp:1: CHECK( false )"));
  CHECK(c.seen.last_failure().summary == "a.cpp:1: CHECK( false )");
  CHECK(ids(c.leaves(ended::died)) == "c ");
  check_end(c.leaves(ended::died, "SIGABRT")[0], verdict::died, "SIGABRT");
}

TEST_CASE("leaves_of: a worker that died between passes died of the last one") {
  told_case c;
  c.tell(pass_through({}));
  const auto leaves = c.leaves(ended::died, "SIGABRT");
  CHECK(ids(leaves) == "c ");
  check_end(leaves[0], verdict::died, "SIGABRT");
}

TEST_CASE("leaves_of: a case that had to be ended may have more") {
  told_case c;
  c.tell(pass_through({"a"}));
  c.seen.hear(message("endless").with("passes", 60));
  c.seen.hear(message("case-ends").with("success", 1));
  CHECK_FALSE(c.seen.is_clean());
  CHECK(ids(c.leaves()) == "c/a c/... ");
  check_end(c.leaves()[0], verdict::pending);
  CHECK(c.leaves()[1].result == verdict::unknown);
  CHECK(c.leaves()[1].reason.substr(0, 28) == "was ended after 60 passes, w");
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
  const auto leaves = c.leaves();
  CHECK(ids(leaves) == "c/a c/b c/... ");
  check_end(leaves[2], verdict::unknown, "what lies behind c/b was not reached");
}

TEST_CASE("leaves_of: an exception that hides no leaf adds none") {
  told_case c;
  c.tell(pass_through({"a"}, 1, true), "why");
  c.tell(pass_through({"b"}));
  CHECK(ids(c.leaves()) == "c/a c/b ");
  told_case single;
  single.tell(pass_through({}, 1, true), "why");
  CHECK(ids(single.leaves()) == "c ");
}

TEST_CASE("leaves_of: a subcase called ... is not taken for what was not reached") {
  told_case c;
  c.tell(pass_through({"..."}));
  c.begin({"b"});
  CHECK(ids(c.leaves(ended::died)) == "c/... c/b c/...#2 ");
}
