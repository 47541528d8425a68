// bench_test/impl/system/foreign_malloc.hpp - whose malloc the program calls, if it is not the C
// library's.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../text/file_name.hpp"
#include "program_file.hpp"

#if defined(__linux__)
#include <dlfcn.h>
#include <string>
#include <string_view>

// Before glibc 2.34 these are in a library that the program may be linked without.
#pragma weak dlsym
#pragma weak dladdr

namespace bench_test::detail {

/// The library that has the malloc which a program finds from here on: "libjemalloc.so.2",
/// preloaded or linked; empty if it is the C library's or the program's own, or is not known.
inline std::string foreign_malloc(void *from, const char *called = "malloc") {
  Dl_info found{};
  void *const function = dlsym != nullptr ? dlsym(from, called) : nullptr;
  if (!function || dladdr == nullptr || dladdr(function, &found) == 0 || !found.dli_fname)
    return "";
  const auto name = file_name(found.dli_fname);
  const auto is_c_library =
      name.rfind("libc.", 0) == 0 || name.rfind("libc-", 0) == 0 || name.rfind("ld-", 0) == 0;
  return is_c_library || is_same_file(found.dli_fname, running_program) ? "" : name;
}

} // namespace bench_test::detail

#endif
