// bench_test/impl/results/identity.hpp - names that tell every case and leaf apart, and stay the
// same.
//
// An ID is "suite::case/leaf/leaf", as --list prints it and --only takes it. What could be taken
// for a separator is escaped with a backslash; a name that repeats gets #2, #3 in file order. The
// ID of a case or subcase selects all leaves in it, the ID of a leaf nothing else.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../bridge/test_case.hpp"
#include "../text/escape.hpp"

namespace bench_test::detail {

/// One name as a part of an ID: reversible, and free of '/', of a trailing "#2" and of a trailing
/// blank, which nobody would see.
inline std::string id_part(std::string_view name) {
  if (name.empty())
    return "\"\"";
  const auto is_plain = [](char c) {
    return c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           c == '_';
  };
  if (name.back() != ' ' && std::all_of(name.begin(), name.end(), is_plain))
    return std::string(name); // as most names are
  std::string part;
  for (const char c : printable(name)) {
    if (c == '/')
      part += '\\';
    part += c;
  }
  if (part == "\"\"")
    return "\\\"\\\"";
  if (part.back() == ' ')
    part.replace(part.size() - 1, 1, hex_escape(' '));
  const auto sign = part.find_last_not_of("0123456789");
  if (sign != std::string::npos && part[sign] == '#' && sign + 1 < part.size())
    part.insert(sign, 1, '\\');
  return part;
}

/// A suite as the head of an ID, with the "::" behind it; empty for no suite.
inline std::string id_head(std::string_view suite) {
  if (suite.empty())
    return "";
  std::string head = id_part(suite);
  for (auto at = head.find("::"); at != std::string::npos; at = head.find("::", at + 4))
    head.replace(at, 2, "\\:\\:");
  if (head.back() == ':')
    head.insert(head.size() - 1, 1, '\\');
  return head + "::";
}

/// Numbers what repeats: "", then "#2", "#3" and so on for each name that it has seen before. It
/// keeps no copies: what it has seen for the first time must last, unchanged.
class repeat_counter {
public:
  explicit repeat_counter(std::size_t names) { seen_.reserve(names); }

  std::string suffix(std::string_view name) {
    const int times = ++seen_[name];
    return times == 1 ? "" : '#' + std::to_string(times);
  }

private:
  std::unordered_map<std::string_view, int> seen_;
};

/// The ID of each case, given all registered cases in file order.
inline std::vector<std::string> case_ids(const std::vector<test_case> &cases) {
  repeat_counter repeats(cases.size());
  std::vector<std::string> ids;
  ids.reserve(cases.size()); // so that none moves
  std::string_view suite;    // that of the case before, and most often of this one
  std::string head;
  for (const auto &c : cases) {
    if (suite != c.suite) {
      suite = c.suite;
      head = id_head(suite);
    }
    std::string &id = ids.emplace_back(head + id_part(c.name));
    if (c.suite.empty() && id.find("::") != std::string::npos)
      id.insert(0, "::"); // as C++ writes it: nothing in front of the first "::"
    id += repeats.suffix(id);
  }
  return ids;
}

/// The ID of each leaf of a case, given the paths of all its leaves in the order of their
/// discovery. One in which others lie would be named as they are together: it is "a/#1", then
/// "a/#2".
inline std::vector<std::string> leaf_ids(const std::string &case_id,
                                         const std::vector<std::vector<std::string>> &paths) {
  std::vector<std::string> names;
  std::set<std::string> outer; // has leaves in it
  if (paths.size() > 1)
    outer.insert(case_id);
  for (const auto &path : paths) {
    std::string id = case_id;
    for (const auto &name : path) {
      outer.insert(id);
      id += '/' + id_part(name);
    }
    names.push_back(std::move(id));
  }
  if (names.size() < 2)
    return names; // as for most cases: nothing repeats, and nothing lies in another
  repeat_counter repeats(names.size());
  std::vector<std::string> ids;
  for (const auto &name : names) {
    const bool is_outer = outer.count(name) > 0;
    const auto suffix = repeats.suffix(name);
    ids.push_back(name + (is_outer ? '/' + (suffix.empty() ? "#1" : suffix) : suffix));
  }
  return ids;
}

/// Whether `id` is `outer`, or that of a leaf in it: `outer` is a case, a subcase or a leaf.
inline bool is_in(std::string_view id, std::string_view outer) {
  return id.substr(0, outer.size()) == outer &&
         (id.size() == outer.size() || id[outer.size()] == '/');
}

} // namespace bench_test::detail
