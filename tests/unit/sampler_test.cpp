// tests/unit/sampler_test.cpp - takes the readings of a kind around a region, sample by sample.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/sampler.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using bench_test::better;
using bench_test::kind;
using bench_test::returned;
using bench_test::sampling;
using bench_test::detail::decoded_readings;
using bench_test::detail::message;
using bench_test::detail::now;
using bench_test::detail::port;
using bench_test::detail::sampler;

namespace {

/// A kind whose readings are known: 1, 2, 3 and so on, with ten times as much beside each.
class counting_kind final : public kind {
public:
  counting_kind()
      : kind("counting-in-a-test", "nothing: it serves the tests of the sampler", sampling::steady,
             {{"one"}, {"ten"}}) {}
  void start() override { ++count; }
  void stop(double *values) override {
    values[0] = count;
    values[1] = 10 * count;
  }
  double count = 0;
};
counting_kind counting;

/// An exact kind, of which the next readings are known; NaN for none. It sees what the body says.
class played_kind final : public kind {
public:
  played_kind()
      : kind("played-in-a-test", "nothing: it serves the tests of the sampler", sampling::exact,
             {{"one", "", true}, {"two", "", true}}) {}
  void start() override {}
  void stop(double *values) override {
    values[0] = next.front().first;
    values[1] = next.front().second;
    next.erase(next.begin());
  }
  void see(const returned &said, double *values) override { values[1] = said.number; }
  std::vector<std::pair<double, double>> next;
};
played_kind played;

/// A parent that gives these orders, (count, iterations) each, in batches of so many, and then no
/// more.
class parent final : public port {
public:
  explicit parent(std::vector<std::pair<int, int>> orders, int batch = 0)
      : orders_(std::move(orders)), batch_(batch) {}
  void tell(const message &m) override {
    heard += m.verb() + ' ';
    iteration_bytes = m.number("iteration_bytes");
    unit = m.text("unit");
    higher = m.text("higher");
    for (const auto &r : decoded_readings(m.text("readings"))) {
      values.push_back(r.values);
      seconds.push_back(r.seconds);
    }
  }
  message ask(const message &m) override {
    heard += m.verb() + ' ' + m.text("where") + ' ';
    if (given_ == orders_.size())
      return message("done");
    const auto [count, iterations] = orders_[given_++];
    return message("sample")
        .with("weigh", is_weighing ? 1 : 0)
        .with("count", count)
        .with("iterations", iterations)
        .with("batch", batch_);
  }

  std::string heard;
  std::vector<std::vector<double>> values; ///< of each reading that was told
  bool is_weighing = false;
  std::string unit;            ///< of what the body says, as it was told last
  std::string higher;          ///< and which is the better
  double iteration_bytes = 0;  ///< as they were told last
  std::vector<double> seconds; ///< and how long the samples took

private:
  std::vector<std::pair<int, int>> orders_;
  int batch_;
  std::size_t given_ = 0;
};

/// Carries out all orders; returns the iterations of each batch.
std::vector<unsigned long long> carry_out(parent &to) {
  counting.count = 0;
  sampler s(to);
  s.measure_by(&counting);
  std::vector<unsigned long long> all;
  while (const auto iterations = s.next_batch()) {
    all.push_back(iterations);
    s.start_clock();
    s.stop_clock();
  }
  return all;
}

/// What is told of a region that reads `region`, where empty ones have read `empty`.
std::vector<double> without_empty(const std::vector<std::pair<double, double>> &empty,
                                  std::pair<double, double> region) {
  parent p({});
  sampler s(p);
  s.measure_by(&played);
  played.next = empty;
  for (std::size_t i = 0; i < empty.size(); ++i) {
    s.begin_sample();
    s.start_clock();
    s.stop_clock();
    s.end_empty_region();
  }
  played.next = {region};
  s.begin_sample();
  s.start_clock();
  s.stop_clock();
  s.end_single_sample();
  s.tell_single_sample();
  return p.values.at(0);
}

/// What a body says by result().
returned said(double number, const char *unit = "", better direction = better::lower) {
  return {nullptr, nullptr, 0, number, true, true, unit, direction};
}

/// A single sample of the played kind, which reads 1 and 2, in which the body says all this.
parent told_of(const std::vector<returned> &all) {
  parent p({});
  sampler s(p);
  s.measure_by(&played);
  played.next = {{1, 2}};
  s.begin_sample();
  s.start_clock();
  for (const auto &one : all)
    s.see(one);
  s.stop_clock();
  s.end_single_sample();
  s.tell_single_sample();
  return p;
}

} // namespace

TEST_CASE("sampler: carries out each order, and tells its readings before it asks for the next") {
  parent p({{2, 10}, {1, 7}});
  CHECK(carry_out(p) == std::vector<unsigned long long>{10, 10, 7});
  CHECK(p.heard == "at region samples at region samples at region ");
  CHECK(p.values == std::vector<std::vector<double>>{{1, 10}, {2, 20}, {3, 30}});
}

TEST_CASE("sampler: the readings of a sample's batches add up") {
  parent p({{2, 7}}, 3);
  CHECK(carry_out(p) == std::vector<unsigned long long>{3, 3, 1, 3, 3, 1});
  CHECK(p.values == std::vector<std::vector<double>>{{6, 60}, {15, 150}});
}

TEST_CASE("sampler: without an order it tells nothing, nor for one of no samples") {
  parent none({});
  CHECK(carry_out(none).empty());
  CHECK(none.heard == "at region ");
  parent empty({{0, 5}});
  CHECK(carry_out(empty).empty());
  CHECK(empty.heard == "at region ");
}

TEST_CASE("sampler: what a region left open is forgotten") {
  parent p({{3, 10}, {1, 7}});
  sampler s(p);
  s.measure_by(&counting);
  CHECK(s.next_batch() == 10);
  s.forget_orders();
  CHECK(s.next_batch() == 7);
  CHECK(p.heard == "at region at region ");
}

TEST_CASE("sampler: tells what an iteration of the first batch holds, where that is asked for") {
  for (const bool is_weighing : {true, false}) {
    parent p({{1, 40}}, 20);
    p.is_weighing = is_weighing;
    sampler s(p);
    s.measure_by(&counting);
    std::vector<std::vector<char>> held;
    while (const auto iterations = s.next_batch()) {
      for (auto i = iterations; i; --i)
        held.emplace_back(held.size() < 20 ? 100'000 : 1, 'a');
      s.start_clock();
      s.stop_clock();
    }
    CHECK((p.iteration_bytes > 90e3) == is_weighing);
    CHECK(p.iteration_bytes < 150e3);
  }
}

TEST_CASE("sampler: a single sample is told with the time that it took, to the last") {
  parent p({});
  sampler s(p);
  s.measure_by(&counting);
  s.begin_sample();
  s.start_clock();
  s.stop_clock();
  const double until_stopped = now();
  while (now() == until_stopped) {
  }
  s.end_single_sample();
  s.tell_single_sample();
  REQUIRE(p.seconds.size() == 1);
  CHECK(p.seconds.front() > 0);
  CHECK(p.values.front().size() == 2);
}

TEST_CASE("sampler: an exact kind wants empty regions, once, and no other kind does") {
  parent p({});
  sampler s(p);
  s.measure_by(&counting);
  CHECK_FALSE(s.wants_empty_regions());
  s.measure_by(&played);
  CHECK(s.wants_empty_regions());
  played.next = {{1, 1}};
  s.begin_sample();
  s.start_clock();
  s.stop_clock();
  s.end_empty_region();
  CHECK_FALSE(s.wants_empty_regions());
  CHECK(p.heard == ""); // of which the parent hears nothing
  s.measure_by(&played);
  CHECK(s.wants_empty_regions());
}

TEST_CASE("sampler: what an exact kind reads of an empty region is subtracted, metric by metric") {
  CHECK(without_empty({{3, 100}}, {10, 1000}) == std::vector<double>{7, 900});
  CHECK(without_empty({}, {10, 1000}) == std::vector<double>{10, 1000});
  CHECK(without_empty({{0, 0}}, {10, 1000}) == std::vector<double>{10, 1000});
}

TEST_CASE("sampler: the least of several empty regions counts") {
  CHECK(without_empty({{9, 100}, {3, 300}, {5, 200}}, {10, 1000}) == std::vector<double>{7, 900});
}

TEST_CASE("sampler: nothing is less than nothing, and what an empty region frees is not added") {
  CHECK(without_empty({{3, 100}}, {2, 100}) == std::vector<double>{0, 0});
  CHECK(without_empty({{-3, -1}}, {2, -5}) == std::vector<double>{2, -5});
}

TEST_CASE("sampler: where a kind reads nothing, there is nothing to subtract, and no reading") {
  const auto nothing = std::nan("");
  CHECK(without_empty({{nothing, 100}}, {10, 1000}) == std::vector<double>{10, 900});
  CHECK(std::isnan(without_empty({{3, 100}}, {nothing, 1000})[0]));
}

TEST_CASE("sampler: what a kind sees of the result stands in place of what it has read") {
  const auto p = told_of({said(7)});
  CHECK(p.values == std::vector<std::vector<double>>{{1, 7}});
  CHECK(told_of({}).values == std::vector<std::vector<double>>{{1, 2}});
}

TEST_CASE("sampler: of several results, the last one counts") {
  CHECK(told_of({said(7), said(8), said(9)}).values == std::vector<std::vector<double>>{{1, 9}});
  CHECK(told_of({said(7), said(std::nan(""))}).values == std::vector<std::vector<double>>{{1, 2}});
}

TEST_CASE("sampler: a result of another pass is none of this one") {
  parent p({});
  sampler s(p);
  s.measure_by(&played);
  s.see(said(7));
  s.forget_orders(); // as a pass begins
  played.next = {{1, 2}};
  s.begin_sample();
  s.start_clock();
  s.stop_clock();
  s.end_single_sample();
  s.tell_single_sample();
  CHECK(p.values == std::vector<std::vector<double>>{{1, 2}});
}
