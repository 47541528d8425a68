// tests/unit/pass_test.cpp - what one run of a body showed, and how it travels.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/pass.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using bench_test::detail::decoded_pass;
using bench_test::detail::decoded_path;
using bench_test::detail::encoded;
using bench_test::detail::encoded_path;
using bench_test::detail::message;
using bench_test::detail::name_of;
using bench_test::detail::pass;
using bench_test::detail::target;
using bench_test::detail::target_named;

namespace {

using names = std::vector<std::string>;

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
  p.input_bytes = 24;
  p.calls = 1e12 + 1;
  p.assertions = 3;
  p.region_assertions = 7e9;
  p.failures = 4;
  p.threw = true;
  p.seconds = 0.1;
  p.region_seconds = 0.3;
  const pass back = sent(p);
  CHECK(back.path == p.path);
  CHECK(back.region == p.region);
  CHECK(back.measure_place == p.measure_place);
  CHECK(back.second_measure_place == p.second_measure_place);
  CHECK(back.input_bytes == p.input_bytes);
  CHECK(back.calls == p.calls);
  CHECK(back.assertions == p.assertions);
  CHECK(back.region_assertions == p.region_assertions);
  CHECK(back.failures == p.failures);
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
  CHECK_FALSE(back.failed());
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
