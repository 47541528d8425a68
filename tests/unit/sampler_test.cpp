// tests/unit/sampler_test.cpp - takes the readings of a kind around a region, sample by sample.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/sampler.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using bench_test::detail::decoded_readings;
using bench_test::detail::kind;
using bench_test::detail::message;
using bench_test::detail::metric;
using bench_test::detail::port;
using bench_test::detail::sampler;
using bench_test::detail::sampling;

namespace {

/// A kind whose readings are known: 1, 2, 3 and so on, with ten times as much beside each.
class counting_kind final : public kind {
public:
  counting_kind() : kind("counting-in-a-test") {}
  std::string summary() const override { return "nothing: it serves the tests of the sampler"; }
  sampling how() const override { return sampling::steady; }
  std::vector<metric> metrics() const override { return {{"one", "", 0, true}}; }
  void start() override { ++count; }
  std::vector<double> stop() override { return {count, 10 * count}; }
  double count = 0;
};
counting_kind counting;

/// A parent that gives these orders, (count, iterations) each, and then no more.
class parent final : public port {
public:
  explicit parent(std::vector<std::pair<int, int>> orders) : orders_(std::move(orders)) {}
  void tell(const message &m) override {
    heard += m.verb() + ' ';
    for (const auto &r : decoded_readings(m.text("readings")))
      values.push_back(r.values);
  }
  message ask(const message &m) override {
    heard += m.verb() + ' ' + m.text("where") + ' ';
    if (given_ == orders_.size())
      return message("done");
    const auto [count, iterations] = orders_[given_++];
    return message("sample").with("count", count).with("iterations", iterations);
  }

  std::string heard;
  std::vector<std::vector<double>> values; ///< of each reading that was told

private:
  std::vector<std::pair<int, int>> orders_;
  std::size_t given_ = 0;
};

/// Carries out all orders, each sample in so many parts; returns the iterations of each sample.
std::vector<unsigned long long> carry_out(parent &to, int parts = 1) {
  counting.count = 0;
  sampler s(to);
  s.measure_by(&counting);
  std::vector<unsigned long long> all;
  while (const auto iterations = s.next_ordered_sample()) {
    all.push_back(iterations);
    for (int i = 0; i < parts; ++i) {
      s.start_part();
      s.stop_part();
    }
  }
  return all;
}

} // namespace

TEST_CASE("sampler: carries out each order, and tells its readings before it asks for the next") {
  parent p({{2, 10}, {1, 7}});
  CHECK(carry_out(p) == std::vector<unsigned long long>{10, 10, 7});
  CHECK(p.heard == "at region samples at region samples at region ");
  CHECK(p.values == std::vector<std::vector<double>>{{1, 10}, {2, 20}, {3, 30}});
}

TEST_CASE("sampler: the readings of a sample's parts add up") {
  parent p({{2, 1}});
  carry_out(p, 3);
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
  CHECK(s.next_ordered_sample() == 10);
  s.forget_orders();
  CHECK(s.next_ordered_sample() == 7);
  CHECK(p.heard == "at region at region ");
}

TEST_CASE("sampler: a sample holds the time that it took") {
  parent p({});
  sampler s(p);
  s.measure_by(&counting);
  s.begin_sample();
  s.start_part();
  s.stop_part();
  CHECK(s.sample().seconds >= 0);
  CHECK(s.sample().values.size() == 2);
  s.tell({s.sample(), s.sample()});
  CHECK(p.values.size() == 2);
}
