// tests/unit/suite_check_test.cpp - which cases pass when the whole suite runs in one process.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/suite_check.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "worker_says.hpp"

using bench_test::detail::leaf;
using bench_test::detail::message;
using bench_test::detail::protocol_version;
using bench_test::detail::suite_check;
using bench_test::detail::test_case;
using bench_test::detail::verdict;

namespace {

/// Four cases, the one at 1 timed out when it was alone, the others failed.
struct suite {
  std::array<test_case, 4> cases;
  std::vector<leaf> leaves = std::vector<leaf>(4);
  suite() {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      cases[i].index = i;
      leaves[i].of = &cases[i];
      leaves[i].end(i == 1 ? verdict::timed_out : verdict::fails);
    }
  }
};

std::string left_out(suite_check &c) {
  const auto job = c.answer(worker_says::hello());
  CHECK(job.verb() == "suite");
  return job.text("without");
}

void begin(suite_check &c, double index) { c.hear(message("case").with("index", index)); }
void end(suite_check &c, bool success) {
  c.hear(message("case-ends").with("success", success ? 1 : 0));
}

} // namespace

TEST_CASE("suite_check: leaves out what timed out alone, and ends after the run") {
  suite s;
  suite_check c(s.leaves);
  CHECK(left_out(c) == "1");
  CHECK(c.answer(worker_says::end()).verb() == "quit");
  CHECK(c.answer(worker_says::hello(protocol_version + 1)).verb() == "quit");
}

TEST_CASE("suite_check: leaves out what would never end") {
  suite s;
  suite_check c(s.leaves, {3, 0});
  CHECK(left_out(c) == "0-1 3");
}

TEST_CASE("suite_check: leaves out nothing where nothing timed out") {
  suite_check c({});
  CHECK(left_out(c) == "");
}

TEST_CASE("suite_check: a case has passed only if it was heard to") {
  suite s;
  suite_check c(s.leaves);
  for (const double index : {0.0, 2.0}) {
    begin(c, index);
    end(c, index > 0);
  }
  CHECK_FALSE(c.has_passed(s.cases[0]));
  CHECK_FALSE(c.has_passed(s.cases[1]));
  CHECK(c.has_passed(s.cases[2]));
  CHECK_FALSE(c.has_passed(s.cases[3]));
}

TEST_CASE("suite_check: the case in which a run broke off is left out of the next") {
  suite s;
  suite_check c(s.leaves);
  begin(c, 0);
  end(c, true);
  begin(c, 2);
  CHECK(c.leave_out_culprit());
  CHECK(left_out(c) == "1-2");
  CHECK_FALSE(c.has_passed(s.cases[0])); // the next run will tell
  for (const double index : {0.0, 2.0}) {
    begin(c, index);
    end(c, true);
  }
  CHECK(c.has_passed(s.cases[0]));
  CHECK_FALSE(c.has_passed(s.cases[2]));
}

TEST_CASE("suite_check: a run that broke off before any case has no culprit") {
  suite s;
  suite_check c(s.leaves);
  CHECK_FALSE(c.leave_out_culprit());
  begin(c, 3);
  CHECK(c.leave_out_culprit());
  CHECK_FALSE(c.leave_out_culprit());
}
