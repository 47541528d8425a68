// bench_test/impl/system/governors.hpp - who decides at what frequency a processor runs.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace bench_test::detail {

/// How many of these processors each of the kernel's frequency governors has, by its name. None
/// where the kernel does not tell, as in most virtual machines.
inline std::map<std::string, std::size_t>
governors(const std::vector<int> &processors,
          const std::string &folder = "/sys/devices/system/cpu") {
  std::map<std::string, std::size_t> found;
  for (const int number : processors) {
    const auto path = folder + "/cpu" + std::to_string(number) + "/cpufreq/scaling_governor";
    std::FILE *file = std::fopen(path.c_str(), "re");
    if (!file)
      continue;
    char name[64];
    if (std::fscanf(file, "%63s", name) == 1)
      ++found[name];
    std::fclose(file);
  }
  return found;
}

} // namespace bench_test::detail
