// bench_test/impl/system/worker_variable.hpp - the variable that makes a process a worker.
//
// It holds, with a ':' between, the worker's socket, its ring, and its parent's process id. Where
// the worker is started by a command of the user's, which may start others, too, the path of the
// file that is meant is in place of that. It is told by its path: in a debugger it may be built
// anew.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <string>

namespace bench_test::detail {

constexpr const char *worker_variable = "BENCH_TEST_WORKER";

/// What is said in the variable.
struct worker_claim {
  int socket = -1;
  int ring = -1;
  int parent = -1;     ///< its process id
  std::string program; ///< under a command, in place of that
  bool is_valid() const { return socket >= 0; }
  bool is_under_command() const { return !program.empty(); }
};

/// "NAME=VALUE" for a worker with these descriptors; `whose` is the parent's id or an absolute
/// path.
inline std::string worker_entry(int socket, int ring, const std::string &whose) {
  return std::string(worker_variable) + '=' + std::to_string(socket) + ':' + std::to_string(ring) +
         ':' + whose;
}

/// The number that consists of these digits; -1 if there are others, or too many.
inline int number_of(const std::string &digits) {
  const bool is_number = !digits.empty() && digits.size() < 10 &&
                         digits.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::atoi(digits.c_str()) : -1;
}

/// Reads the value; not valid if it is anything else.
inline worker_claim claim_in(const std::string &value) {
  const auto after_socket = value.find(':');
  const auto after_ring = value.find(':', after_socket + 1);
  if (after_socket == std::string::npos || after_ring == std::string::npos)
    return {};
  const auto whose = value.substr(after_ring + 1);
  worker_claim claim{number_of(value.substr(0, after_socket)),
                     number_of(value.substr(after_socket + 1, after_ring - after_socket - 1)),
                     number_of(whose), ""};
  if (whose.substr(0, 1) == "/")
    claim.program = whose;
  return claim.ring >= 0 && (claim.parent > 0 || claim.is_under_command()) ? claim : worker_claim{};
}

} // namespace bench_test::detail
