// bench_test/impl/kinds/allocs.hpp - the kind `allocs`: what one iteration allocates on the heap.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../system/heap_hooks.hpp"
#include "registry.hpp"

namespace bench_test::detail {

class allocs_kind final : public kind {
public:
  allocs_kind()
      : kind("allocs", "heap allocations of one iteration", sampling::exact,
             {{"allocations", "", true},
              {"bytes", "B", true},
              {"peak", "B", true},
              {"live", "B", true}}) {}
  const char *refusal() const override { return heap_refusal(); }
  const char *remark() const override { return heap_remark(); }
  /// What the set-up allocates is known then, with its size.
  void prepare(unsigned) override {
    heap_refusal();
    begin_heap_count();
  }
  void start() override { since_ = begin_heap_count(); }
  void stop(double *values) override {
    const auto used = end_heap_count(since_);
    values[0] = static_cast<double>(used.allocations);
    values[1] = static_cast<double>(used.bytes);
    values[2] = static_cast<double>(used.peak_bytes);
    values[3] = static_cast<double>(used.live_bytes);
  }

private:
  heap_mark since_;
};

inline allocs_kind allocs_kind_instance;

} // namespace bench_test::detail
