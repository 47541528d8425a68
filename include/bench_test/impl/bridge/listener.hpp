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
  virtual void failed(const failure &) {}
  /// doctest's own verdict of the whole case, its decorators taken into account; `reason` says in
  /// words what the assertions do not (a time-out, a failure that was expected and did not come).
  virtual void case_ended(bool /*success*/, const std::string & /*reason*/) {}
};

} // namespace bench_test::detail
