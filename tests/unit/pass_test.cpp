// tests/unit/pass_test.cpp - what one run of a body showed, and how it travels.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/pass.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using bench_test::detail::decoded_parameters;
using bench_test::detail::decoded_pass;
using bench_test::detail::decoded_path;
using bench_test::detail::decoded_works;
using bench_test::detail::encoded;
using bench_test::detail::encoded_path;
using bench_test::detail::message;
using bench_test::detail::name_of;
using bench_test::detail::pass;
using bench_test::detail::target;
using bench_test::detail::target_named;

namespace {

using names = std::vector<std::string>;

/// Texts that the protocol could take for something else.
const names odd_texts = {"n", "a b", "a=b",       "a|b", "",      " ",
                         "=", "|",   "1 2=3|4\n", "\\e", "\\x20", "é"};

pass sent(const pass &p) { return decoded_pass(message::decoded(encoded(p, "pass").encoded())); }

} // namespace

TEST_CASE("target: each comes back from its name, and any other name is the body") {
  for (const auto t : {target::body, target::fixture, target::measure, target::inputs})
    CHECK(target_named(name_of(t)) == t);
  CHECK(target_named("") == target::body);
  CHECK(target_named("frobnicate") == target::body);
}

TEST_CASE("pass: fails by an assertion or by an exception") {
  pass p;
  CHECK_FALSE(p.failed());
  p.failures = 1;
  CHECK(p.failed());
  p.failures = 0;
  p.threw = true;
  CHECK(p.failed());
}

TEST_CASE("pass: comes back with all that it holds") {
  pass p;
  p.path = {"a b", "", "x=1/2\n"};
  p.region = target::fixture;
  p.measure_place = "a test.cpp:12";
  p.second_measure_place = "b.cpp:3";
  p.last_amount = 0.1;
  p.input_bytes = 24;
  p.calls = 1e12 + 1;
  p.assertions = 3;
  p.region_assertions = 7e9;
  p.values_tried = 5;
  p.failures = 4;
  p.is_branching = true;
  p.threw = true;
  p.seconds = 0.1;
  p.region_seconds = 0.3;
  const pass back = sent(p);
  CHECK(back.path == p.path);
  CHECK(back.region == p.region);
  CHECK(back.measure_place == p.measure_place);
  CHECK(back.second_measure_place == p.second_measure_place);
  CHECK(back.last_amount == p.last_amount);
  CHECK(back.input_bytes == p.input_bytes);
  CHECK(back.calls == p.calls);
  CHECK(back.assertions == p.assertions);
  CHECK(back.region_assertions == p.region_assertions);
  CHECK(back.values_tried == p.values_tried);
  CHECK(back.failures == p.failures);
  CHECK(back.is_branching == p.is_branching);
  CHECK(back.threw == p.threw);
  CHECK(back.seconds == p.seconds);
  CHECK(back.region_seconds == p.region_seconds);
}

TEST_CASE("pass: one of a body without subcases and region comes back so") {
  const pass back = sent(pass());
  CHECK(back.path.empty());
  CHECK(back.region == target::body);
  CHECK(back.measure_place == "");
  CHECK(back.second_measure_place == "");
  CHECK(back.calls == 1);
  CHECK(back.values_tried == 0);
  CHECK_FALSE(back.is_branching);
  CHECK_FALSE(back.failed());
  CHECK((back.parameters.empty() && back.works.empty()));
}

TEST_CASE("pass: a body that branches is told from one that throws, and from one that fails") {
  pass p;
  p.is_branching = true;
  CHECK(sent(p).is_branching);
  CHECK_FALSE(sent(p).threw);
  p.is_branching = false;
  p.threw = true;
  CHECK_FALSE(sent(p).is_branching);
}

TEST_CASE("pass: the parameters come back in their order, whatever stands in names and labels") {
  pass p;
  for (const auto &name : odd_texts)
    for (const auto &label : odd_texts)
      p.parameters.push_back({name, label, label == "a=b", p.parameters.size() + 1});
  const pass back = sent(p);
  REQUIRE(back.parameters.size() == p.parameters.size());
  for (std::size_t i = 0; i < p.parameters.size(); ++i) {
    CHECK(back.parameters[i].name == p.parameters[i].name);
    CHECK(back.parameters[i].value == p.parameters[i].value);
    CHECK(back.parameters[i].is_number == p.parameters[i].is_number);
    CHECK(back.parameters[i].level == p.parameters[i].level);
  }
}

TEST_CASE("pass: works come back in their order, exactly, whatever their units are called") {
  pass p;
  for (const double amount : {1.0, 0.1, 1e300, -2.5, 0.0})
    for (const auto &unit : odd_texts)
      p.works.push_back({amount, unit});
  const pass back = sent(p);
  REQUIRE(back.works.size() == p.works.size());
  for (std::size_t i = 0; i < p.works.size(); ++i) {
    CHECK(back.works[i].amount == p.works[i].amount);
    CHECK(back.works[i].unit == p.works[i].unit);
  }
}

TEST_CASE("pass: parameters and works that are cut short lose what is not whole, and no more") {
  CHECK(decoded_parameters("n 1 1").empty());
  CHECK(decoded_parameters("n 1 1 2 m 3").size() == 1);
  CHECK(decoded_works("7").empty());
  REQUIRE(decoded_works("7 items 8").size() == 1);
  CHECK(decoded_works("7 items 8")[0].amount == 7);
}

TEST_CASE("pass: travels under the verb that it is given") {
  CHECK(encoded(pass(), "looped").verb() == "looped");
}

TEST_CASE("path: no subcase is told from one without a name") {
  CHECK(decoded_path(encoded_path({})) == names{});
  CHECK(decoded_path(encoded_path({""})) == names{""});
  CHECK(decoded_path(encoded_path({"", ""})) == names{"", ""});
}

TEST_CASE("path: every one comes back") {
  constexpr std::string_view letters = " \\=/\nxe0";
  std::mt19937 random(23);
  for (int i = 0; i < 5000; ++i) {
    names path(random() % 4);
    for (auto &name : path)
      for (auto left = random() % 4; left > 0; --left)
        name += letters[random() % letters.size()];
    CHECK(decoded_path(encoded_path(path)) == path);
  }
}
