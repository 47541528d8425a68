// bench_test/impl/kinds/peakmem.hpp - the kind `peakmem`: peak resident memory, as the kernel saw
// it.
//
// The peak is set back right before the region, in a process in which the body never ran: a second
// run would read 0, since the heap holds the memory already. Each processor holds back some pages
// before it adds them to the kernel's counter, so a reading is too low by as much. The heap beside
// it is what was allocated, to the byte, whether it was touched or not.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "../system/heap_hooks.hpp"
#include "../system/memory_status.hpp"
#include "registry.hpp"

namespace bench_test::detail {

class peakmem_kind final : public kind {
public:
  peakmem_kind()
      : kind("peakmem", "peak memory that the body adds", sampling::once,
             {{"added", "B", false, held_back(), false},
              {"heap", "B", true, 0, false, 0, in_heap},
              {"process", "B", false, held_back(), false}}) {}
  const char *refusal() const override {
    if (memory_status("VmHWM:") >= 0 && reset_memory_peak())
      return nullptr;
    return "this system does not let a process set its memory peak back (a write of 5 to "
           "/proc/self/clear_refs): run on Linux with CONFIG_PROC_PAGE_MONITOR, with /proc mounted";
  }

  const char *remark() const override {
    static const std::string uncounted =
        heap_refusal() ? "the column heap is empty: " + std::string(heap_refusal()) : "";
    return uncounted.empty() ? heap_remark() : uncounted.c_str();
  }
  /// To count the heap takes memory of its own, so it is done in other processes.
  void prepare(unsigned part) override {
    part_ = part;
    is_counted_ = part == in_heap && !heap_refusal();
    if (is_counted_)
      begin_heap_count();
  }
  void start() override {
    if (part_ == in_heap) {
      since_ = begin_heap_count();
      return;
    }
    memory_status("VmHWM:"); // the first reading touches memory of its own
#if defined(__GLIBC__)
    malloc_trim(0); // what the set-up has freed must not hide what the region takes
#endif
    earlier_peak_ = memory_status("VmHWM:");
    reset_memory_peak();
    before_ = memory_status("VmHWM:");
  }
  void stop(double *values) override {
    if (part_ == in_heap) {
      const auto used = end_heap_count(since_);
      if (is_counted_)
        values[1] = static_cast<double>(used.peak_bytes);
      return;
    }
    const double peak = memory_status("VmHWM:");
    if (peak < 0 || before_ < 0) // the body may open no file any more: that is no 0
      return;
    values[0] = std::max(0.0, peak - before_);
    values[2] = std::max(peak, earlier_peak_);
  }

private:
  static constexpr unsigned in_heap = 1; ///< a part
  /// Bytes that two processors may hold back: a thread rarely moves more often in a first call.
  /// Linux's percpu_counter_batch, of 6.2 and later; earlier ones held back 64 pages a thread.
  static double held_back() {
    static const double bytes =
        2.0 * static_cast<double>(sysconf(_SC_PAGESIZE)) *
        static_cast<double>(std::max(32L, 2 * sysconf(_SC_NPROCESSORS_ONLN)));
    return bytes;
  }

  unsigned part_ = 0;
  bool is_counted_ = false;
  heap_mark since_;
  double earlier_peak_ = 0;
  double before_ = 0;
};

inline peakmem_kind peakmem_kind_instance;

} // namespace bench_test::detail
