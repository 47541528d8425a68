// bench_test/impl/worker/pass_listener.hpp - what doctest tells of the body that runs: noted in its
// pass, and told on while cases are discovered.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "../bridge/listener.hpp"
#include "pass.hpp"
#include "port.hpp"

namespace bench_test::detail {

class pass_listener : public listener {
public:
  explicit pass_listener(port &to) : port_(to) {}

  port &parent() { return port_; }
  int passes() const { return passes_; } ///< of the case, while discovering

  void case_started(std::size_t index) override {
    places.clear();
    passes_ = passes_in_vain = 0;
    if (is_discovering)
      port_.tell(message("case").with("index", static_cast<double>(index)));
  }
  void subcase_entered(std::string_view name) override {
    ++depth_;
    pass_.branches_within = pass_.branches_within || open_;
    if (depth_ > pass_.path.size())
      pass_.path.emplace_back(name);
    if (is_discovering)
      port_.tell(message("enter").with("name", std::string(name)));
  }
  void subcase_left() override {
    --depth_;
    if (is_discovering)
      port_.tell(message("leave"));
  }
  void value_entered(std::string_view name, std::string_view label, bool is_number) override {
    if (pass_.parameters.empty() || pass_.parameters.back().level < depth_)
      pass_.parameters.push_back({std::string(name), std::string(label), is_number, depth_});
  }
  void value_tried() override { ++pass_.values_tried; }
  bool is_steering() const override { return !is_discovering; }
  void failed(const failure &f) override {
    constexpr int enough = 5; // a loop may fail a million times
    if (++told_failures_ <= enough)
      port_.tell(message("failure").with("summary", f.summary).with("text", f.text));
  }
  void case_ended(bool success, const std::string &reason) override {
    if (!is_discovering)
      return;
    message m = message("case-ends").with("success", success ? 1 : 0);
    if (!reason.empty())
      m.add("reason", reason);
    port_.tell(m);
  }

  std::set<std::string> places; ///< in which a pass of this case has ended
  int passes_in_vain = 0;       ///< the last ones, that ended where one had ended before
  bool is_discovering = false;  ///< all is told as it happens, so that a crash loses nothing of it

protected:
  /// A pass begins.
  void begin_listening() {
    if (is_discovering && passes_++ > 0) // a case begins with a pass
      port_.tell(message("pass-begins"));
    pass_ = {};
    open_ = false;
    depth_ = 0;
    told_failures_ = 0;
  }

  port &port_;
  pass pass_;         ///< that runs
  bool open_ = false; ///< within the body's first `measure`

private:
  std::size_t depth_ = 0;
  int passes_ = 0; ///< of the case
  int told_failures_ = 0;
};

} // namespace bench_test::detail
