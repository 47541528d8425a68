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

#include "../../at_most.hpp"
#include "../../benchmark.hpp"
#include "test_case.hpp"

namespace bench_test::detail {

/// One mark. A case is recognised by its function, place and template id: its name may not be known
/// yet, and lives in a temporary. A suite is recognised by the address of its name.
struct marked {
  std::string kinds;
  bool is_limit = false;      ///< of this kind; else it makes a benchmark
  std::string text;           ///< of the limit; empty where it is a number
  double number = 0;          ///< NaN where it is a text
  const char *mark_file = ""; // a literal
  int mark_line = 0;
  const char *suite = nullptr;
  doctest::detail::funcType function = nullptr;
  doctest::String file;
  unsigned line = 0;
  int template_id = 0;
  marked *next = nullptr;

  benchmark_mark what() const { return {kinds, mark_file, mark_line}; }
  limit_mark what_limit() const { return {kinds, text, number, mark_file, mark_line}; }
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

inline void set_limit(marked &m, const char *text, double number) {
  m.is_limit = true;
  m.text = text ? text : "";
  m.number = number;
}

inline void recognise(marked &m, const doctest::detail::TestCase &test_case) {
  m.function = test_case.m_test;
  m.file = test_case.m_file;
  m.line = test_case.m_line;
  m.template_id = test_case.m_template_id;
}

/// Gives the suite's block a name of its own, unless another mark has: a copy tells it from others
/// of the same name.
inline void recognise(marked &m, doctest::detail::TestSuite &suite) {
  for (const auto *other = first_mark; other; other = other->next)
    if (other->suite == suite.m_test_suite)
      m.suite = suite.m_test_suite;
  if (m.suite)
    return;
  const auto bytes = std::strlen(suite.m_test_suite) + 1;
  auto *own_name = new char[bytes];
  std::memcpy(own_name, suite.m_test_suite, bytes);
  suite.m_test_suite = m.suite = own_name;
}

// Called by user files, from plugins too: weak, as an inline one could be hidden from them.
[[gnu::weak]] void mark(doctest::detail::TestCase &test_case, const char *kinds, const char *file,
                        int line) {
  recognise(*add_mark(kinds, file, line), test_case);
}
[[gnu::weak]] void mark(doctest::detail::TestSuite &suite, const char *kinds, const char *file,
                        int line) {
  if (suite.m_test_suite)
    recognise(*add_mark(kinds, file, line), suite);
}
[[gnu::weak]] void limit(doctest::detail::TestCase &test_case, const char *kind, const char *text,
                         double number, const char *file, int line) {
  auto &m = *add_mark(kind, file, line);
  set_limit(m, text, number);
  recognise(m, test_case);
}
[[gnu::weak]] void limit(doctest::detail::TestSuite &suite, const char *kind, const char *text,
                         double number, const char *file, int line) {
  if (!suite.m_test_suite)
    return;
  auto &m = *add_mark(kind, file, line);
  set_limit(m, text, number);
  recognise(m, suite);
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

  /// Notes its marks; there are none for a case that is only a test.
  void note_marks(const doctest::detail::TestCase &c, test_case &to) const {
    const auto note = [&to](const marked &m) {
      if (m.is_limit)
        to.limits.push_back(m.what_limit());
      else
        to.marks.push_back(m.what());
    };
    const auto [first, last] = by_case_.equal_range(key(c.m_test));
    for (auto at = first; at != last; ++at) {
      const marked &m = *at->second;
      if (m.line == c.m_line && m.template_id == c.m_template_id && m.file == c.m_file)
        note(m);
    }
    const auto [first_of_suite, last_of_suite] = by_suite_.equal_range(key(c.m_test_suite));
    for (auto at = first_of_suite; at != last_of_suite; ++at)
      note(*at->second);
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
