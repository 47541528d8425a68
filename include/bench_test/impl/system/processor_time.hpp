// bench_test/impl/system/processor_time.hpp - how much processor time others take.
//
// A load average is no measure of it: it stays high for minutes after a build, counts what waits
// for a disk, and is of the whole machine also where this process may use but a part of it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#if defined(__linux__)
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "clock.hpp"
#include "usable_processors.hpp"

namespace bench_test::detail {

/// What others took of some processors in a span of time.
struct share_of_others {
  std::size_t processors = 0; ///< 0 where it is not known
  double used = 0;            ///< by others than this program: so many of the processors
  double idle = 0;            ///< so many had nothing to do

  /// Whether there was less left than the processors that a benchmark needs: one, all others busy,
  /// or several.
  bool is_too_much(std::size_t needed = 1) const {
    constexpr double untold = 0.25; // as far as ticks can tell it
    const auto all = static_cast<double>(processors);
    const double free = all - used + untold;
    return processors > 0 && free < static_cast<double>(std::min(needed, processors)) &&
           (needed > 1 || idle < 0.05 * all);
  }
};

/// Readings of the system's clocks, in seconds: of the processors that this program may run on, and
/// of what it and its children that have ended used.
struct processor_time {
  std::size_t processors = 0; ///< 0 where the system does not tell
  double at = 0;
  double busy = 0;
  double idle = 0;
  double own = 0;

#if defined(__linux__)
  static processor_time current(const std::string &statistics = "/proc/stat") {
    processor_time t;
    t.at = now();
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
      rusage used{};
      getrusage(who, &used);
      t.own += seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    struct sigaction children {};
    sigaction(SIGCHLD, nullptr, &children);
    if (children.sa_handler == SIG_IGN || (children.sa_flags & SA_NOCLDWAIT) != 0)
      return t; // then nobody adds up what they used
    t.read(statistics, usable_processors());
    return t;
  }
#else
  static processor_time current() { return {}; }
#endif

  /// What others took since then; nothing is known where too few ticks have passed.
  share_of_others since(const processor_time &then) const {
    constexpr double shortest = 0.5;
    const double passed = at - then.at;
    if (processors == 0 || processors != then.processors || passed < shortest)
      return {};
    const double used = busy - then.busy - (own - then.own);
    return {processors, std::max(0.0, used) / passed, (idle - then.idle) / passed};
  }

private:
#if defined(__linux__)
  static double seconds(const timeval &t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  }

  void read(const std::string &statistics, const std::vector<int> &numbers) {
    std::FILE *file = std::fopen(statistics.c_str(), "re");
    if (!file)
      return;
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    char line[512];
    while (std::fgets(line, sizeof line, file)) {
      if (std::strncmp(line, "cpu ", 4) == 0) // the sum, whose first value is no processor
        continue;
      int number = 0;
      unsigned long long user = 0, nice = 0, system = 0, rest = 0, wait = 0, irq = 0, soft = 0;
      if (std::sscanf(line, "cpu%d %llu %llu %llu %llu %llu %llu %llu", &number, &user, &nice,
                      &system, &rest, &wait, &irq, &soft) != 8 ||
          !std::binary_search(numbers.begin(), numbers.end(), number))
        continue;
      ++processors;
      busy += static_cast<double>(user + nice + system + irq + soft) / ticks;
      idle += static_cast<double>(rest + wait) / ticks;
    }
    std::fclose(file);
  }
#endif
};

} // namespace bench_test::detail
