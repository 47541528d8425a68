// bench_test/impl/run/option_table.hpp - the options, as the help and the completion show them.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace bench_test::detail {

/// What an option is for; the help is in this order.
enum class option_group { choose, measure, print };

struct option_help {
  option_group group;
  std::string_view name;
  std::string_view value; ///< "" for none, "[=...]" for one that may be left out, "a|b" for words
  std::string_view text;
  std::string_view example; ///< of a good value
};

inline constexpr option_help known_options[] = {
    {option_group::choose, "--all", "", "every test case, marked as a benchmark or not", ""},
    {option_group::choose, "--only", "=ID", "case or leaf that --list[=leaves] prints; repeatable",
     "--only=suite::case/leaf"},
    {option_group::choose, "--list", "[=leaves|json]",
     "print what there is; =leaves runs each body once", "--list=leaves"},
    {option_group::measure, "--kind", "=KIND[,KIND]",
     "whatever the name says; =test runs the tests", "--kind=time"},
    {option_group::measure, "--time", "=SECONDS",
     "for each benchmark, in all its rounds (default 0.25)", "--time=0.5"},
    {option_group::measure, "--rounds", "=N", "fresh processes for each benchmark (default 9)",
     "--rounds=9"},
    {option_group::measure, "--threads", "=N[,N]", "the same on so many threads at once",
     "--threads=1,2,4"},
    {option_group::measure, "--timeout", "=SECONDS",
     "for one pass (default 60, or the case's if longer)", "--timeout=120"},
    {option_group::measure, "--under", "=COMMAND",
     "run what measures under perf, gdb, taskset, ...", "--under='perf record'"},
    {option_group::measure, "--in-process", "", "no workers: for debuggers", ""},
    {option_group::print, "--color", "=auto|always|never",
     "auto: on a terminal, and unless NO_COLOR is set", "--color=always"},
    {option_group::print, "--tap", "", "a line for each benchmark that Meson understands", ""},
    {option_group::print, "--verbose", "", "what is registered, what is left out, and why", ""},
    {option_group::print, "--help", "", "this", ""},
    {option_group::print, "--version", "", "the versions of bench_test and doctest", ""},
};

} // namespace bench_test::detail
