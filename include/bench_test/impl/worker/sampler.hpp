// bench_test/impl/worker/sampler.hpp - takes the readings of a kind around a region, sample by
// sample.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "../../result.hpp"
#include "../kinds/registry.hpp"
#include "../system/clock.hpp"
#include "../system/disturbance.hpp"
#include "../system/memory_in_use.hpp"
#include "port.hpp"
#include "reading.hpp"

namespace bench_test::detail {

class sampler {
public:
  explicit sampler(port &to) : port_(to) {}

  void measure_by(kind *k) {
    kind_ = k;
    empty_.clear();
  }

  void begin_sample() {
    sample_ = {};
    state_at_begin_ = thread_state::current();
    began_ = now();
  }
  /// The kind reads between these two; a sample may consist of several batches, whose readings add
  /// up.
  void start_clock() {
    if (memory_before_ >= 0)
      iteration_bytes_ = (memory_in_use() - memory_before_) / static_cast<double>(batch_);
    memory_before_ = -1;
    kind_->start();
  }
  void stop_clock() {
    double values[kind::most];
    std::fill(std::begin(values), std::end(values), std::nan("")); // until it says otherwise
    kind_->stop(values);
    sample_.values.resize(static_cast<std::size_t>(kind_->end() - kind_->begin()));
    for (std::size_t i = 0; i < sample_.values.size(); ++i)
      sample_.values[i] += values[i];
  }
  /// Whether what an empty region reads is to be subtracted, and not known yet.
  bool wants_empty_regions() const { return kind_->how() == sampling::exact && empty_.empty(); }
  /// The sample that has been taken was one of an empty region; the least of several counts.
  void end_empty_region() {
    if (empty_.empty())
      empty_ = sample_.values;
    for (std::size_t i = 0; i < empty_.size(); ++i)
      empty_[i] = std::min(empty_[i], sample_.values[i]);
  }
  /// Notes whether this thread was disturbed in the sample so far.
  void note_disturbance() {
    sample_.disturbed = thread_state::current().is_disturbed_since(state_at_begin_);
  }
  /// Notes that one of the threads was that take part in it.
  void note_disturbance_of_one() { sample_.disturbed = true; }
  /// Ends the single sample that has been taken.
  void end_single_sample() {
    note_disturbance();
    end_sample();
  }
  /// Tells it, with what the body has said since it began.
  void tell_single_sample() {
    if (readings_.empty())
      return;
    for (std::size_t i = 0; i < said_.size(); ++i)
      if (!std::isnan(said_[i]))
        readings_.back().values[i] = said_[i];
    tell_readings();
    readings_.clear();
  }
  void see(const returned &result) {
    double values[kind::most];
    std::fill(std::begin(values), std::end(values), std::nan(""));
    kind_->see(result, values);
    said_.assign(values, values + (kind_->end() - kind_->begin()));
    unit_ = result.unit;
    direction_ = result.direction;
  }

  /// Forgets what a region that was left by an exception had still to do.
  void forget_orders() {
    iterations_ = samples_left_ = iterations_left_ = 0;
    readings_.clear();
    said_.clear();
  }
  /// How many iterations the next batch has. A sample that is done ends here, and the next of those
  /// that were ordered begins; when all are done, an order is asked for. 0 when the parent wants no
  /// more.
  unsigned long long next_batch() {
    if (iterations_left_ == 0) {
      if (iterations_)
        end_sample();
      if (!samples_left_ && !has_new_order())
        return 0;
      --samples_left_;
      iterations_left_ = iterations_;
      begin_sample();
    }
    batch_ = std::min(iterations_left_, largest_batch_);
    iterations_left_ -= batch_;
    if (is_to_weigh_) // which takes a while: the first batch is enough
      memory_before_ = memory_in_use();
    is_to_weigh_ = false;
    return batch_;
  }

private:
  void tell_readings() {
    message m = message("samples").with("readings", encoded(readings_));
    if (iteration_bytes_ > 0)
      m.add("iteration_bytes", exact(iteration_bytes_));
    const bool is_said = !said_.empty() && !std::isnan(said_.front());
    if (is_said && *kind_->begin()->unit == 0) {
      m.add("unit", unit_);
      m.add("higher", direction_ == better::higher ? "1" : "0");
    }
    port_.tell(m);
  }
  void end_sample() {
    sample_.seconds = now() - began_; // with the end of the inputs
    for (std::size_t i = 0; i < empty_.size(); ++i)
      if (empty_[i] > 0)
        sample_.values[i] = std::max(sample_.values[i] - empty_[i], 0.0); // of NaN, NaN
    readings_.push_back(sample_);
  }
  bool has_new_order() {
    if (!readings_.empty())
      tell_readings();
    forget_orders();
    const auto order = port_.ask(message("at").with("where", "region"));
    if (order.verb() != "sample")
      return false;
    iterations_ = static_cast<unsigned long long>(order.number("iterations"));
    samples_left_ = static_cast<unsigned long long>(order.number("count"));
    const auto batch = static_cast<unsigned long long>(order.number("batch"));
    largest_batch_ = batch > 0 ? batch : iterations_;
    is_to_weigh_ = order.number("weigh") > 0;
    readings_.reserve(static_cast<std::size_t>(samples_left_)); // no sample pays for the next ones
    iteration_bytes_ = 0;
    return samples_left_ > 0;
  }

  port &port_;
  kind *kind_ = nullptr;
  reading sample_;
  double began_ = 0;
  thread_state state_at_begin_;
  unsigned long long iterations_ = 0; ///< of the running sample
  unsigned long long iterations_left_ = 0;
  unsigned long long largest_batch_ = 0;
  unsigned long long samples_left_ = 0;
  unsigned long long batch_ = 0; ///< iterations of the running one
  bool is_to_weigh_ = false;     ///< what the next batch holds of memory
  double memory_before_ = -1;    ///< the batch that is weighed; below 0 where none is
  double iteration_bytes_ = 0;
  std::vector<double> empty_; ///< what an empty region reads; empty where that is not known
  std::vector<double> said_;  ///< by the body of its result
  std::string unit_;
  better direction_ = better::lower;
  std::vector<reading> readings_; ///< of the order that is being carried out
};

} // namespace bench_test::detail
