// bench_test/impl/run/calibration.hpp - the talk before the rounds: how a leaf is to be measured.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "../system/usable_processors.hpp"
#include "measuring.hpp"
#include "plan.hpp"

namespace bench_test::detail {

/// Finds out whether a leaf may be repeated, and how many iterations make a sample.
class calibration final : public leaf_conversation {
public:
  /// `precision` and `budget` are the seconds that a reading of the clock and that a round takes;
  /// `reads_seconds` says whether the kind's first reading is a time. Else, and for what is around
  /// the region, the clock counts.
  calibration(const leaf &of, std::string kind, double precision, double budget, bool reads_seconds)
      : leaf_conversation(of, std::move(kind)),
        target_(std::max(sample_target(precision, of.threads, usable_processors().size()),
                         of.by ? sample_target_of(*of.by) : 0)),
        shortest_batch_(shortest_batch(precision, of.threads)), budget_(budget),
        reads_seconds_(reads_seconds) {}

  unsigned long long iterations() const { return iterations_; }
  double sample_seconds() const { return seconds_; }
  double measured_seconds() const { return measured_; } ///< of it, within the clock
  /// Of a size of 0 where there are no inputs.
  const batch_plan &batch() const { return batch_; }
  double batch_bytes() const { return static_cast<double>(batch_.size) * iteration_bytes(); }

private:
  message at_body() override {
    if (failed() || strayed() || !unlike().empty())
      return message("end");
    // What a loop of several threads does otherwise must be their doing, and not a second pass'.
    const int tests = of().first.region == target::body || of().threads > 1 ? 2 : 1;
    ++step_;
    if (step_ <= tests)
      return message("pass");
    return message(step_ == tests + 1 ? "loop" : "end");
  }
  message at_region() override {
    if (iterations_ == 0) {
      iterations_ = 1;
    } else {
      if (readings().empty())
        return message("done");
      const reading &r = readings().back();
      seconds_ = r.seconds;
      measured_ = reads_seconds_ && !r.values.empty() ? r.values.front() : r.seconds;
      if (has_inputs(of().first.region))
        batch_ = plan_batch(iterations_, measured_ / static_cast<double>(iterations_),
                            shortest_batch_, iteration_bytes(), most_input_bytes);
      const double longest = std::max(target_, budget_ / 10); // with the set-up of inputs
      if (seconds_ >= longest && is_doubtful(r))
        return sample(iterations_, batch_.size, 1, target_).with("weigh", 1);
      if (is_long_enough(iterations_, measured_, target_) || seconds_ >= longest)
        return message("done");
      const auto next = std::min(next_iterations(iterations_, measured_, target_),
                                 next_iterations(iterations_, seconds_, longest));
      if (batch_.size > 0)
        batch_ = plan_batch(next, measured_ / static_cast<double>(iterations_), shortest_batch_,
                            iteration_bytes(), most_input_bytes);
      iterations_ = next;
    }
    return sample(iterations_, batch_.size, 1, target_).with("weigh", 1);
  }

  /// Whether a sample may be that long only as it was interrupted, and is to be taken again. Of
  /// several threads, those that wait for the others' inputs may have been, which nobody sees.
  bool is_doubtful(const reading &r) {
    const int most_retries = r.disturbed ? 3 : of().threads > 1 && r.seconds < budget_ ? 10 : 0;
    return retries_++ < most_retries;
  }

  double target_;
  double shortest_batch_;
  double budget_;
  bool reads_seconds_;
  int step_ = 0;
  unsigned long long iterations_ = 0;
  batch_plan batch_;
  double seconds_ = 0;
  double measured_ = 0;
  int retries_ = 0;
};

} // namespace bench_test::detail
