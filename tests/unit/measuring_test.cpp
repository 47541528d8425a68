// tests/unit/measuring_test.cpp - the talks that measure a leaf, a round each.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/calibration.hpp>
#include <bench_test/impl/run/measuring.hpp>

#include <doctest/doctest.h>

#include <vector>

#include "worker_says.hpp"

using bench_test::detail::calibration;
using bench_test::detail::encoded;
using bench_test::detail::kind_named;
using bench_test::detail::protocol_version;
using bench_test::detail::single_call_round;
using bench_test::detail::steady_round;
using bench_test::detail::target;
using namespace worker_says;

namespace {

const known_leaf body(target::body);
const known_leaf region(target::measure);

steady_round round_of(const known_leaf &l, unsigned long long warm_up) {
  return steady_round(l.it, "time", {warm_up, 8}, 0.5);
}

} // namespace

TEST_CASE("leaf_conversation: gives the job of its leaf") {
  calibration c(region.it, "time", 25e-9, 28e-3, true);
  const auto job = c.answer(hello());
  CHECK(job.verb() == "measure");
  CHECK(job.number("index") == 7);
  CHECK(job.text("kind") == "time");
  CHECK(job.text("region") == "measure");
  CHECK(job.text("place") == "1,2");
  CHECK(job.number("threads") == 1);
}

TEST_CASE("leaf_conversation: tells on how many threads its leaf is measured") {
  known_leaf several(target::body);
  several.it.threads = 4;
  steady_round c(several.it, "time", {0, 1}, 1);
  CHECK(c.answer(hello()).number("threads") == 4);
}

TEST_CASE("leaf_conversation: ends when the job is done, or the worker speaks another protocol") {
  calibration c(body.it, "time", 25e-9, 28e-3, true);
  CHECK(orders(c, {end()}) == "quit");
  CHECK(orders(c, {hello(protocol_version + 1), message("hello")}) == "quit quit");
}

TEST_CASE("leaf_conversation: keeps the first failure that it hears of") {
  calibration c(body.it, "time", 25e-9, 28e-3, true);
  orders(c, {failed("one"), failed("two")});
  CHECK(c.why().summary == "one");
  CHECK(c.why().text == "one in full");
}

TEST_CASE("leaf_conversation: only an order that takes long extends the time that is allowed") {
  auto c = round_of(body, 2);
  CHECK(c.expected_seconds() == 0);
  orders(c, {at("region")});
  CHECK(c.expected_seconds() >= 2 * 0.5);
  orders(c, {at("region")});
  CHECK(c.expected_seconds() >= 8 * 0.5);
  orders(c, {at("region")});
  CHECK(c.expected_seconds() == 0);
}

TEST_CASE("steady_round: of an exact kind the warm-up is the first sample of the same order") {
  known_leaf exact(target::body);
  exact.it.by = kind_named("allocs");
  exact.it.iterations = 1;
  steady_round c(exact.it, "allocs", {1, 2}, 0.5);
  reading first;
  reading second;
  reading third;
  first.values = {9, 9, 9, 9};
  second.values = {1, 1, 1, 1};
  third.values = {2, 2, 2, 2};
  const auto told = message("samples").with("readings", encoded({first, second, third}));
  CHECK(orders(c, {at("body"), passed(exact.it.first), at("body"), at("region"), told, at("region"),
                   looped(pass_of(target::body, 3)), at("body")}) == "pass loop 3x1 done end");
  REQUIRE(c.samples().size() == 2);
  CHECK(c.samples()[0].values == second.values);
  CHECK(c.samples()[1].values == third.values);
}

TEST_CASE("steady_round: of an exact kind that was read less often than wanted, nothing counts") {
  known_leaf exact(target::body);
  exact.it.by = kind_named("allocs");
  steady_round c(exact.it, "allocs", {1, 2}, 0.5);
  orders(c, {at("region"), message("samples").with("readings", ""), at("region")});
  CHECK(c.samples().empty());
}

TEST_CASE("steady_round: a body passes once, warms up, and gives its samples") {
  auto c = round_of(body, 2);
  CHECK(orders(c, {at("body"), passed(body.it.first), at("body"), at("region"), samples(9, 2),
                   at("region"), samples(1, 8), at("region"), looped(pass_of(target::body, 400)),
                   at("body")}) == "pass loop 2x40 8x40 done end");
  REQUIRE(c.samples().size() == 8);
  CHECK(c.samples()[0].seconds == 1);
  CHECK((c.unlike().empty() && !c.failed() && !c.strayed()));
}

TEST_CASE("steady_round: a measured region is looped at once") {
  auto c = round_of(region, 2);
  CHECK(orders(c, {at("body"), looped(pass_of(target::measure, 401)), at("body")}) == "loop end");
  CHECK(c.unlike() == "");
}

TEST_CASE("steady_round: of a first call on several threads nothing runs before it") {
  known_leaf first_call(target::body);
  first_call.it.threads = 2;
  first_call.it.once = true;
  first_call.it.iterations = 1;
  steady_round c(first_call.it, "time", {0, 1}, 1);
  CHECK(orders(c, {at("body"), at("region"), samples(1), at("region"),
                   looped(pass_of(target::body, 2)), at("body")}) == "loop 1x1 done end");
  CHECK(c.samples().size() == 1);
  CHECK(c.unlike() == "");
}

TEST_CASE("steady_round: without a warm-up the first samples count") {
  auto c = round_of(body, 0);
  CHECK(orders(c, {at("region"), samples(1, 8), at("region")}) == "8x40 done");
  CHECK(c.samples().size() == 8);
}

TEST_CASE("steady_round: the warm-up never counts, even if nothing follows it") {
  auto c = round_of(body, 2);
  orders(c, {at("region"), samples(9, 2), at("region"), at("region")});
  CHECK(c.samples().empty());
}

TEST_CASE("steady_round: a first pass that fails or strays ends it") {
  auto fails = round_of(body, 1);
  CHECK(orders(fails, {at("body"), passed(failing(body.it.first)), at("body")}) == "pass end");
  CHECK(fails.failed());
  auto strays = round_of(body, 1);
  CHECK(orders(strays, {at("body"), passed(elsewhere(body.it.first)), at("body")}) == "pass end");
  CHECK(strays.strayed());
}

TEST_CASE("steady_round: a failure elsewhere strays, a failure on the way to the leaf does not") {
  auto elsewhere_round = round_of(body, 1);
  orders(elsewhere_round, {at("body"), passed(failing(elsewhere(body.it.first)))});
  CHECK(elsewhere_round.strayed());
  auto on_the_way = round_of(body, 1);
  pass p = failing(body.it.first);
  p.path.clear();
  orders(on_the_way, {at("body"), passed(p)});
  CHECK((on_the_way.failed() && !on_the_way.strayed()));
}

TEST_CASE("steady_round: a loop that does other work than the first pass is unlike it") {
  auto c = round_of(body, 1);
  orders(c, {passed(body.it.first), looped(pass_of(target::measure, 100))});
  CHECK(c.unlike() == "measures another region when run again");
}

TEST_CASE("single_call_round: is one call, and its reading") {
  for (const known_leaf *l : {&body, &region}) {
    single_call_round c(l->it, "peakmem");
    CHECK(orders(c, {at("body"), samples(3), passed(l->it.first), at("body"), at("region")}) ==
          "once end done");
    REQUIRE(c.samples().size() == 1);
    CHECK(c.samples()[0].values == std::vector<double>{3, 3});
    CHECK((c.unlike().empty() && !c.failed() && !c.strayed()));
  }
}

TEST_CASE(
    "single_call_round: is only compared with what a test must do, not with other processes") {
  single_call_round c(body.it, "peakmem");
  pass other = body.it.first;
  other.region_assertions = 9;
  orders(c, {passed(other)});
  CHECK((c.unlike().empty() && !c.failed()));
  single_call_round fails(body.it, "peakmem");
  orders(fails, {passed(failing(body.it.first))});
  CHECK(fails.failed());
}

TEST_CASE("round: a worker that takes the place of another begins anew") {
  auto steady = round_of(body, 2);
  const std::vector<message> to_the_loop = {hello(), at("body"), passed(failing(body.it.first))};
  orders(steady, to_the_loop);
  CHECK(orders(steady, {hello(), at("body"), passed(body.it.first), at("body"), at("region"),
                        samples(9, 2), at("region"), samples(1, 8), at("region"), at("body"),
                        end()}) == "measure pass loop 2x40 8x40 done end quit");
  CHECK(steady.samples().size() == 8);
  CHECK_FALSE(steady.failed());
  single_call_round single(body.it, "peakmem");
  orders(single, {hello(), at("body"), samples(3), failed("then"), passed(failing(body.it.first))});
  CHECK(orders(single, {hello(), at("body"), samples(4), passed(body.it.first), at("body")}) ==
        "measure once end");
  CHECK(single.samples().at(0).seconds == 4);
  CHECK((single.why().summary.empty() && !single.failed()));
}

TEST_CASE("round: is what runs under a command, a calibration is not") {
  CHECK(round_of(body, 1).is_round());
  CHECK(single_call_round(body.it, "peakmem").is_round());
  CHECK_FALSE(calibration(body.it, "time", 25e-9, 28e-3, true).is_round());
}
