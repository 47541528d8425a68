// bench_test/impl/dispatch/request.hpp - what the program's name and --kind ask for.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../kinds/registry.hpp"
#include "../run/options.hpp"
#include "../system/command_line.hpp"
#include "../text/nearest.hpp"
#include "command_table.hpp"

namespace bench_test::detail {

struct request {
  std::vector<std::string> kinds;
  std::string why; ///< in words, why this is measured
  std::string error;
  std::vector<std::string> command; ///< one of bench_, and its arguments

  /// Nothing is asked of us: doctest runs.
  bool is_test_run() const { return kinds.empty() && error.empty() && command.empty(); }
};

/// The prefix that stands for several kinds in one table, and for the commands.
constexpr std::string_view bench_prefix = "bench";
constexpr std::string_view bench_kinds = "time,peakmem";

/// "time" of "./time_tests" or "time_tests.exe"; empty without a '_'. The link's own name counts.
inline std::string name_prefix(std::string_view path) {
  const std::string name = base_name(path);
  const auto end = name.find('_');
  return end == std::string::npos ? "" : name.substr(0, end);
}

/// What bench_ asks for, given its arguments: only the first can be a command.
inline request bench_request(const std::vector<std::string> &arguments, const std::string &why) {
  request r;
  r.why = why;
  if (!arguments.empty() && is_command(arguments.front()))
    r.command = arguments;
  else
    for (const auto &name : split_list(bench_kinds))
      if (kind_named(name)) // a program may have been built without one
        r.kinds.push_back(name);
  return r;
}

/// What the last --kind among these words asks for; nothing where there is none. `where` they stand
/// is said with the reason, as " in X".
inline std::optional<request> requested_by_option(const std::vector<std::string> &words,
                                                  const std::string &where = "") {
  constexpr std::string_view option = "--kind=";
  for (std::size_t i = words.size(); i > 0; --i) {
    const std::string_view word = words[i - 1];
    if (word.substr(0, option.size()) != option)
      continue;
    const auto list = word.substr(option.size());
    request r;
    if (list == "test")
      return r;
    r.why = "as " + std::string(word) + where + " says";
    if (list == bench_prefix) {
      auto others = words;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i - 1));
      return bench_request(others, r.why);
    }
    r.kinds = split_list(list);
    if (r.kinds.empty())
      r.error = std::string(word) + ": expected a kind, as in --kind=time";
    for (const auto &name : r.kinds)
      if (name == "test" || name == bench_prefix) {
        r.error = std::string(word) + ": " + name +
                  " goes with no other kind; write --kind=" + name + " alone";
        break;
      } else if (!kind_named(name)) {
        auto known = kind_names();
        known.emplace_back(bench_prefix);
        known.emplace_back("test");
        const auto meant = nearest(name, known);
        r.error = std::string(word) + ": \"" + name + "\" is not a kind of measurement" +
                  (meant.empty() ? "" : "; did you mean \"" + meant + "\"?") + "; known are";
        for (const auto &k : known)
          r.error += ' ' + k;
        break;
      }
    return r;
  }
  return std::nullopt;
}

/// What is asked for by a command line, argv[0] first: --kind, else the name. Only where the name
/// asks to measure, `variable`, the text of BENCH_TEST_OPTIONS, may change that, and no command.
inline request requested(const std::vector<std::string> &argv, const char *variable) {
  if (argv.empty())
    return {};
  if (const auto by_option = requested_by_option({argv.begin() + 1, argv.end()}))
    return *by_option;
  const std::string prefix = name_prefix(argv[0]);
  if (prefix != bench_prefix && (prefix.empty() || !kind_named(prefix)))
    return {};
  const std::string why =
      "as the program's name \"" + base_name(argv[0]) + "\" says; --kind=test runs the tests";
  const auto by_name = prefix == bench_prefix ? bench_request({argv.begin() + 1, argv.end()}, why)
                                              : request{{prefix}, why, "", {}};
  if (!by_name.command.empty())
    return by_name;
  if (auto by_option =
          requested_by_option(split_words(variable ? variable : ""), " in BENCH_TEST_OPTIONS")) {
    if (!by_option->error.empty())
      by_option->error = "BENCH_TEST_OPTIONS: " + by_option->error;
    return *by_option;
  }
  return by_name;
}

} // namespace bench_test::detail
