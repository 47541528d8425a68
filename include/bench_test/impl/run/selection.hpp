// bench_test/impl/run/selection.hpp - which of the registered cases are to be measured.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../bridge/test_case.hpp"
#include "../kinds/registry.hpp"
#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "../results/limits.hpp"
#include "../text/nearest.hpp"
#include "../text/units.hpp"
#include "options.hpp"

namespace bench_test::detail {

/// Whether the marks of a case make it a benchmark of this kind. Where any names kinds, only these
/// count: `BENCH_TEST("x" * benchmark("time"))` carries the macro's mark too.
inline bool is_benchmark(const test_case &c, const std::string &kind) {
  bool is_restricted = false;
  for (const auto &mark : c.marks)
    for (auto list = mark.kinds; !list.empty();) {
      is_restricted = true;
      if (take_item(list) == kind)
        return true;
    }
  return !c.marks.empty() && !is_restricted;
}

/// The kinds under which the marks of a case make it a benchmark.
inline std::vector<kind *> kinds_marked(const test_case &c) {
  std::vector<kind *> kinds;
  for (const auto &name : kind_names())
    if (is_benchmark(c, name))
      kinds.push_back(kind_named(name));
  return kinds;
}

/// The first mark that names no kind, as an error with its place; empty if all are known.
inline std::string unknown_mark(const std::vector<test_case> &cases) {
  for (const auto &c : cases)
    for (const auto &mark : c.marks)
      for (auto list = mark.kinds; !list.empty();) {
        const auto item = take_item(list);
        if (!kind_named(item)) {
          const auto near = nearest(item, kind_names());
          return mark.place() + ": \"" + std::string(item) + "\" is not a kind of measurement" +
                 (near.empty() ? "" : "; did you mean \"" + near + "\"?");
        }
      }
  return "";
}

/// A case with its ID.
struct selected_case {
  const test_case *of = nullptr;
  std::string id;
};

struct selection {
  std::vector<selected_case> cases; ///< by suite, in the order in which suites first appear
  std::string error;
  bool is_only_empty = false; ///< the error is that nothing is selected
};

/// The first of the wanted IDs in which no leaf was found, as an error; empty if each has one.
inline std::string missing_leaf(const std::vector<std::string> &wanted,
                                const std::vector<leaf> &found) {
  for (const auto &id : wanted)
    if (std::none_of(found.begin(), found.end(), [&](const leaf &l) {
          return is_in(l.id, id) || (breaks_off(l.result) && is_in(id, l.case_id()));
        }))
      return "--only=" + id + ": the case has no such leaf; --list=leaves prints what there is" +
             (id.find("/threads=") == std::string::npos
                  ? ""
                  : ", and --threads chooses on how many threads");
  return "";
}

/// The ID that was meant by one that is none: the same within a suite, else the nearest; "" where
/// none is near.
inline std::string meant_by(const std::string &id, const std::vector<std::string> &ids) {
  const auto end = "::" + id;
  for (const auto &known : ids)
    if (known.size() > end.size() && known.compare(known.size() - end.size(), end.size(), end) == 0)
      return known;
  return nearest(id, ids);
}

/// The first of the wanted IDs that belongs to no case, as an error; empty if each has one.
inline std::string missing_id(const std::vector<std::string> &wanted,
                              const std::vector<std::string> &ids) {
  for (const auto &id : wanted) {
    const bool is_there =
        std::any_of(ids.begin(), ids.end(), [&](const auto &known) { return is_in(id, known); });
    if (!is_there) {
      const auto near = meant_by(id, ids);
      const bool is_suite = std::any_of(ids.begin(), ids.end(), [&](const auto &known) {
        return known.rfind(id + (id.back() == ':' ? "" : "::"), 0) == 0;
      });
      return "--only=" + id + ": there is no such case" +
             (is_suite       ? ", but such a suite, which -ts= chooses"
              : near.empty() ? ""
                             : "; did you mean \"" + near + "\"?") +
             "; --list prints what there is";
    }
  }
  return "";
}

/// Why nothing is selected, given how many cases and how many benchmarks of a kind there are;
/// `of`: "kind time", or several.
inline std::string nothing_among(std::size_t cases, std::size_t benchmarks, const std::string &of,
                                 bool all) {
  if (cases == 0)
    return "no test case is linked into this program; of a static library the linker drops them, "
           "unless it is linked whole (Meson: link_whole)";
  const std::string what = all ? "test cases" : "benchmarks of the " + of;
  const std::size_t candidates = all ? cases : benchmarks;
  if (candidates > 0)
    return "the filters match none of the " + std::to_string(candidates) + ' ' + what +
           "; --list prints them all when given alone" + (all ? " with --all" : "");
  return "of " + count_of(cases, "test case") + " none is a benchmark of the " + of +
         "; --all selects every test case, --list --all prints them";
}

/// The positions of cases by suite, in the order in which the suites first appear among `all`.
inline std::vector<std::size_t> by_suite(const std::vector<test_case> &all,
                                         std::vector<std::size_t> positions) {
  std::unordered_map<std::string_view, std::size_t> suites; // numbered as they first appear
  std::vector<std::size_t> suite_of;                        // each case, by position
  suite_of.reserve(all.size());
  for (const auto &c : all)
    suite_of.push_back(suites.try_emplace(c.suite, suites.size()).first->second);
  if (suites.size() > 1)
    std::stable_sort(positions.begin(), positions.end(),
                     [&](auto a, auto b) { return suite_of[a] < suite_of[b]; });
  return positions;
}

/// Selects among `all` cases (in file order), of which doctest's filters have chosen those at the
/// positions `chosen`. An ID names a case also if it is no benchmark: it has been chosen by hand.
inline selection select(const std::vector<test_case> &all, std::vector<std::size_t> chosen,
                        const std::string &kind, const options &o) {
  selection s;
  s.error = unknown_mark(all);
  if (s.error.empty())
    s.error = wrong_limit(all);
  auto ids = case_ids(all);
  if (s.error.empty())
    s.error = missing_id(o.only, ids);
  if (!s.error.empty())
    return s;
  chosen = by_suite(all, std::move(chosen));
  s.cases.reserve(chosen.size());
  for (const auto index : chosen) {
    const auto &c = all[index];
    auto &id = ids[index];
    const bool is_named =
        std::any_of(o.only.begin(), o.only.end(), [&](const auto &w) { return is_in(w, id); });
    if (o.only.empty() ? o.all || is_benchmark(c, kind) : is_named)
      s.cases.push_back({&c, std::move(id)});
  }
  s.is_only_empty = s.cases.empty();
  if (s.is_only_empty) {
    const auto benchmarks =
        std::count_if(all.begin(), all.end(), [&](const auto &c) { return is_benchmark(c, kind); });
    s.error =
        "nothing is selected: " +
        nothing_among(all.size(), static_cast<std::size_t>(benchmarks), "kind " + kind, o.all) +
        (o.words.empty() ? ""
                         : "; a WORD is looked for in the names of cases, not of "
                           "suites (-ts=) or subcases (--only=)");
  }
  return s;
}

} // namespace bench_test::detail
