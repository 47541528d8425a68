// bench_test/impl/worker/session.hpp - what a worker knows of the body that it is running.
//
// The region's functions, called from the user's code, find it here; without one they do nothing.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "../../region.hpp"
#include "../bridge/doctest_runs.hpp"
#include "../bridge/place.hpp"
#include "../kinds/registry.hpp"
#include "../system/clock.hpp"
#include "../system/forked.hpp"
#include "../system/freed_memory.hpp"
#include "../system/usable_processors.hpp"
#include "pass_listener.hpp"
#include "port.hpp"
#include "said_work.hpp"
#include "sampler.hpp"
#include "team.hpp"

namespace bench_test::detail {

/// How a pass treats the region.
enum class stage {
  test, ///< as a test run does: one call, not measured
  once, ///< one call, measured
  loop  ///< as many as the parent asks for, then one call more
};

class session final : public pass_listener {
public:
  session(port &to, const choice &chosen) : pass_listener(to), chosen_(chosen), sampler_(to) {}

  const choice &chosen() const { return chosen_; }

  /// Prepares for measuring `region` of the leaf at `where` by a part of the metrics of `by`, on so
  /// many threads at once.
  void prepare(kind *by, target region, const place &where, unsigned threads = 1,
               unsigned part = 0) {
    sampler_.measure_by(by);
    if (by)
      by->prepare(part);
    target_ = region;
    place_ = where;
    threads_ = threads;
  }

  void begin_pass(stage s) {
    begin_listening();
    stage_ = s;
    pass_.calls = s == stage::loop && target_ == target::body ? 0 : 1;
    work_.begin_pass(s == stage::loop);
    sampler_.forget_orders();
    restart_count();
    counted_ = 0;
    failures_before_ = failed_assertions();
    started_ = now();
  }
  pass end_pass(bool threw) {
    end_forked(threw);
    if (stage_ == stage::once)
      sampler_.tell_single_sample();
    pass_.seconds = now() - started_;
    if (pass_.region == target::body) {
      pass_.region_assertions = counted_assertions();
      pass_.region_seconds = pass_.seconds;
    }
    pass_.assertions = counted_assertions() - pass_.region_assertions;
    pass_.failures = failed_assertions() - failures_before_;
    pass_.threw = threw;
    work_.end_pass(pass_);
    pass_.is_branching = place::has_moved();
    return pass_;
  }
  /// Calls a body so many times, each time as if it were the first. A function of its own, so that
  /// an empty body is measured by the very same instructions.
  [[gnu::noinline]] void repeat(void (*body)(), unsigned long long iterations) {
    for (;;) {
      body();
      if (--iterations == 0)
        return;
      next_iteration();
    }
  }
  /// Takes samples of the whole body until the parent wants no more.
  void loop_body() {
    take_samples(
        [](void *self, unsigned long long iterations) {
          static_cast<session *>(self)->measure_bodies(original_body, iterations);
        },
        this);
  }
  /// Measures one call of the whole body.
  void call_body_once() {
    read_empty_regions();
    sampler_.begin_sample();
    sampler_.start_clock();
    original_body();
    sampler_.stop_clock();
    sampler_.end_single_sample();
  }
  void next_iteration() {
    if (place::has_moved())
      place_.enter();
  }
  void enter_place() const { place_.enter(); }

  // For the region's functions.
  void enter_region(region_form form, std::string at, double input_bytes) {
    const target entered = target_of(form);
    if (entered == target::fixture) {
      if (pass_.region == target::body)
        pass_.region = entered;
    } else if (pass_.measure_place.empty()) {
      pass_.region = entered;
      pass_.measure_place = std::move(at);
      open_ = true;
    } else if (pass_.second_measure_place.empty()) {
      pass_.second_measure_place = std::move(at);
    }
    if (is_target(form)) {
      outside_ = counted_assertions();
      pass_.calls = 0;
      pass_.input_bytes = input_bytes;
    }
  }
  void leave_region(region_form form) {
    if (is_target(form))
      pass_.region_assertions = counted_assertions() - outside_;
    if (form != region_form::fixture)
      open_ = false;
  }
  void run_batches(region_form form, batch_function batch, void *self) {
    if (stage_ != stage::loop || !is_target(form))
      return;
    if (form != region_form::measure)
      keep_freed_memory(); // a batch of inputs is freed at once, unlike a single one
    take_samples(batch, self);
  }
  void note_work(double amount, const char *unit) { work_.note(amount, unit); }
  void note_result(const returned &said) {
    if (stage_ == stage::once)
      sampler_.see(said);
  }
  void start_clock() {
    if (team_)
      return team_->start([this] { sampler_.start_clock(); });
    sampler_.start_clock();
  }
  void stop_clock() {
    if (team_)
      return team_->stop([this] { sampler_.stop_clock(); });
    sampler_.stop_clock();
    sampler_.note_disturbance();
  }

  void start_single_call(region_form form) {
    if (!is_target(form))
      return;
    pass_.calls += 1;
    single_started_ = now();
    if (stage_ != stage::once)
      return;
    read_empty_regions();
    sampler_.begin_sample();
    sampler_.start_clock();
  }
  void end_single_call(region_form form, bool threw) {
    if (!is_target(form) || threw)
      return;
    if (stage_ == stage::once) {
      sampler_.stop_clock();
      sampler_.end_single_sample();
    }
    pass_.region_seconds = now() - single_started_;
  }

private:
  static target target_of(region_form form) {
    return form == region_form::fixture  ? target::fixture
           : form == region_form::inputs ? target::inputs
                                         : target::measure;
  }
  /// Whether this region is the one that is measured, or, in a test, that would be.
  bool is_target(region_form form) const {
    if (form == region_form::fixture)
      return (stage_ == stage::test ? pass_.region : target_) == target::fixture;
    return open_ && (stage_ == stage::test || target_ == target_of(form));
  }
  [[gnu::noinline]] void measure_bodies(void (*body)(), unsigned long long iterations) {
    start_clock();
    repeat(body, iterations);
    stop_clock();
    next_iteration();
  }
  /// Lets the kind read nothing, if it needs that, in the very way in which it reads a region.
  void read_empty_regions() {
    if (!sampler_.wants_empty_regions())
      return;
    for (int i = 0; i < 3; ++i) {
      sampler_.begin_sample();
      if (target_ == target::body) {
        measure_bodies([] {}, 1);
      } else {
        detail::start_clock();
        detail::stop_clock();
      }
      sampler_.end_empty_region();
    }
  }
  /// Runs batches until the parent wants no more.
  void take_samples(batch_function batch, void *self) {
    read_empty_regions();
    if (threads_ > 1)
      team_.emplace(threads_, usable_processors().size());
    const struct disbanding {
      std::optional<team> &of;
      ~disbanding() { of.reset(); }
    } at_end{team_};
    for (;;) {
      counted_assertions();
      end_forked(false);
      const auto iterations = sampler_.next_batch();
      if (iterations == 0)
        return;
      pass_.calls += static_cast<double>(iterations) * threads_;
      if (!team_)
        batch(self, iterations);
      else if (team_->run(batch, self, iterations))
        sampler_.note_disturbance_of_one();
    }
  }
  /// A child that a body has forked, and that goes on as if it were the test, ends here.
  void end_forked(bool threw) {
    if (!here_.is_this())
      end_child(threw || failed_assertions() > failures_before_);
  }
  double counted_assertions() {
    counted_ += static_cast<double>(assertions());
    restart_count();
    return counted_;
  }

  const choice &chosen_;
  sampler sampler_;
  target target_ = target::body;
  place place_;
  unsigned threads_ = 1;
  std::optional<team> team_; ///< while several threads measure
  said_work work_;

  stage stage_ = stage::test;
  double started_ = 0;
  double single_started_ = 0;
  double counted_ = 0; ///< assertions so far in this pass
  double outside_ = 0; ///< of them, before the region
  unsigned failures_before_ = 0;
  process here_;
};

inline session *current_session = nullptr;

} // namespace bench_test::detail
