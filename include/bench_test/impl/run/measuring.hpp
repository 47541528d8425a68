// bench_test/impl/run/measuring.hpp - the talks that measure a leaf, round by round.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../bridge/listener.hpp"
#include "../results/leaf.hpp"
#include "../worker/reading.hpp"
#include "conversation.hpp"
#include "plan.hpp"
#include "repeatable.hpp"

namespace bench_test::detail {

/// What every talk about one leaf has in common: the job, and listening to failures and readings.
class leaf_conversation : public conversation {
public:
  leaf_conversation(const leaf &of, std::string kind) : leaf_(of), kind_(std::move(kind)) {}

  message answer(const message &question) final {
    expected_ = 0;
    if (question.verb() == "hello")
      forget(); // under a debugger, a worker may be run again
    if (question.verb() == "hello" && misfit(question).empty())
      return message("measure")
          .with("index", static_cast<double>(leaf_.of->index))
          .with("kind", kind_)
          .with("region", name_of(leaf_.first.region))
          .with("place", leaf_.place)
          .with("threads", leaf_.threads)
          .with("part", part_of_round());
    if (question.verb() == "at")
      return question.text("where") == "body" ? at_body() : at_region();
    return message("quit");
  }

  void hear(const message &m) final {
    if (m.verb() == "failure" && why_.summary.empty())
      why_ = {m.text("summary"), m.text("text")};
    else if (m.verb() == "samples")
      hear_samples(m);
    else if (m.verb() == "pass" || m.verb() == "looped")
      note_pass(decoded_pass(m), m.verb() == "pass");
  }

  double expected_seconds() const override { return expected_; }
  const char *command() const override { return is_round() ? leaf_.by->command() : nullptr; }
  /// What the body has said of its result.
  const std::string &unit() const { return unit_; }
  bool is_higher_better() const { return is_higher_better_; }
  const failure &why() const { return why_; }
  /// Why the leaf is not repeatable; empty while nothing speaks against it.
  const std::string &unlike() const { return unlike_; }
  bool failed() const { return failed_; }
  /// Whether it has failed while the region was repeated, and not before.
  bool failed_in_loop() const { return failed_in_loop_; }
  /// Whether the body went to another leaf than the one that it was sent to.
  bool strayed() const { return strayed_; }
  /// Whether an iteration says now this amount of work and now that.
  bool work_varies() const { return work_varies_; }
  /// The first pass in this process, where it was one as a test makes it.
  const pass &first() const { return first_; }

protected:
  virtual message at_body() = 0;
  virtual message at_region() = 0;
  /// Forgets what a worker has told: another has taken its place.
  virtual void forget() {
    why_ = {};
    readings_.clear();
    unlike_.clear();
    failed_ = failed_in_loop_ = strayed_ = work_varies_ = false;
    first_ = leaf_.first;
    passes_ = 0;
  }

  const leaf &of() const { return leaf_; }
  const std::vector<reading> &readings() const { return readings_; }
  /// What an iteration's inputs hold in memory, over all threads, in bytes; as far as is known.
  double iteration_bytes() const { return iteration_bytes_; }
  /// Orders `count` samples that are thought to take `seconds` each, in batches of `batch` where
  /// that is not 0.
  message sample(unsigned long long iterations, unsigned long long batch, unsigned long long count,
                 double seconds) {
    readings_.clear();
    expected_ = 10 * seconds * static_cast<double>(count); // the machine may be busy
    return message("sample")
        .with("iterations", static_cast<double>(iterations))
        .with("batch", static_cast<double>(batch))
        .with("count", static_cast<double>(count));
  }

private:
  unsigned part_of_round() const {
    return leaf_.rounds_left < leaf_.parts.size()
               ? leaf_.parts[leaf_.parts.size() - leaf_.rounds_left - 1]
               : 0;
  }
  void hear_samples(const message &m) {
    readings_ = decoded_readings(m.text("readings"));
    unit_ = m.text("unit");
    is_higher_better_ = m.number("higher") > 0;
    if (has_inputs(leaf_.first.region))
      iteration_bytes_ =
          std::max(m.number("iteration_bytes"), leaf_.first.input_bytes * leaf_.threads);
  }
  void note_pass(const pass &p, bool is_test) {
    if (passes_++ == 0) {
      failed_ = is_test && p.failed();
      strayed_ = !leads_to_leaf(p);
      if (is_test)
        first_ = p;
    }
    failed_in_loop_ = failed_in_loop_ || (!is_test && unlike_.empty() && p.failed());
    if (unlike_.empty())
      unlike_ = difference(first_, p);
    work_varies_ = work_varies_ || p.last_amount != first_.last_amount;
  }

  /// Whether a pass went to the leaf, or failed on the way to it.
  bool leads_to_leaf(const pass &p) const {
    const auto &way = leaf_.first.path;
    return p.failed() ? p.path.size() <= way.size() &&
                            std::equal(p.path.begin(), p.path.end(), way.begin())
                      : p.path == way;
  }

  const leaf &leaf_;
  std::string kind_;
  failure why_;
  std::vector<reading> readings_;
  std::string unit_;
  bool is_higher_better_ = false;
  std::string unlike_;
  bool failed_ = false;
  bool failed_in_loop_ = false;
  bool work_varies_ = false;
  bool strayed_ = false;
  pass first_ = leaf_.first;
  int passes_ = 0;
  double expected_ = 0;
  double iteration_bytes_ = 0;
};

/// One round in steady state: a warm-up, then the samples that count.
class steady_round final : public leaf_conversation {
public:
  steady_round(const leaf &of, std::string kind, const round_plan &plan, double sample_seconds)
      : leaf_conversation(of, std::move(kind)), plan_(plan), seconds_(sample_seconds) {}

  /// Filled when the talk is complete.
  const std::vector<reading> &samples() const { return samples_; }
  bool is_round() const override { return true; }

private:
  void forget() override {
    leaf_conversation::forget();
    step_ = orders_ = 0;
    samples_.clear();
  }
  message at_body() override {
    // The first pass may be slow; of a first call on several threads it is what is measured.
    const int tests = of().first.region == target::body && !of().once ? 1 : 0;
    ++step_;
    if (failed() || strayed() || step_ > tests + 1)
      return message("end");
    return message(step_ <= tests ? "pass" : "loop");
  }
  message at_region() override {
    if (of().by->how() == sampling::exact)
      return at_exact_region();
    if (orders_ == 0 && plan_.warm_up == 0)
      ++orders_;
    ++orders_;
    if (orders_ == 1)
      return sample(of().iterations, of().batch, plan_.warm_up, seconds_);
    if (orders_ == 2)
      return sample(of().iterations, of().batch, plan_.samples, seconds_);
    samples_ = readings();
    return message("done");
  }

  /// The warm-up is the first of the samples that are ordered: a talk before the next ones would
  /// leave its traces in the heap, and what counts instructions would see them.
  message at_exact_region() {
    if (orders_++ == 0)
      return sample(1, of().batch, plan_.warm_up + plan_.samples, seconds_);
    samples_ = readings();
    samples_.erase(samples_.begin(),
                   samples_.begin() + static_cast<std::ptrdiff_t>(
                                          std::min<std::size_t>(plan_.warm_up, samples_.size())));
    return message("done");
  }

  round_plan plan_;
  double seconds_;
  int step_ = 0;
  int orders_ = 0;
  std::vector<reading> samples_;
};

/// One round of a single call, in a process in which the body never ran.
class single_call_round : public leaf_conversation {
public:
  using leaf_conversation::leaf_conversation;
  const std::vector<reading> &samples() const { return readings(); }
  bool is_round() const override { return true; }

private:
  void forget() override {
    leaf_conversation::forget();
    step_ = 0;
  }
  message at_body() override { return message(step_++ == 0 ? "once" : "end"); }
  message at_region() override { return message("done"); }

  int step_ = 0;
};

} // namespace bench_test::detail
