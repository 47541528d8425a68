// tests/unit/last_level_cache_test.cpp - the size of the processor's largest cache.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/last_level_cache.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using bench_test::detail::cache_bytes_in;
using bench_test::detail::last_level_cache;

namespace fs = std::filesystem;

TEST_CASE("cache_bytes_in: a number with the kernel's unit, and 0 for what is none") {
  CHECK(cache_bytes_in("48K") == 48 * 1024);
  CHECK(cache_bytes_in("32M") == 32 * 1024 * 1024);
  CHECK(cache_bytes_in("512") == 512);
  CHECK(cache_bytes_in("") == 0);
  CHECK(cache_bytes_in("32X") == 0);
}

TEST_CASE("last_level_cache: that of the highest level, wherever it stands") {
  const fs::path folder =
      fs::temp_directory_path() / ("bench_test_caches_" + std::to_string(getpid()));
  const auto add = [&](int index, int level, const char *size) {
    const auto cache = folder / ("index" + std::to_string(index));
    fs::create_directories(cache);
    std::ofstream(cache / "level") << level << '\n';
    std::ofstream(cache / "size") << size << '\n';
  };
  CHECK(last_level_cache(folder.string() + '/') == 0);
  add(0, 1, "48K");
  add(1, 3, "32M");
  add(2, 2, "1024K");
  CHECK(last_level_cache(folder.string() + '/') == 32.0 * 1024 * 1024);
  fs::remove_all(folder);
}
