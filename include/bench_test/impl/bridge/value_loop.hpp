// bench_test/impl/bridge/value_loop.hpp - the subcases of a loop over values.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "../../values.hpp"
#include "listener.hpp"

namespace bench_test::detail {

class value_loop {
public:
  value_loop(const char *name, const char *file, int line)
      : name_(name), file_(file), line_(line) {}
  ~value_loop() {
    if (position_ == 0 && current_listener)
      current_listener->value_tried(); // as in vain as one that is not entered
  }
  value_loop(const value_loop &) = delete;
  value_loop &operator=(const value_loop &) = delete;

  /// doctest takes two subcases of one name for the same: so no two have one.
  bool enter(std::string_view label, bool is_number) {
    const auto value = distinct(label);
    subcase_.emplace((std::string(name_) + '=' + value).c_str(), file_, line_);
    if (current_listener && !*subcase_)
      current_listener->value_tried();
    if (!*subcase_) {
      subcase_.reset();
      return false;
    }
    if (current_listener)
      current_listener->value_entered(name_, value, is_number && value == label);
    return true;
  }
  /// Leaves the subcase, in which nobody is interested any more who wanted to get there only.
  bool leave() {
    subcase_.reset();
    return !current_listener || !current_listener->is_steering();
  }

private:
  std::string distinct(std::string_view label) {
    constexpr std::string_view doctests_own = "{?}"; // for what it cannot print
    ++position_;
    if (!label.data() || label == doctests_own)
      return '[' + std::to_string(position_ - 1) + ']';
    if (label.empty())
      label = "\"\"";
    const int times = ++times_[std::string(label)];
    return std::string(label) + (times > 1 ? " (" + std::to_string(times) + ')' : "");
  }

  const char *name_;
  const char *file_;
  int line_;
  std::size_t position_ = 0;
  std::unordered_map<std::string, int> times_; ///< that each label has come
  std::optional<doctest::detail::Subcase> subcase_;
};

// User files call these, from plugins too: see worker/region.hpp.
[[gnu::weak]] value_loop *begin_values(const char *name, const char *file, int line) {
  return new value_loop(name, file, line);
}
[[gnu::weak]] bool enter_value(value_loop *loop, const char *label, std::size_t size,
                               bool is_number) {
  return loop->enter({label, size}, is_number);
}
[[gnu::weak]] bool leave_value(value_loop *loop) { return loop->leave(); }
[[gnu::weak]] void end_values(value_loop *loop) { delete loop; }

} // namespace bench_test::detail
