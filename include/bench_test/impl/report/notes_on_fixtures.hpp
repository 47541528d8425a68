// bench_test/impl/report/notes_on_fixtures.hpp - times that have a fixture of doctest's in them.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "../results/leaf.hpp"
#include "../system/source_text.hpp"
#include "notes_on_times.hpp"
#include "some_rows.hpp"

namespace bench_test::detail {

/// Whether a case is one of doctest's TEST_CASE_FIXTURE or TEST_CASE_CLASS, as far as its source
/// can be read: doctest's records do not tell.
inline bool is_on_fixture_of_doctests(const test_case &c, source_text &source) {
  constexpr std::size_t longest_macro = 3; // lines, the last of which may be the one on record
  for (std::size_t up = 0; up < longest_macro && up < c.line; ++up) {
    const auto &line = source.line(c.file, c.line - up);
    const auto has = [&](const char *word) { return line.find(word) != std::string::npos; };
    if (has("TEST_CASE_FIXTURE") || has("TEST_CASE_CLASS") || has("SCENARIO_CLASS"))
      return true;
    if (has("TEST_CASE") || has("BENCH_TEST"))
      return false;
  }
  return false;
}

/// Rows of whole bodies of which a fixture is part.
inline std::vector<std::string> notes_on_fixtures(const std::vector<leaf> &leaves,
                                                  source_text &source, const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l) && l.first.region == target::body && is_on_fixture_of_doctests(*l.of, source))
      rows.add(l, "");
  if (rows.is_empty())
    return {};
  return {"with the making of a fixture: " + rows.text() +
          "; doctest makes it within the body; BENCH_TEST_FIXTURE makes it outside the clock, and "
          "what measure() is given is timed alone"};
}

} // namespace bench_test::detail
