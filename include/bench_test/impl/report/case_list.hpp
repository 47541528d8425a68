// bench_test/impl/report/case_list.hpp - what --list=json prints: the cases, for other programs.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "../kinds/registry.hpp"
#include "../run/selection.hpp"
#include "../text/json.hpp"

namespace bench_test::detail {

/// The kinds under which a case is a benchmark, as a JSON array.
inline std::string json_kinds(const test_case &c) {
  std::string list;
  for (const kind *k : kinds_marked(c))
    list += (list.empty() ? "" : ", ") + json_string(k->prefix());
  return '[' + list + ']';
}

/// What the decorators of a case say, each with a comma before it; nothing of those that it has
/// not.
inline std::string json_decorators(const test_case &c) {
  std::string members;
  const auto add = [&](const char *name, bool is_set, const std::string &value) {
    if (is_set)
      members += ", \"" + std::string(name) + "\": " + value;
  };
  add("skip", c.skip, "true");
  add("may_fail", c.may_fail, "true");
  add("should_fail", c.should_fail, "true");
  add("expected_failures", c.expected_failures != 0, std::to_string(c.expected_failures));
  add("timeout", c.timeout > 0 && std::isfinite(c.timeout), json_number(c.timeout));
  std::string limits;
  for (const auto &limit : c.limits)
    limits += (limits.empty() ? "" : ", ") +
              json_string(limit.kind + ' ' +
                          (limit.text.empty() ? json_number(limit.number) : limit.text));
  add("at_most", !limits.empty(), '[' + limits + ']');
  return members;
}

/// One case as a JSON object in one line. The name may have lost bytes that are not UTF-8; the ID
/// is exact.
inline std::string json_case(const selected_case &selected) {
  const test_case &c = *selected.of;
  return "{\"id\": " + json_string(selected.id) + ", \"suite\": " + json_string(c.suite) +
         ", \"name\": " + json_string(c.name) +
         (c.type.empty() ? "" : ", \"type\": " + json_string(c.type)) +
         ", \"file\": " + json_string(c.file) + ", \"line\": " + std::to_string(c.line) +
         ", \"kinds\": " + json_kinds(c) + json_decorators(c) + '}';
}

/// The cases as one JSON array, an object a line.
inline std::string json_list(const std::vector<selected_case> &cases) {
  std::string list = "[";
  for (const auto &c : cases)
    list += (list.size() == 1 ? "\n" : ",\n") + json_case(c);
  return list + "\n]";
}

} // namespace bench_test::detail
