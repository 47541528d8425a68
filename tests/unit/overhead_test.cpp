// tests/unit/overhead_test.cpp - how much of a benchmark is doctest's own work.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/overhead.hpp>

#include <doctest/doctest.h>

#include <string>

#include "worker_says.hpp"

using bench_test::kind;
using bench_test::sampling;
using bench_test::detail::kind_named;
using bench_test::detail::knows_overhead;
using bench_test::detail::message;
using bench_test::detail::overhead;
using bench_test::detail::pass;
using bench_test::detail::protocol_version;
using bench_test::detail::target;

namespace {

/// An assertion takes 1/64 s, a subcase 1/8 s, a value 1/16 s.
overhead heard_overhead() {
  overhead o(*kind_named("time"));
  o.hear(message("overhead")
             .with("assertion", 1.0 / 64)
             .with("subcase", 1.0 / 8)
             .with("value", 1.0 / 16));
  return o;
}

/// Three assertions a call, within two subcases.
pass pass_of(target region, double calls = 1) {
  pass p;
  p.path = {"a", "b"};
  p.region = region;
  p.calls = calls;
  p.assertions = 1000;
  p.region_assertions = 3 * calls;
  return p;
}

/// A kind that runs its workers under a command.
class under_a_command final : public kind {
public:
  under_a_command()
      : kind("under-a-test", "nothing: it serves the tests of the overhead", sampling::exact,
             {{"a", "", true}}) {}
  const char *command() const override { return "echo"; }
  void start() override {}
  void stop(double *) override {}
};
under_a_command under_echo;

} // namespace

TEST_CASE("overhead: asks for one job, and ends") {
  overhead o(*kind_named("time"));
  CHECK(o.answer(worker_says::hello()).verb() == "overhead");
  CHECK(o.answer(worker_says::end()).verb() == "quit");
  CHECK(o.answer(worker_says::hello(protocol_version + 1)).verb() == "quit");
}

TEST_CASE("overhead: is that of the kind that it is asked about") {
  for (const char *kind : {"time", "allocs", "timeraw"})
    CHECK(overhead(*kind_named(kind)).answer(worker_says::hello()).text("kind") == kind);
}

TEST_CASE(
    "overhead: a worker that finds it out runs under the command of its kind, if it has one") {
  CHECK(overhead(*kind_named("time")).command() == nullptr);
  const overhead under_a_command(under_echo);
  CHECK(std::string(under_a_command.command()) == "echo");
}

TEST_CASE("overhead: is told of times and of what is exact, and of nothing else") {
  for (const char *kind : {"time", "timeraw", "allocs", "icount"})
    CHECK(knows_overhead(*kind_named(kind)));
  for (const char *kind : {"peakmem", "mem", "track"})
    CHECK_FALSE(knows_overhead(*kind_named(kind)));
}

TEST_CASE("overhead: of a body, its assertions and the subcases that lead to it") {
  const auto o = heard_overhead();
  CHECK(o.share_of(pass_of(target::body), 1) == 3.0 / 64 + 2.0 / 8);
  CHECK(o.share_of(pass_of(target::body), 2) == (3.0 / 64 + 2.0 / 8) / 2);
  CHECK(o.share_of(pass_of(target::fixture), 1) == 3.0 / 64 + 2.0 / 8);
}

TEST_CASE("overhead: the values of a body, entered or only tried, count as such") {
  const auto o = heard_overhead();
  pass p = pass_of(target::body);
  p.parameters = {{"n", "1", true, 2}}; // one of the two subcases
  p.values_tried = 3;
  CHECK(o.share_of(p, 1) == 3.0 / 64 + 1.0 / 8 + 4.0 / 16);
  p.region = target::fixture;
  CHECK(o.share_of(p, 1) == 3.0 / 64 + 1.0 / 8 + 4.0 / 16);
  for (const auto region : {target::measure, target::inputs}) {
    p.region = region; // outside which they lie
    CHECK(o.share_of(p, 1) == 3.0 / 64);
  }
}

TEST_CASE("overhead: of a measured region, the assertions in it alone") {
  CHECK(heard_overhead().share_of(pass_of(target::measure), 1) == 3.0 / 64);
}

TEST_CASE("overhead: a loop's assertions are those of one call") {
  CHECK(heard_overhead().share_of(pass_of(target::measure, 1024), 1) == 3.0 / 64);
}

TEST_CASE("overhead: is never more than all, nor anything of nothing") {
  const auto o = heard_overhead();
  CHECK(o.share_of(pass_of(target::body), 1e-9) == 1);
  CHECK(o.share_of(pass_of(target::body), 0) == 0);
  CHECK(o.share_of(pass(), 1) == 0);
}

TEST_CASE("overhead: none is told of before it is heard of, nor from another message") {
  overhead o(*kind_named("time"));
  o.hear(message("samples").with("assertion", 1.0).with("subcase", 1.0));
  CHECK(o.share_of(pass_of(target::body), 1) == 0);
}
