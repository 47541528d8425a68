// bench_test/impl/system/last_level_cache.hpp - the size of the processor's largest cache.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>

namespace bench_test::detail {

/// Bytes in a text such as "32768K" or "32M", as the kernel writes the size of a cache; 0 for any
/// other.
inline double cache_bytes_in(const std::string &text) {
  char *end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  const double k = 1024;
  switch (*end) {
  case 'K':
    return number * k;
  case 'M':
    return number * k * k;
  case 'G':
    return number * k * k * k;
  default:
    return *end ? 0 : number;
  }
}

/// The size in bytes of the last cache before memory, as the first processor has it; 0 where the
/// system does not tell. `folder` is where Linux describes that processor's caches.
inline double last_level_cache(const std::string &folder = "/sys/devices/system/cpu/cpu0/cache/") {
  double bytes = 0;
  int highest = 0;
  for (int index = 0;; ++index) {
    const std::string cache = folder + "index" + std::to_string(index) + '/';
    int level = 0;
    std::string size;
    if (!(std::ifstream(cache + "level") >> level) || !(std::ifstream(cache + "size") >> size))
      return bytes;
    if (level >= highest) {
      highest = level;
      bytes = cache_bytes_in(size);
    }
  }
}

} // namespace bench_test::detail
