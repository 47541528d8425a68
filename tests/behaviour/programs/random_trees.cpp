// random_trees.cpp - TREES test cases whose bodies are random trees of subcases, grown from SEED:
// the same in every process that has the same two variables. Each pass of a body logs its way.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <cstddef>
#include <cstdlib>
#include <deque>
#include <exception>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

/// A part of a body. One signature (name and line) below one parent has the same content wherever a
/// pass meets it: doctest 2.4 reads behind the end of its stack of subcases when one that was a
/// leaf has subcases as it is met again.
struct step {
  enum class kind { subcase, loop, call, generate, check, fail, require, raise, leave, die };
  kind is = kind::check;
  std::string name;
  int line = 0;
  int times = 1;            ///< iterations, or values
  int absent_in_pass = 0;   ///< is left out in this pass of the process; 0: in none
  std::string absent_after; ///< is left out in a pass that has entered this one; "": never
  std::string only_after;   ///< is done only in such a pass; "": in all
  std::vector<step> inside;
};
using block = std::vector<step>;

struct tree {
  std::string name;
  block body;
  int passes = 0; ///< in this process
};

class gardener {
public:
  explicit gardener(unsigned seed) : random_(seed) {}

  tree grow(int number) {
    tree t;
    t.name = "tree " + std::to_string(number);
    line_ = 1000 * (number + 1);
    leaves_ = 14;
    names_.clear();
    is_counted_ = one_in(4);
    dies_ = one_in(12);
    fails_ = one_in(2);
    functions_.clear();
    functions_.push_back(grown(one_in(2) ? 3 : 4, true));
    if (!one_in(10)) // else a body without a subcase
      t.body = grown(0);
    add_events(t.body);
    t.name += (is_counted_ ? " counted" : "") + std::string(dies_ ? " dies" : "");
    return t;
  }

  /// Hundreds of leaves.
  tree grow_big(int number) {
    tree t;
    t.name = "big tree " + std::to_string(number);
    step inner{step::kind::loop, "inner", 2, 10 + below(10), 0, "", "", {}};
    step outer{step::kind::loop, "outer", 1, 10 + below(10), 0, "", "", {inner}};
    t.body = {outer};
    return t;
  }

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }

private:
  std::string name() {
    static const char *const some[] = {"a",        "b",           "c",      "twin",       "twin",
                                       "twin#2",   "#2",          "",       "",           "a/b",
                                       "\"\"",     "x = y | z\\", "...",    "commas, *",  "\t\n",
                                       "\xC3\xBC", "\xFF\x01",    "\\x7C|", "tree 1::a ", "/"};
    names_.push_back(some[below(sizeof some / sizeof *some)]);
    return names_.back();
  }
  const std::string &earlier_name() {
    static const std::string none = "a";
    return names_.empty() ? none : names_[static_cast<std::size_t>(below(int(names_.size())))];
  }

  block grown(int depth, bool is_shared = false) {
    block b;
    add_events(b);
    if (DOCTEST_VERSION >= 20500 && !is_shared && one_in(6)) {
      step g;
      g.is = step::kind::generate;
      g.times = 1 + below(3);
      b.push_back(g);
    }
    for (int n = depth == 0 ? 1 + below(4) : below(4); n > 0 && leaves_ > 0 && depth < 5; --n) {
      b.push_back(branch(depth, is_shared, b));
      add_events(b);
    }
    return b;
  }

  step branch(int depth, bool is_shared, const block &before) {
    step s;
    if (!functions_.empty() && one_in(6) && (is_flat(functions_.front()) || !has_call(before))) {
      s.is = step::kind::call;
      leaves_ -= 2;
      return s;
    }
    const bool has_sibling = !before.empty() && before.back().is == step::kind::subcase;
    if (has_sibling && is_repeatable(before.back()) && one_in(6)) // as in a loop
      return before.back();
    --leaves_;
    s.name = name();
    s.line = has_sibling && before.back().name != s.name && one_in(4) && !is_taken(before, s.name)
                 ? before.back().line // as if made by a loop
                 : ++line_;
    s.is = step::kind::subcase;
    if (one_in(5)) {
      s.is = step::kind::loop;
      s.times = 1 + below(3);
      s.line = ++line_;
      leaves_ -= s.times - 1;
    }
    s.inside = grown(depth + 1, is_shared);
    if (is_counted_ && !is_shared && one_in(4))
      s.absent_in_pass = 1 + below(4);
    if (one_in(8))
      s.absent_after = earlier_name();
    return s;
  }

  /// Whether a pass may meet it twice below one parent: doctest 2.4 goes through the leaves in it
  /// for ever if it has any.
  static bool is_repeatable(const step &s) {
    for (const auto &inner : s.inside)
      if (has_subcases(inner) || inner.is == step::kind::generate)
        return false;
    return s.absent_in_pass == 0;
  }
  static bool is_flat(const block &function) {
    for (const auto &s : function)
      if (!is_repeatable(s) || s.is == step::kind::generate)
        return false;
    return true;
  }
  static bool has_subcases(const step &s) {
    return s.is == step::kind::subcase || s.is == step::kind::loop || s.is == step::kind::call;
  }
  static bool has_call(const block &b) {
    for (const auto &s : b)
      if (s.is == step::kind::call)
        return true;
    return false;
  }
  static bool is_taken(const block &b, const std::string &name) {
    for (const auto &s : b)
      if (s.name == name)
        return true;
    return false;
  }

  /// What happens before, between and behind subcases. Only after some subcase may it keep others
  /// from being reached: a pass goes to one that an earlier pass has met, and doctest 2.4 calls a
  /// body for ever that does not get there.
  void add_events(block &b) {
    step s;
    if (one_in(3))
      b.push_back(s);
    if (!one_in(12))
      return;
    static const step::kind some[] = {step::kind::fail, step::kind::fail, step::kind::require,
                                      step::kind::raise, step::kind::leave};
    s.is = some[below(5)];
    if (s.is != step::kind::leave && !fails_)
      return;
    if (dies_ && one_in(2))
      s.is = step::kind::die;
    if (one_in(2))
      s.only_after = earlier_name();
    if (is_counted_ && s.is == step::kind::fail && one_in(2))
      s.absent_in_pass = 1 + below(3);
    b.push_back(s);
  }

  std::mt19937 random_;
  std::vector<std::string> names_;
  int line_ = 0;
  int leaves_ = 0; ///< that may still grow
  bool is_counted_ = false;
  bool dies_ = false;
  bool fails_ = false;

public:
  std::vector<block> functions_; ///< of the tree that is growing
};

std::string hex(const std::string &text) {
  std::string digits;
  for (const char c : text)
    for (const int shift : {4, 0})
      digits += "0123456789abcdef"[(c >> shift) & 15];
  return digits;
}

/// One pass of a body.
class walk {
public:
  walk(const tree &t, const block &function) : tree_(t), function_(function) {}
  ~walk() { tell(std::uncaught_exceptions() > exceptions_ ? "threw" : "ended"); }
  walk(const walk &) = delete;
  walk &operator=(const walk &) = delete;

  /// Returns whether to go on: not after an early return.
  bool run(const block &steps) {
    for (const auto &s : steps)
      if (!is_absent(s) && !run(s))
        return false;
    return true;
  }

private:
  using kind = step::kind;

  bool is_absent(const step &s) const {
    return s.absent_in_pass == tree_.passes ||
           (!s.absent_after.empty() && entered_.count(s.absent_after)) ||
           (!s.only_after.empty() && !entered_.count(s.only_after));
  }

  bool run(const step &s) {
    switch (s.is) {
    case kind::subcase:
      return enter(s, s.name);
    case kind::loop:
      for (int i = 0; i < s.times; ++i)
        if (!enter(s, s.name + '=' + std::to_string(i)))
          return false;
      return true;
    case kind::call:
      run(function_);
      return true;
    case kind::generate:
#if DOCTEST_VERSION >= 20500
      way_ += '?' +
              std::to_string(doctest::detail::acquireGeneratorDecisionIndex(
                  static_cast<std::size_t>(s.times))) +
              ' ';
#endif
      return true;
    case kind::check:
      CHECK(1 == 1);
      return true;
    case kind::fail:
      ++failures_;
      CHECK(1 == 2);
      return true;
    case kind::require:
      ++failures_;
      REQUIRE(2 == 3);
      return true;
    case kind::raise:
      throw std::runtime_error("thrown by a tree");
    case kind::leave:
      return false;
    case kind::die:
      tell("died");
      std::_Exit(7);
    }
    return true;
  }

  bool enter(const step &s, const std::string &name) {
    struct scope {
      std::string &way;
      ~scope() { way += "- "; }
    };
    if (const auto &subcase = doctest::detail::Subcase(name.c_str(), __FILE__, s.line)) {
      way_ += '+' + hex(name) + ' ';
      const scope leaves{way_};
      entered_.insert(name);
      return run(s.inside);
    }
    return true;
  }

  /// Tells of each pass where EACH is set; else of those that differ from the last one.
  void tell(const std::string &end) const {
    static const bool each = std::getenv("EACH") != nullptr;
    log(tree_.name + '\t' + (each ? std::to_string(tree_.passes) : "") + '\t' + way_ + '\t' + end +
        '\t' + std::to_string(failures_));
  }

  const tree &tree_;
  const block &function_;
  std::string way_;
  std::set<std::string> entered_;
  int failures_ = 0;
  int exceptions_ = std::uncaught_exceptions();
};

struct planted {
  tree grown;
  block function;
};
std::deque<planted> trees; // addresses stay

void body() {
  const std::string name = doctest::getContextOptions()->currentTest->m_name;
  for (auto &t : trees)
    if (t.grown.name == name) {
      ++t.grown.passes;
      constexpr int too_many = 5000;
      if (std::getenv("EACH") && t.grown.passes > too_many) {
        log(name + "\t0\t\tendless\t0");
        std::_Exit(8);
      }
      walk(t.grown, t.function).run(t.grown.body);
      return;
    }
}

int number_from(const char *variable, int otherwise) {
  const char *const text = std::getenv(variable);
  return text ? std::atoi(text) : otherwise;
}

void plant(planted p, const std::string &decorator, int failures) {
  p.grown.name += decorator;
  trees.push_back(std::move(p));
  doctest::detail::TestCase test(body, __FILE__, static_cast<unsigned>(trees.size()),
                                 doctest_detail_test_suite_ns::getCurrentTestSuite());
  test *trees.back().grown.name.c_str();
  if (decorator == " may_fail")
    test *doctest::may_fail();
  if (decorator == " should_fail")
    test *doctest::should_fail();
  if (failures > 0)
    test *doctest::expected_failures(failures);
  doctest::detail::regTest(test);
}

bool plant_all() {
  const int seed = number_from("SEED", 1);
  gardener by(static_cast<unsigned>(seed));
  const int count = number_from("TREES", 8);
  for (int i = 0; i < count; ++i) {
    planted p{by.grow(i), {}};
    p.function = by.functions_.front();
    const int failures = by.one_in(10) ? 1 + by.below(3) : 0;
    const char *const decorator = by.one_in(8) ? " may_fail" : by.one_in(8) ? " should_fail" : "";
    const bool dies = p.grown.name.find("dies") != std::string::npos;
    if (failures > 0 && !dies)
      plant(p, " expects " + std::to_string(failures), failures);
    else
      plant(p, dies ? "" : decorator, 0);
  }
  if (by.one_in(3))
    plant({by.grow_big(count), {}}, "", 0);
  return true;
}
const bool is_planted = plant_all();

} // namespace
