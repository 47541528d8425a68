// bench_test/impl/system/machine_load.hpp - how much of this machine's time others took.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>

namespace bench_test::detail {

/// Ticks of all processors since the machine started; zeros where the system does not tell.
struct processor_ticks {
  double all = 0;
  double stolen = 0; ///< taken by the host of a virtual machine

  static processor_ticks current() {
    processor_ticks t;
    std::FILE *file = std::fopen("/proc/stat", "re");
    if (!file)
      return t;
    unsigned long long field[8] = {};
    const int read =
        std::fscanf(file, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &field[0], &field[1],
                    &field[2], &field[3], &field[4], &field[5], &field[6], &field[7]);
    std::fclose(file);
    for (int i = 0; i < read; ++i)
      t.all += static_cast<double>(field[i]);
    t.stolen = read == 8 ? static_cast<double>(field[7]) : 0;
    return t;
  }

  /// The share of the time since then that a host has taken, 0 to 1.
  double stolen_share_since(const processor_ticks &then) const {
    const double passed = all - then.all;
    return passed > 0 ? (stolen - then.stolen) / passed : 0;
  }
};

} // namespace bench_test::detail
