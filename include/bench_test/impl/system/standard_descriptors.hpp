// bench_test/impl/system/standard_descriptors.hpp - keeps what we open off the descriptors 0 to 2.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <fcntl.h>
#include <initializer_list>
#include <unistd.h>

namespace bench_test::detail {

/// Occupies those of the standard descriptors that are closed: a pipe of ours would get the number,
/// and what is printed would end up in it. To use them stays an error, and so is told of.
inline void keep_standard_descriptors() {
  for (const int d : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(d, F_GETFD) < 0) // then it is the lowest that is free
      static_cast<void>(open("/dev/null", d == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

} // namespace bench_test::detail
