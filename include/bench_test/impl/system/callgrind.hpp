// bench_test/impl/system/callgrind.hpp - counts instructions by valgrind's callgrind, from within.
//
// The program asks the tool by instructions that do nothing elsewhere, as valgrind's manual and its
// header valgrind.h say ("client requests"). The header itself is not used: its macros would reach
// a user's file.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../text/shell_quoted.hpp"

#if defined(__linux__)
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace bench_test::detail {

#if defined(__x86_64__) || defined(__aarch64__)

constexpr bool has_valgrind_requests = true;

/// 0 where valgrind does not run the program.
inline std::size_t valgrind_request(std::size_t request) {
  volatile std::size_t arguments[6] = {request, 0, 0, 0, 0, 0};
  std::size_t result = 0;
#if defined(__x86_64__)
  asm volatile("rolq $3, %%rdi\n\trolq $13, %%rdi\n\trolq $61, %%rdi\n\trolq $51, %%rdi\n\t"
               "xchgq %%rbx, %%rbx"
               : "=d"(result)
               : "a"(arguments), "0"(result)
               : "cc", "memory");
#else
  asm volatile("mov x3, %1\n\tmov x4, %2\n\t"
               "ror x12, x12, #3\n\tror x12, x12, #13\n\tror x12, x12, #51\n\tror x12, x12, #61\n\t"
               "orr x10, x10, x10\n\tmov %0, x3"
               : "=r"(result)
               : "r"(result), "r"(arguments)
               : "cc", "memory", "x3", "x4");
#endif
  return result;
}

#else

constexpr bool has_valgrind_requests = false;
inline std::size_t valgrind_request(std::size_t) { return 0; }

#endif

/// A folder of its own for what callgrind writes, and the command that runs a program under it.
class callgrind_command {
public:
  callgrind_command() {
    const char *const temporary = std::getenv("TMPDIR");
    folder_ = std::string(temporary && *temporary ? temporary : "/tmp") + "/bench_test-XXXXXX";
    if (!mkdtemp(folder_.data())) {
      folder_.clear();
      return;
    }
    if (char *const path = realpath(folder_.c_str(), nullptr)) { // a body may go elsewhere
      folder_ = path;
      std::free(path);
    }
    setenv(variable, folder_.c_str(), 1); // so the worker knows where to look
    words_ = "valgrind --tool=callgrind -q --vgdb=no --instr-atstart=no " +
             shell_quoted("--callgrind-out-file=" + replaced(folder_, "%", "%%") + "/%p");
  }
  ~callgrind_command() {
    DIR *const folder = folder_.empty() ? nullptr : opendir(folder_.c_str());
    if (!folder)
      return;
    while (const dirent *file = readdir(folder))
      std::remove((folder_ + '/' + file->d_name).c_str());
    closedir(folder);
    rmdir(folder_.c_str());
  }
  callgrind_command(const callgrind_command &) = delete;
  callgrind_command &operator=(const callgrind_command &) = delete;

  const std::string &words() const { return words_; } ///< empty if there is no place to write to

  static constexpr const char *variable = "BENCH_TEST_CALLGRIND";

private:
  std::string folder_;
  std::string words_;
};

/// The worker's side: counts of all its threads.
class callgrind {
public:
  static bool is_running() { return valgrind_request(running_on_valgrind) > 0; }

  void start() {
    if (!has_begun_)
      valgrind_request(start_instrumentation);
    has_begun_ = true;
    valgrind_request(zero_counts);
  }
  /// Instructions since then; below 0 where they cannot be read. Allocates nothing: the next count
  /// would see that in malloc.
  double stop() {
    valgrind_request(dump_counts); // into a file: there is no other way
    const char *const folder = std::getenv(callgrind_command::variable);
    char path[4096];
    std::snprintf(path, sizeof path, "%s/%d.%d", folder ? folder : "", static_cast<int>(getpid()),
                  ++dumps_);
    const double count = total_in(path);
    unlink(path);
    return count;
  }

  /// The number behind "totals:", which stands at the end of what callgrind has written; -1 if
  /// there is none.
  static double total_in(const char *path) {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
      return -1;
    char text[256] = {};
    const auto size = lseek(file, 0, SEEK_END);
    lseek(file, std::max<off_t>(0, size - static_cast<off_t>(sizeof text - 1)), SEEK_SET);
    const auto n = read(file, text, sizeof text - 1);
    close(file);
    const char *const found = n > 0 ? std::strstr(text, "\ntotals: ") : nullptr;
    return found ? static_cast<double>(std::strtoull(found + 9, nullptr, 10)) : -1;
  }

private:
  static constexpr std::size_t of_callgrind = ('C' << 24) + ('T' << 16);
  static constexpr std::size_t running_on_valgrind = 0x1001;
  static constexpr std::size_t dump_counts = of_callgrind;
  static constexpr std::size_t zero_counts = of_callgrind + 1;
  static constexpr std::size_t start_instrumentation = of_callgrind + 4;

  bool has_begun_ = false;
  int dumps_ = 0;
};

} // namespace bench_test::detail

#endif
