// tests/unit/case_list_test.cpp - what --list=json says of a case.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/case_list.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::json_case;
using bench_test::detail::json_list;
using bench_test::detail::test_case;

namespace {

test_case plain() {
  test_case c;
  c.name = "sorts";
  c.suite = "list";
  c.file = "sort.cpp";
  c.line = 12;
  return c;
}

} // namespace

TEST_CASE("json_case: a plain test is a benchmark of no kind, and nothing else is said of it") {
  const auto c = plain();
  CHECK(json_case({&c, "list::sorts"}) ==
        R"({"id": "list::sorts", "suite": "list", "name": "sorts", "file": "sort.cpp", )"
        R"("line": 12, "kinds": []})");
}

TEST_CASE("json_case: the kinds are those that its marks make it a benchmark of") {
  auto c = plain();
  c.marks = {{"", "sort.cpp", 12}, {"peakmem", "sort.cpp", 12}};
  CHECK(json_case({&c, "x"}).find(R"("kinds": ["peakmem"])") != std::string::npos);
}

TEST_CASE("json_case: what decorators say, and the type of a template's case") {
  auto c = plain();
  c.type = "std::vector<int>";
  c.skip = c.may_fail = c.should_fail = true;
  c.expected_failures = 3;
  c.timeout = 0.5;
  const auto text = json_case({&c, "x"});
  CHECK(text.find(R"("name": "sorts", "type": "std::vector<int>", )") != std::string::npos);
  CHECK(text.find(R"("kinds": [], "skip": true, "may_fail": true, "should_fail": true, )"
                  R"("expected_failures": 3, "timeout": 0.5})") != std::string::npos);
}

TEST_CASE("json_list: is an array with an object a line") {
  const auto c = plain();
  CHECK(json_list({}) == "[\n]");
  const auto one = json_case({&c, "1"});
  CHECK(json_list({{&c, "1"}, {&c, "1"}}) == "[\n" + one + ",\n" + one + "\n]");
}
