// bench_test/impl/bridge/marks.hpp - the static registry of what `benchmark()` has marked.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <string>
#include <vector>

#include "../../benchmark.hpp"
#include "test_case.hpp"

namespace bench_test::detail {

/// One mark. A case is recognised by its function, place and template id: its name may not be known
/// yet, and lives in a temporary. A suite is recognised by the address of its name.
struct marked {
  benchmark_mark what;
  const char *suite = nullptr;
  doctest::detail::funcType function = nullptr;
  std::string file;
  unsigned line = 0;
  int template_id = 0;
  marked *next = nullptr;
};

/// Constant-initialised, so that marks may come before anything else of the program starts.
inline marked *first_mark = nullptr;

inline void add_mark(marked *m) {
  m->next = first_mark;
  first_mark = m; // kept to the end: marks are made once, at start-up
}

inline benchmark_mark mark_of(const char *kinds, const char *file, int line) {
  return {kinds, std::string(file) + ":" + std::to_string(line)};
}

// Called by user files: emitted although nothing in this file calls it.
[[gnu::used]] inline void mark(doctest::detail::TestCase &test_case, const char *kinds,
                               const char *file, int line) {
  auto *m = new marked;
  m->what = mark_of(kinds, file, line);
  m->function = test_case.m_test;
  m->file = test_case.m_file.c_str();
  m->line = test_case.m_line;
  m->template_id = test_case.m_template_id;
  add_mark(m);
}

// Called by user files: emitted although nothing in this file calls it.
[[gnu::used]] inline void mark(doctest::detail::TestSuite &suite, const char *kinds,
                               const char *file, int line) {
  if (!suite.m_test_suite)
    return;
  auto *m = new marked;
  m->what = mark_of(kinds, file, line);
  const auto bytes = std::strlen(suite.m_test_suite) + 1;
  auto *own_name = new char[bytes]; // a copy tells this block from others of the same name
  std::memcpy(own_name, suite.m_test_suite, bytes);
  suite.m_test_suite = m->suite = own_name;
  add_mark(m);
}

/// All marks of a case, its suite's included; empty for a case that is only a test.
inline std::vector<benchmark_mark> marks_of(const doctest::detail::TestCase &c) {
  std::vector<benchmark_mark> all;
  for (const auto *m = first_mark; m; m = m->next) {
    const bool by_suite = m->suite && m->suite == c.m_test_suite;
    const bool by_case = m->function == c.m_test && m->line == c.m_line &&
                         m->template_id == c.m_template_id && m->file == c.m_file.c_str();
    if (by_suite || (!m->suite && by_case))
      all.push_back(m->what);
  }
  return all;
}

} // namespace bench_test::detail
