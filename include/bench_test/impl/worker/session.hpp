// bench_test/impl/worker/session.hpp - what a worker knows of the body that it is running.
//
// The region's functions, called from the user's code, find it here; without one they do nothing.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../measure.hpp"
#include "../bridge/doctest_runs.hpp"
#include "../bridge/place.hpp"
#include "../kinds/kind.hpp"
#include "../system/clock.hpp"
#include "../system/forked.hpp"
#include "pass.hpp"
#include "port.hpp"
#include "sampler.hpp"

namespace bench_test::detail {

/// How a pass treats the region.
enum class stage {
  test, ///< as a test run does: one call, not measured
  once, ///< one call, measured
  loop  ///< as many as the parent asks for, then one call more
};

class session final : public listener {
public:
  session(port &to, const choice &chosen) : port_(to), chosen_(chosen), sampler_(to) {}

  port &parent() { return port_; }
  const choice &chosen() const { return chosen_; }

  /// Prepares for measuring `region` of the leaf at `where` by `by`.
  void prepare(kind *by, target region, const place &where) {
    sampler_.measure_by(by);
    target_ = region;
    place_ = where;
  }

  void begin_pass(stage s) {
    if (is_discovering && passes_++ > 0) // a case begins with a pass
      port_.tell(message("pass-begins"));
    stage_ = s;
    pass_ = {};
    pass_.calls = s == stage::loop && target_ == target::body ? 0 : 1;
    open_ = false;
    depth_ = 0;
    told_failures_ = 0;
    sampler_.forget_orders();
    restart_count();
    counted_ = 0;
    failures_before_ = failed_assertions();
    started_ = now();
  }
  pass end_pass(bool threw) {
    end_forked(threw);
    pass_.seconds = now() - started_;
    if (pass_.region == target::body) {
      pass_.region_assertions = counted_assertions();
      pass_.region_seconds = pass_.seconds;
    }
    pass_.assertions = counted_assertions() - pass_.region_assertions;
    pass_.failures = failed_assertions() - failures_before_;
    pass_.threw = threw;
    return pass_;
  }
  /// Calls a body so many times, each time as if it were the first. A function of its own, so that
  /// an empty body is measured by the very same instructions.
  [[gnu::noinline]] void repeat(void (*body)(), unsigned long long iterations) {
    for (auto left = iterations; left; --left) {
      body();
      if (place::has_moved())
        place_.enter();
    }
  }
  /// Takes samples of the whole body until the parent wants no more.
  void loop_body() {
    const auto body = original_body;
    while (const auto iterations = next_ordered_sample()) {
      counted_assertions();
      sampler_.start_part();
      repeat(body, iterations);
      sampler_.stop_part();
      pass_.calls += static_cast<double>(iterations);
    }
  }
  /// Measures one call of the whole body.
  void call_body_once() {
    sampler_.begin_sample();
    sampler_.start_part();
    original_body();
    sampler_.stop_part();
    sampler_.tell({sampler_.sample()});
  }
  void next_iteration() {
    if (place::has_moved())
      place_.enter();
  }
  void enter_place() const { place_.enter(); }
  int passes() const { return passes_; } ///< of the case, while discovering

  // For the region's functions.
  void enter_region(region_form form, std::string at) {
    if (form == region_form::fixture) {
      if (pass_.region == target::body)
        pass_.region = target::fixture;
    } else if (pass_.measure_place.empty()) {
      pass_.region = target::measure;
      pass_.measure_place = std::move(at);
      open_ = true;
    } else if (pass_.second_measure_place.empty()) {
      pass_.second_measure_place = std::move(at);
    }
    if (is_target(form)) {
      outside_ = counted_assertions();
      pass_.calls = 0;
    }
  }
  void leave_region(region_form form) {
    if (is_target(form))
      pass_.region_assertions = counted_assertions() - outside_;
    if (form == region_form::measure)
      open_ = false;
  }
  unsigned long long next_sample(region_form form) {
    if (stage_ != stage::loop || !is_target(form))
      return 0;
    counted_assertions();
    const auto iterations = next_ordered_sample();
    pass_.calls += static_cast<double>(iterations);
    return iterations;
  }
  void start_part() { sampler_.start_part(); }
  void stop_part() { sampler_.stop_part(); }

  void start_single_call(region_form form) {
    if (!is_target(form))
      return;
    pass_.calls += 1;
    single_started_ = now();
    if (stage_ != stage::once)
      return;
    sampler_.begin_sample();
    sampler_.start_part();
  }
  void end_single_call(region_form form, bool threw) {
    if (!is_target(form) || threw)
      return;
    if (stage_ == stage::once) {
      sampler_.stop_part();
      sampler_.tell({sampler_.sample()});
    }
    pass_.region_seconds = now() - single_started_;
  }

  // What doctest tells.
  void case_started(std::size_t index) override {
    places.clear();
    passes_ = passes_in_vain = 0;
    if (is_discovering)
      port_.tell(message("case").with("index", static_cast<double>(index)));
  }
  void subcase_entered(std::string_view name) override {
    ++depth_;
    if (depth_ > pass_.path.size())
      pass_.path.emplace_back(name);
    if (is_discovering)
      port_.tell(message("enter").with("name", std::string(name)));
  }
  void subcase_left() override {
    --depth_;
    if (is_discovering)
      port_.tell(message("leave"));
  }
  void failed(const failure &f) override {
    constexpr int enough = 5; // a loop may fail a million times
    if (++told_failures_ <= enough)
      port_.tell(message("failure").with("summary", f.summary).with("text", f.text));
  }
  void case_ended(bool success, const std::string &reason) override {
    if (!is_discovering)
      return;
    message m = message("case-ends").with("success", success ? 1 : 0);
    if (!reason.empty())
      m.add("reason", reason);
    port_.tell(m);
  }

  std::set<std::string> places; ///< in which a pass of this case has ended
  int passes_in_vain = 0;       ///< the last ones, that ended where one had ended before
  bool is_discovering = false;  ///< all is told as it happens, so that a crash loses nothing of it

private:
  /// Whether this region is the one that is measured, or, in a test, that would be.
  bool is_target(region_form form) const {
    if (stage_ == stage::test)
      return form == region_form::measure ? open_ : pass_.region == target::fixture;
    return form == region_form::measure ? target_ == target::measure && open_
                                        : target_ == target::fixture;
  }
  unsigned long long next_ordered_sample() {
    end_forked(false);
    return sampler_.next_ordered_sample();
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

  port &port_;
  const choice &chosen_;
  sampler sampler_;
  target target_ = target::body;
  place place_;

  stage stage_ = stage::test;
  pass pass_;
  bool open_ = false; ///< within the body's first `measure`
  std::size_t depth_ = 0;
  int passes_ = 0; ///< of the case
  int told_failures_ = 0;
  double started_ = 0;
  double single_started_ = 0;
  double counted_ = 0; ///< assertions so far in this pass
  double outside_ = 0; ///< of them, before the region
  unsigned failures_before_ = 0;
  process here_;
};

inline session *current_session = nullptr;

} // namespace bench_test::detail
