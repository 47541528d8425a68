// bench_test/impl/kinds/peakmem.hpp - the kind `peakmem`: peak resident memory, as the kernel saw
// it.
//
// The peak is set back right before the region, in a process in which the body never ran: a second
// run would read 0, since the heap holds the memory already. Each processor holds back some pages
// before it adds them to the kernel's counter, so a reading is too low by as much.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "../system/memory_status.hpp"
#include "kind.hpp"

namespace bench_test::detail {

class peakmem_kind final : public kind {
public:
  peakmem_kind() : kind("peakmem") {}
  std::string summary() const override { return "peak memory that the body adds"; }
  sampling how() const override { return sampling::once; }
  std::vector<metric> metrics() const override {
    return {{"added", "B", held_back(), false}, {"process", "B", held_back(), false}};
  }
  std::string refusal() const override {
    if (memory_status("VmHWM:") >= 0 && reset_memory_peak())
      return "";
    return "this system does not let a process set its memory peak back (a write of 5 to "
           "/proc/self/clear_refs): run on Linux with CONFIG_PROC_PAGE_MONITOR, with /proc mounted";
  }

  void start() override {
    memory_status("VmHWM:"); // the first reading touches memory of its own
#if defined(__GLIBC__)
    malloc_trim(0); // what the set-up has freed must not hide what the region takes
#endif
    earlier_peak_ = memory_status("VmHWM:");
    reset_memory_peak();
    before_ = memory_status("VmHWM:");
  }
  std::vector<double> stop() override {
    const double peak = memory_status("VmHWM:");
    if (peak < 0 || before_ < 0) // the body may open no file any more: that is no 0
      return {};
    return {std::max(0.0, peak - before_), std::max(peak, earlier_peak_)};
  }

private:
  /// Bytes that two processors may hold back: a thread rarely moves more often in a first call.
  /// Linux's percpu_counter_batch, of 6.2 and later; earlier ones held back 64 pages a thread.
  static double held_back() {
    static const double bytes =
        2.0 * static_cast<double>(sysconf(_SC_PAGESIZE)) *
        static_cast<double>(std::max(32L, 2 * sysconf(_SC_NPROCESSORS_ONLN)));
    return bytes;
  }

  double earlier_peak_ = 0;
  double before_ = 0;
};

inline peakmem_kind peakmem_kind_instance;

} // namespace bench_test::detail
