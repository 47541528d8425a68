// bench_test/impl/kinds/cpu.hpp - the kind `cpu`: what one iteration takes of processors, by
// getrusage, which wall time hides.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__linux__)
#include <sys/resource.h>
#endif

#include "registry.hpp"

namespace bench_test::detail {

/// Over all threads of the process. The sum of both times is exact to what getrusage can say; which
/// of them it was the kernel finds out by a look at each tick, of 4 ms as a rule.
class cpu_kind final : public kind {
public:
  cpu_kind()
      : kind("cpu", "user and system time, context switches, page faults", sampling::steady,
             {{"CPU time", "s", false, microsecond},
              {"user", "s", false, tick},
              {"system", "s", false, tick},
              {"switches"},
              {"faults"}}) {}
#if defined(__linux__)
  void start() override { getrusage(RUSAGE_SELF, &before_); }
  void stop(double *values) override {
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    values[1] = seconds(after.ru_utime) - seconds(before_.ru_utime);
    values[2] = seconds(after.ru_stime) - seconds(before_.ru_stime);
    values[0] = values[1] + values[2];
    values[3] = static_cast<double>(after.ru_nvcsw - before_.ru_nvcsw + after.ru_nivcsw -
                                    before_.ru_nivcsw);
    values[4] = static_cast<double>(after.ru_minflt - before_.ru_minflt + after.ru_majflt -
                                    before_.ru_majflt);
  }
#else
  void start() override {}
  void stop(double *) override {}
#endif

private:
  static constexpr double microsecond = 1e-6;
  static constexpr double tick = 4e-3;
#if defined(__linux__)
  static double seconds(const timeval &t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  }
  rusage before_{};
#endif
};

inline cpu_kind cpu_kind_instance;

} // namespace bench_test::detail
