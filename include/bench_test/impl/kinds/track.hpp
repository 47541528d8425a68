// bench_test/impl/kinds/track.hpp - the kind `track`: the number in the result(), as asv's.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../result.hpp"
#include "registry.hpp"

namespace bench_test::detail {

class track_kind final : public kind {
public:
  track_kind() : kind("track", "the number in the result()", sampling::once, {{"result"}}) {}
  const char *why_no_reading() const override {
    return "says no number; bench_test::result(number, \"unit\") in the body names it";
  }
  void start() override {}
  void stop(double *) override {}
  void see(const returned &said, double *values) override {
    if (said.is_number)
      values[0] = said.number;
  }
};

inline track_kind track_kind_instance;

} // namespace bench_test::detail
