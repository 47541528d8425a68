// bench_test/impl/kinds/mem.hpp - the kind `mem`: how much memory the result() takes, with its
// heap.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../result.hpp"
#include "../system/heap_hooks.hpp"
#include "registry.hpp"

namespace bench_test::detail {

class mem_kind final : public kind {
public:
  mem_kind()
      : kind("mem", "size of the result(), its heap included", sampling::once,
             {{"size", "B", true}}) {}
  const char *refusal() const override { return heap_refusal(); }
  const char *remark() const override { return heap_remark(); }
  const char *why_no_reading() const override {
    return "says no object; bench_test::result(object) in the body names what is to be weighed";
  }
  /// What the set-up allocates is known then, with its size.
  void prepare(unsigned) override {
    heap_refusal();
    begin_heap_count();
  }
  void start() override {
    before_ = live_heap_bytes();
    is_within_ = true;
  }
  void stop(double *) override {
    left_ = live_heap_bytes() - before_;
    is_within_ = false;
  }
  void see(const returned &said, double *values) override {
    if (said.is_scalar)
      return; // it is for `track`
    if (is_within_)
      left_ = live_heap_bytes() - before_;
    const auto held = said.held ? said.held(said.value) : left_;
    values[0] = static_cast<double>(said.size + held);
  }

private:
  long long before_ = 0;
  long long left_ = 0; ///< of what the region has allocated
  bool is_within_ = false;
};

inline mem_kind mem_kind_instance;

} // namespace bench_test::detail
