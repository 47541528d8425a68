// bench_test/impl/bridge/marks.hpp - the static registry of what `benchmark()` has marked.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "../../benchmark.hpp"
#include "test_case.hpp"

namespace bench_test::detail {

/// One mark. A case is recognised by its function, place and template id: its name may not be known
/// yet, and lives in a temporary. A suite is recognised by the address of its name.
struct marked {
  std::string kinds;
  const char *mark_file = ""; // a literal
  int mark_line = 0;
  const char *suite = nullptr;
  doctest::detail::funcType function = nullptr;
  doctest::String file;
  unsigned line = 0;
  int template_id = 0;
  marked *next = nullptr;

  benchmark_mark what() const { return {kinds, mark_file, mark_line}; }
};

/// Constant-initialised, so that marks may come before anything else of the program starts.
inline marked *first_mark = nullptr;

inline marked *add_mark(const char *kinds, const char *file, int line) {
  auto *m = new marked;
  m->kinds = kinds;
  m->mark_file = file;
  m->mark_line = line;
  m->next = first_mark;
  first_mark = m; // kept to the end: marks are made once, at start-up
  return m;
}

// Called by user files, from plugins too: weak, as an inline one could be hidden from them.
[[gnu::weak]] void mark(doctest::detail::TestCase &test_case, const char *kinds, const char *file,
                        int line) {
  auto *m = add_mark(kinds, file, line);
  m->function = test_case.m_test;
  m->file = test_case.m_file;
  m->line = test_case.m_line;
  m->template_id = test_case.m_template_id;
}

[[gnu::weak]] void mark(doctest::detail::TestSuite &suite, const char *kinds, const char *file,
                        int line) {
  if (!suite.m_test_suite)
    return;
  auto *m = add_mark(kinds, file, line);
  const auto bytes = std::strlen(suite.m_test_suite) + 1;
  auto *own_name = new char[bytes]; // a copy tells this block from others of the same name
  std::memcpy(own_name, suite.m_test_suite, bytes);
  suite.m_test_suite = m->suite = own_name;
}

/// Finds the marks of a case quickly, its suite's included, among all that have been made.
class mark_finder {
public:
  mark_finder() {
    std::size_t count = 0;
    for (const auto *m = first_mark; m; m = m->next)
      ++count;
    by_case_.reserve(count);
    for (const auto *m = first_mark; m; m = m->next)
      (m->suite ? by_suite_ : by_case_).emplace(m->suite ? key(m->suite) : key(m->function), m);
  }

  /// Empty for a case that is only a test.
  std::vector<benchmark_mark> marks_of(const doctest::detail::TestCase &c) const {
    std::vector<benchmark_mark> all;
    const auto [first, last] = by_case_.equal_range(key(c.m_test));
    for (auto at = first; at != last; ++at) {
      const marked &m = *at->second;
      if (m.line == c.m_line && m.template_id == c.m_template_id && m.file == c.m_file)
        all.push_back(m.what());
    }
    const auto [first_of_suite, last_of_suite] = by_suite_.equal_range(key(c.m_test_suite));
    for (auto at = first_of_suite; at != last_of_suite; ++at)
      all.push_back(at->second->what());
    return all;
  }

private:
  static std::uintptr_t key(doctest::detail::funcType f) {
    return reinterpret_cast<std::uintptr_t>(f);
  }
  static std::uintptr_t key(const char *name) { return reinterpret_cast<std::uintptr_t>(name); }

  std::unordered_multimap<std::uintptr_t, const marked *> by_case_;  ///< by the body's address
  std::unordered_multimap<std::uintptr_t, const marked *> by_suite_; ///< by that of its name
};

} // namespace bench_test::detail
