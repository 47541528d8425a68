// bench_test/impl/system/program_copy.hpp - copies the running program, and knows a copy of it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "program_file.hpp"

namespace bench_test::detail {

/// An open file that closes itself.
class open_file {
public:
  open_file(const std::string &path, int flags, mode_t mode = 0)
      : descriptor_(open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  open_file(const open_file &) = delete;
  open_file &operator=(const open_file &) = delete;
  ~open_file() {
    if (descriptor_ >= 0)
      close(descriptor_);
  }
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }

  /// The next bytes, as many as there are up to the size of the buffer; fewer only at the end.
  template <std::size_t N> std::size_t next(char (&buffer)[N]) const {
    std::size_t bytes = 0;
    while (bytes < N) {
      const auto n = read(descriptor_, buffer + bytes, N - bytes);
      if (n <= 0)
        break;
      bytes += static_cast<std::size_t>(n);
    }
    return bytes;
  }

  /// Writes all of these bytes, unless errno says why not.
  bool put(const char *from, std::size_t bytes) const {
    while (bytes > 0) {
      const auto n = write(descriptor_, from, bytes);
      if (n <= 0)
        return false;
      from += n;
      bytes -= static_cast<std::size_t>(n);
    }
    return true;
  }

private:
  int descriptor_;
};

/// Whether both files hold the same bytes.
inline bool is_copy(const std::string &a, const std::string &b) {
  const open_file first(a, O_RDONLY | O_NONBLOCK); // a pipe that nobody writes to must not hold us
  const open_file second(b, O_RDONLY | O_NONBLOCK);
  struct stat of_first {};
  struct stat of_second {};
  if (fstat(first.get(), &of_first) != 0 || fstat(second.get(), &of_second) != 0 ||
      !S_ISREG(of_first.st_mode) || !S_ISREG(of_second.st_mode) ||
      of_first.st_size != of_second.st_size)
    return false;
  char here[16384];
  char there[16384];
  for (off_t done = 0; done < of_first.st_size; done += static_cast<off_t>(sizeof here)) {
    const auto bytes = first.next(here);
    if (bytes == 0 || second.next(there) != bytes || std::memcmp(here, there, bytes) != 0)
      return false;
  }
  return true;
}

/// Copies this program to a path where nothing is, with its mode. It is there all at once, or not
/// at all. Returns 0, or errno's number.
inline int copy_program(const std::string &to) {
  const std::string part = to + ".part" + std::to_string(getpid());
  const open_file from(running_program, O_RDONLY);
  struct stat facts {};
  if (fstat(from.get(), &facts) != 0)
    return errno;
  const open_file copy(part, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (!copy.is_open())
    return errno;
  char buffer[16384];
  bool is_good = true;
  off_t copied = 0;
  for (auto n = from.next(buffer); is_good && n > 0; n = from.next(buffer)) {
    is_good = copy.put(buffer, n);
    copied += static_cast<off_t>(n);
  }
  is_good = is_good && copied == facts.st_size; // else reading went wrong
  is_good = is_good && fchmod(copy.get(), facts.st_mode & 0777) == 0 && fsync(copy.get()) == 0;
  // Replaces nothing. Where the file system cannot promise that, we have looked a moment ago.
  is_good =
      is_good && (renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0 ||
                  (errno == EINVAL && std::rename(part.c_str(), to.c_str()) == 0));
  const int error = is_good ? 0 : errno != 0 ? errno : EIO;
  if (!is_good)
    unlink(part.c_str());
  return error;
}

} // namespace bench_test::detail
