// bench_test/impl/bridge/subcase_text.hpp - what doctest knows a subcase by, as text and back.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <cstring>
#include <set>
#include <string>

#include "../../doctest.hpp"
#include "../text/escape.hpp"

namespace bench_test::detail {

/// doctest itself compares them so since 2.4.9.
inline bool is_same(const doctest::SubcaseSignature &a, const doctest::SubcaseSignature &b) {
  return a.m_line == b.m_line && a.m_name == b.m_name && std::strcmp(a.m_file, b.m_file) == 0;
}

/// Three words, each with a '|' behind it, which no word has in it.
inline std::string text_of(const doctest::SubcaseSignature &s) {
  const auto word = [](const char *text) {
    std::string escaped;
    for (const char c : escaped_word(text))
      escaped += c == '|' ? std::string("\\x7C") : std::string(1, c);
    return escaped;
  };
  return word(s.m_name.c_str()) + '|' + word(s.m_file) + '|' + std::to_string(s.m_line) + '|';
}

/// The subcase whose text begins at `from`, which is then behind it.
inline doctest::SubcaseSignature subcase_in(const std::string &text, std::size_t &from) {
  static std::set<std::string> files; // doctest holds a file's name by its address only
  std::string part[3];
  for (auto &word : part) {
    const auto end = text.find('|', from);
    word = unescaped_word(text.substr(from, end - from));
    from = end == std::string::npos ? text.size() : end + 1;
  }
  return {part[0].c_str(), files.insert(part[1]).first->c_str(), std::atoi(part[2].c_str())};
}

} // namespace bench_test::detail
