// tests/unit/governors_test.cpp - who decides at what frequency a processor runs.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/governors.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <unistd.h>

using bench_test::detail::governors;

namespace {

namespace fs = std::filesystem;
using names = std::map<std::string, std::size_t>;

/// A folder as the kernel's, which the processors 0 to 2 have and 3 has not.
class played_folder {
public:
  played_folder() {
    for (int i = 0; i < 3; ++i) {
      const auto folder = path_ / ("cpu" + std::to_string(i)) / "cpufreq";
      fs::create_directories(folder);
      std::ofstream(folder / "scaling_governor") << (i == 0 ? "performance\n" : "schedutil\n");
    }
    fs::create_directories(path_ / "cpu3");
  }
  ~played_folder() { fs::remove_all(path_); }
  played_folder(const played_folder &) = delete;
  played_folder &operator=(const played_folder &) = delete;
  std::string path() const { return path_.string(); }

private:
  fs::path path_ = fs::temp_directory_path() / ("bench_test_governors_" + std::to_string(getpid()));
};

} // namespace

TEST_CASE("governors: are counted by name, of the processors asked for") {
  const played_folder folder;
  CHECK(governors({0, 1, 2}, folder.path()) == names{{"performance", 1}, {"schedutil", 2}});
  CHECK(governors({0}, folder.path()) == names{{"performance", 1}});
  CHECK(governors({2}, folder.path()) == names{{"schedutil", 1}});
}

TEST_CASE("governors: where there is none, none is told of") {
  const played_folder folder;
  CHECK(governors({3, 4}, folder.path()).empty());
  CHECK(governors({}, folder.path()).empty());
  CHECK(governors({0}, folder.path() + "/not there").empty());
}
