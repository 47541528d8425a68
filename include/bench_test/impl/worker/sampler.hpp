// bench_test/impl/worker/sampler.hpp - takes the readings of a kind around a region, sample by
// sample.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../kinds/kind.hpp"
#include "../system/clock.hpp"
#include "../system/disturbance.hpp"
#include "port.hpp"
#include "reading.hpp"

namespace bench_test::detail {

class sampler {
public:
  explicit sampler(port &to) : port_(to) {}

  void measure_by(kind *k) { kind_ = k; }

  void begin_sample() {
    sample_ = {};
    state_at_begin_ = thread_state::current();
    began_ = now();
  }
  /// The kind reads between these two; a sample may have several such parts, whose readings add up.
  void start_part() { kind_->start(); }
  void stop_part() {
    const auto values = kind_->stop();
    if (sample_.values.size() < values.size())
      sample_.values.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      sample_.values[i] += values[i];
    sample_.seconds = now() - began_;
    sample_.disturbed = thread_state::current().is_disturbed_since(state_at_begin_);
  }
  const reading &sample() const { return sample_; }

  void tell(const std::vector<reading> &readings) {
    port_.tell(message("samples").with("readings", encoded(readings)));
  }

  /// Forgets what a region that was left by an exception had still to do.
  void forget_orders() {
    iterations_ = samples_left_ = 0;
    readings_.clear();
  }
  /// Ends the sample before, if any, and begins the next of those that were ordered, asking for an
  /// order when all are done. Returns its iterations; 0 when the parent wants no more.
  unsigned long long next_ordered_sample() {
    if (iterations_)
      readings_.push_back(sample_);
    if (!samples_left_ && !has_new_order())
      return 0;
    --samples_left_;
    begin_sample();
    return iterations_;
  }

private:
  bool has_new_order() {
    if (!readings_.empty())
      tell(readings_);
    forget_orders();
    const auto order = port_.ask(message("at").with("where", "region"));
    if (order.verb() != "sample")
      return false;
    iterations_ = static_cast<unsigned long long>(order.number("iterations"));
    samples_left_ = static_cast<unsigned long long>(order.number("count"));
    return samples_left_ > 0;
  }

  port &port_;
  kind *kind_ = nullptr;
  reading sample_;
  double began_ = 0;
  thread_state state_at_begin_;
  unsigned long long iterations_ = 0; ///< of the running sample
  unsigned long long samples_left_ = 0;
  std::vector<reading> readings_; ///< of the order that is being carried out
};

} // namespace bench_test::detail
