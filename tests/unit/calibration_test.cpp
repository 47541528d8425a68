// tests/unit/calibration_test.cpp - the talk that finds out how a leaf can be measured.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/calibration.hpp>

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "worker_says.hpp"

using bench_test::detail::calibration;
using bench_test::detail::message;
using bench_test::detail::target;
using namespace worker_says;

namespace {

const known_leaf body(target::body);
const known_leaf region(target::measure);

/// Samples of 100 µs in rounds of 28 ms.
calibration calibration_of(const known_leaf &l, bool reads_seconds = true) {
  return calibration(l.it, "time", 25e-9, 28e-3, reads_seconds);
}

} // namespace

TEST_CASE("calibration: a body passes twice as a test, then is looped until a sample is long") {
  auto c = calibration_of(body);
  CHECK(orders(c, {at("body"), passed(body.it.first), at("body"), passed(body.it.first), at("body"),
                   at("region"), samples(0), at("region"), samples(50e-6), at("region"),
                   samples(120e-6), at("region"), looped(pass_of(target::body, 341)),
                   at("body")}) == "pass pass loop 1x1 1x100 1x240 done end");
  CHECK(c.iterations() == 240);
  CHECK(c.sample_seconds() == 120e-6);
  CHECK((c.unlike().empty() && !c.failed() && !c.strayed()));
}

TEST_CASE("calibration: a measured region needs one pass, as the loop calls it again") {
  auto c = calibration_of(region);
  CHECK(orders(c, {at("body"), passed(region.it.first), at("body"), at("region"), samples(1),
                   at("region"), looped(pass_of(target::measure, 2)), at("body")}) ==
        "pass loop 1x1 done end");
  CHECK(c.iterations() == 1);
  CHECK(c.sample_seconds() == 1);
}

TEST_CASE("calibration: what is around the region does not make a sample long enough") {
  auto c = calibration_of(region);
  CHECK(orders(c, {at("body"), passed(region.it.first), at("body"), at("region"),
                   samples(200e-6, 1, {50e-9}), at("region")}) == "pass loop 1x1 1x17");
}

TEST_CASE("calibration: but a tenth of a round is enough, whatever is in it") {
  auto c = calibration_of(region);
  CHECK(orders(c, {at("region"), samples(3e-3, 1, {50e-9}), at("region")}) == "1x1 done");
  CHECK(c.iterations() == 1);
}

TEST_CASE("calibration: a batch has as many inputs as the clock needs, within what they may hold") {
  const known_leaf small(target::inputs);
  auto c = calibration_of(small);
  const auto holding = [](double bytes, message m) {
    return std::move(m).with("iteration_bytes", bytes);
  };
  CHECK(orders(c, {at("region"), holding(100, samples(1e-6)), at("region"),
                   holding(100, samples(110e-6)), at("region")}) == "1x1 1x100/7 done");
  CHECK(c.batch().size == 6); // of 1.1 µs, in 250 readings of 25 ns
  CHECK_FALSE(c.batch().is_capped);
  CHECK(c.batch_bytes() == 600);
  const known_leaf large(target::inputs);
  auto capped = calibration_of(large);
  CHECK(orders(capped, {at("region"), holding(100e6, samples(1e-6)), at("region"),
                        holding(100e6, samples(110e-6)), at("region")}) == "1x1 1x100/2 done");
  CHECK(capped.batch().size == 2);
  CHECK(capped.batch().is_capped);
}

TEST_CASE("calibration: of inputs, what is known without weighing counts where that tells less") {
  known_leaf l(target::inputs);
  l.it.first.input_bytes = 24;
  auto c = calibration_of(l);
  orders(c, {at("region"), samples(110e-6), at("region")});
  CHECK(c.batch_bytes() == 24);
}

TEST_CASE("calibration: a sample that was interrupted is taken again before it counts as long") {
  const auto interrupted = [](double seconds) {
    bench_test::detail::reading r;
    r.seconds = seconds;
    r.values = {seconds, seconds};
    r.disturbed = true;
    return message("samples").with("readings",
                                   encoded(std::vector<bench_test::detail::reading>{r}));
  };
  auto c = calibration_of(region);
  CHECK(orders(c, {at("region"), interrupted(50e-3), at("region"), samples(120e-6),
                   at("region")}) == "1x1 1x1 done");
  CHECK(c.sample_seconds() == 120e-6);
  auto busy = calibration_of(region);
  CHECK(orders(busy, {at("region"), interrupted(50e-3), at("region"), interrupted(50e-3),
                      at("region"), interrupted(50e-3), at("region"), interrupted(50e-3),
                      at("region")}) == "1x1 1x1 1x1 1x1 done");
  known_leaf on_two(target::inputs); // of which one may have waited for the other's input
  on_two.it.threads = 2;
  auto two = calibration_of(on_two);
  CHECK(orders(two, {at("region"), samples(20e-3, 1, {50e-9}), at("region"),
                     samples(1.2e-3, 1, {1.2e-3}), at("region")}) == "1x1 1x1/1 done");
}

TEST_CASE("calibration: a reading that is no time says nothing of a sample's length") {
  auto c = calibration_of(region, false);
  CHECK(orders(c, {at("region"), samples(200e-6, 1, {0}), at("region")}) == "1x1 done");
}

TEST_CASE("calibration: an order that brings no reading is the last") {
  auto c = calibration_of(region);
  CHECK(orders(c, {at("region"), at("region")}) == "1x1 done");
}

TEST_CASE("calibration: a first pass that fails ends it as a failure") {
  auto c = calibration_of(body);
  CHECK(orders(c, {at("body"), passed(failing(body.it.first)), at("body")}) == "pass end");
  CHECK(c.failed());
  CHECK_FALSE(c.strayed());
}

TEST_CASE("calibration: a first pass that goes to another leaf ends it as strayed") {
  auto c = calibration_of(body);
  CHECK(orders(c, {at("body"), passed(elsewhere(body.it.first)), at("body")}) == "pass end");
  CHECK(c.strayed());
  CHECK_FALSE(c.failed());
}

TEST_CASE("calibration: a pass is compared with the first one of its own process") {
  auto c = calibration_of(body);
  pass first = body.it.first;
  first.region_assertions = 5;
  CHECK(orders(c, {at("body"), passed(first)}) == "pass");
  CHECK(c.unlike() == "");
  CHECK(orders(c, {at("body"), passed(body.it.first), at("body")}) == "pass end");
  CHECK(c.unlike() == "assertions: 5, then 1");
  CHECK(c.first().region_assertions == 5);
}

TEST_CASE("calibration: what fails only when run again is unlike, and no failure") {
  auto c = calibration_of(region);
  orders(c, {passed(region.it.first), looped(failing(pass_of(target::measure, 100)))});
  CHECK(c.unlike() == "fails when run again");
  CHECK_FALSE(c.failed());
}
