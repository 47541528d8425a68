// bench_test/impl/kinds/icount.hpp - the kind `icount`: instructions of one iteration.
//
// By the processor's counter, where there is one for this user, else by callgrind.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "../system/callgrind.hpp"
#include "../system/hardware_counter.hpp"
#include "../system/program_path.hpp"
#include "../system/sanitizer.hpp"
#include "registry.hpp"

namespace bench_test::detail {

/// Over all threads of the process, without the kernel.
class icount_kind final : public kind {
public:
  icount_kind()
      : kind("icount", "instructions of one iteration", sampling::exact,
             {{"instructions", "", true}}) {}

#if !defined(__linux__)
  void start() override {}
  void stop(double *) override {}
#else
  const char *refusal() const override {
    if (hardware_counter().is_there())
      return nullptr;
    if (!has_valgrind_requests)
      return "there is no hardware counter here for this user (see perf_event_paranoid), and for "
             "this processor no other way is known; run where `perf stat -e instructions true` "
             "counts";
    if (*sanitizer_name != 0)
      return "there is no hardware counter here for this user (see perf_event_paranoid), and "
             "valgrind cannot run a program that is built with a sanitizer; build it without";
    if (!can_be_started("valgrind"))
      return "there is no hardware counter here for this user (see perf_event_paranoid), and no "
             "valgrind, which counts without; install valgrind";
    return by_callgrind().words().empty() ? "callgrind has no folder to write its counts to; set "
                                            "TMPDIR to one that may be written"
                                          : nullptr;
  }
  const char *command() const override {
    return hardware_counter().is_there() ? nullptr : by_callgrind().words().c_str();
  }
  void prepare(unsigned) override {
    if (!callgrind::is_running())
      counter_.emplace();
  }
  void start() override {
    if (counter_)
      counter_->start();
    else
      callgrind_.start();
  }
  void stop(double *values) override {
    const double count = counter_ ? counter_->stop() : callgrind_.stop();
    if (count >= 0)
      values[0] = count;
  }

private:
  static const callgrind_command &by_callgrind() {
    static const callgrind_command command;
    return command;
  }

  callgrind callgrind_;
  std::optional<hardware_counter> counter_;
#endif
};

inline icount_kind icount_kind_instance;

} // namespace bench_test::detail
