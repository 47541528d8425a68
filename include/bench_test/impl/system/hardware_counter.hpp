// bench_test/impl/system/hardware_counter.hpp - the processor's own count of instructions.
//
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__linux__)
#include <cstdint>

#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace bench_test::detail {

/// What this process executes outside the kernel, with the threads that it starts from now on. (Of
/// the kernel's other events, a test counts some: many machines have no counter for this one.)
class hardware_counter {
public:
  explicit hardware_counter(unsigned type = PERF_TYPE_HARDWARE,
                            unsigned long long event = PERF_COUNT_HW_INSTRUCTIONS) {
    perf_event_attr what{};
    what.size = sizeof what;
    what.type = type;
    what.config = event;
    what.disabled = 1;
    what.inherit = 1;
    what.exclude_kernel = 1;
    what.exclude_hv = 1;
    file_ = static_cast<int>(syscall(SYS_perf_event_open, &what, 0, -1, -1, PERF_FLAG_FD_CLOEXEC));
  }
  ~hardware_counter() {
    if (file_ >= 0)
      close(file_);
  }
  void start() {
    before_ = so_far(); // no reset: that would leave what threads have counted that have ended
    ioctl(file_, PERF_EVENT_IOC_ENABLE, 0);
  }
  /// Counted since then; below 0 where that cannot be read.
  double stop() const {
    ioctl(file_, PERF_EVENT_IOC_DISABLE, 0);
    const double count = so_far();
    return count < 0 || before_ < 0 ? -1 : count - before_;
  }
  hardware_counter(const hardware_counter &) = delete;
  hardware_counter &operator=(const hardware_counter &) = delete;

  /// Whether there is one here, for this user.
  bool is_there() const { return file_ >= 0; }

private:
  double so_far() const {
    std::uint64_t count = 0;
    return read(file_, &count, sizeof count) == sizeof count ? static_cast<double>(count) : -1;
  }

  int file_ = -1;
  double before_ = 0;
};

} // namespace bench_test::detail

#endif
