// bench_test/impl/bridge/listener.hpp - what doctest tells while a body runs.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bench_test::detail {

/// A failed assertion, a message of FAIL, or an exception that left the body.
struct failure {
  std::string summary; ///< one line: where, and what
  std::string text;    ///< what doctest prints about it
};

/// Is told what happens in a body; does nothing unless overridden. `failed` may be called by any
/// thread, by one at a time.
class listener {
public:
  virtual ~listener() = default;
  /// `index` is the case's position in file order.
  virtual void case_started(std::size_t /*index*/) {}
  virtual void subcase_entered(std::string_view /*name*/) {}
  virtual void subcase_left() {}
  /// The subcase that has just been entered is that of a value of `values(name, ...)`. `is_number`:
  /// its label is a number's.
  virtual void value_entered(std::string_view /*name*/, std::string_view /*label*/,
                             bool /*is_number*/) {}
  /// Another one's turn it was.
  virtual void value_tried() {}
  /// Whether a body is to go one known way, so that others need not be found.
  virtual bool is_steering() const { return false; }
  virtual void failed(const failure &) {}
  /// doctest's own verdict of the whole case, its decorators taken into account; `reason` says in
  /// words what the assertions do not (a time-out, a failure that was expected and did not come).
  virtual void case_ended(bool /*success*/, const std::string & /*reason*/) {}
};

/// Who is told of the body that runs; null if nobody is.
inline listener *current_listener = nullptr;

} // namespace bench_test::detail
