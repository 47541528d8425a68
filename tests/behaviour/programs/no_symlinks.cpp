// tests/behaviour/programs/no_symlinks.cpp - preloaded, a file system without symbolic links.
//
// SPDX-License-Identifier: MIT
#include <cerrno>

extern "C" int symlink(const char *, const char *) noexcept {
  errno = EPERM; // as on vfat
  return -1;
}
