// bench_test/impl/bridge/place_2_4.hpp - where in a case's subcases a body is, for doctest 2.4.
//
// doctest 2.4.9 to 2.4.12 walk the leaves with a stack of subcases entered and a stack of those to
// be entered next. Setting the second puts a fresh process into one leaf at once.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <list>
#include <string>
#include <vector>

#include "../../doctest.hpp"
#include "../text/escape.hpp"

namespace bench_test::detail {

/// The way to one leaf, from the outside in.
class place {
public:
  /// Where the body that has just run was.
  static place current() {
    place p;
    p.way_ = doctest::detail::g_cs->subcaseStack;
    return p;
  }

  static place parse(const std::string &text) {
    place p;
    std::size_t from = 0;
    while (from < text.size()) {
      std::string part[3];
      for (auto &word : part) {
        const auto end = text.find('|', from);
        word = unescaped_word(text.substr(from, end - from));
        from = end == std::string::npos ? text.size() : end + 1;
      }
      p.way_.push_back({part[0].c_str(), kept(part[1]), std::atoi(part[2].c_str())});
    }
    return p;
  }

  std::string str() const {
    std::string text;
    for (const auto &step : way_)
      text += word(step.m_name.c_str()) + '|' + word(step.m_file) + '|' +
              std::to_string(step.m_line) + '|';
    return text;
  }

  /// Makes the next run of the body go here, and nowhere else.
  void enter() const {
    auto &state = *doctest::detail::g_cs;
    state.reachedLeaf = false;
    state.subcaseStack.clear();
    state.currentSubcaseDepth = 0;
    state.nextSubcaseStack = way_;
  }

  /// Whether the body has met a subcase since `enter`, so that it must be called anew.
  static bool has_moved() noexcept { return doctest::detail::g_cs->reachedLeaf; }

  /// Keeps doctest from running the other leaves.
  static void finish() { doctest::detail::g_cs->nextSubcaseStack.clear(); }

private:
  /// doctest holds a file's name by its address only.
  static const char *kept(const std::string &file) {
    static std::list<std::string> files;
    files.push_back(file);
    return files.back().c_str();
  }

  static std::string word(const char *text) {
    std::string escaped;
    for (const char c : escaped_word(text))
      escaped += c == '|' ? std::string("\\x7C") : std::string(1, c);
    return escaped;
  }

  std::vector<doctest::SubcaseSignature> way_;
};

} // namespace bench_test::detail
