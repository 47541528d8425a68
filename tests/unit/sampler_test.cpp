// tests/unit/sampler_test.cpp - takes the readings of a kind around a region, sample by sample.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/sampler.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using bench_test::kind;
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

/// A parent that gives these orders, (count, iterations) each, in batches of so many, and then no
/// more.
class parent final : public port {
public:
  explicit parent(std::vector<std::pair<int, int>> orders, int batch = 0)
      : orders_(std::move(orders)), batch_(batch) {}
  void tell(const message &m) override {
    heard += m.verb() + ' ';
    iteration_bytes = m.number("iteration_bytes");
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
