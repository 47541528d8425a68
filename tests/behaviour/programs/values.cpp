// tests/behaviour/programs/values.cpp - loops over values: each is a leaf, and logs its way.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include "log.hpp"

#include <forward_list>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <valarray>
#include <vector>

using bench_test::values;

namespace {

/// Prints itself.
struct point {
  int x;
  int y;
  int sum() const { return x + y; }
  friend std::ostream &operator<<(std::ostream &out, const point &p) {
    return out << p.x << '/' << p.y;
  }
};

/// Is printed as its user tells doctest.
struct colour {
  int code;
  friend doctest::String toString(const colour &c) { return c.code == 0 ? "red" : "blue"; }
};

/// Cannot be printed, has no default and cannot be compared.
struct secret {
  explicit secret(int v) : value(v) {}
  int value;
};

enum class level { low = 1, high = 2 };

/// An enum that is printed as its user tells any stream,
enum class side { left, right };
std::ostream &operator<<(std::ostream &out, side s) {
  return out << (s == side::left ? "left" : "right");
}
/// or doctest.
enum class suit { hearts, spades };
doctest::String toString(suit s) { return s == suit::hearts ? "hearts" : "spades"; }
[[maybe_unused]] std::ostream &operator<<(std::ostream &out, suit) { return out << "not this"; }
/// Turns into a number by itself.
enum plain { none, some };

/// Counts up to a limit; can be gone through but once.
class generator {
public:
  explicit generator(int limit) : limit_(limit) {}
  struct end_mark {};
  class iterator {
  public:
    explicit iterator(generator &of) : of_(of) {}
    int operator*() const { return of_.at_; }
    iterator &operator++() {
      ++of_.at_;
      return *this;
    }
    bool operator!=(end_mark) const { return of_.at_ <= of_.limit_; }

  private:
    generator &of_;
  };
  iterator begin() { return iterator(*this); }
  end_mark end() { return {}; }

private:
  int at_ = 1;
  int limit_;
};

std::string text(int n) { return ' ' + std::to_string(n); }

struct fixture {
  int ten = 10;
};

} // namespace

BENCH_TEST("a list") {
  for (const int n : values("n", {3, 1, 2}))
    log("a list" + text(n));
}
BENCH_TEST("strings") {
  for (const char *s : values("s", {"", "a b", "c/d"}))
    log(std::string("strings ") + s);
  for (const std::string_view s : values("v", {std::string_view("of this"), {"and that"}}))
    log("strings " + std::string(s));
}
BENCH_TEST("containers") {
  const std::forward_list<std::string> names{"x", "y"};
  for (const std::string &name : values("lvalue", names)) {
    CHECK((&name == &names.front() || &name == &*++names.begin()));
    log("containers " + name);
  }
  for (const auto &p : values("rvalue", [] {
         std::vector<std::unique_ptr<int>> all;
         all.push_back(std::make_unique<int>(1));
         all.push_back(std::make_unique<int>(2));
         return all;
       }()))
    log("containers" + text(*p));
  const int array[] = {5, 6};
  for (const int &n : values("array", array))
    log("containers" + text(n));
  for (const int &n : values("no members", std::valarray<int>{7, 8}))
    log("containers" + text(n));
  for (const bool b : values("bits", std::vector<bool>{true, false}))
    log(b ? "containers true" : "containers false");
}
BENCH_TEST("a generator") {
  for (const int n : values("n", generator(3)))
    log("a generator" + text(n));
}
BENCH_TEST("labels") {
  for (const auto &p : values("point", {point{1, 2}, point{3, 4}}))
    log("labels" + text(p.x));
  for (const auto &c : values("colour", {colour{0}, colour{1}}))
    log("labels colour" + text(c.code));
  for (const auto &s : values("secret", {secret(1), secret(2)}))
    log("labels secret" + text(s.value));
  for (const auto &s : values("told", {secret(3), secret(4)},
                              [](const secret &s) { return s.value == 3 ? "three" : "four"; }))
    log("labels told" + text(s.value));
  for (const char c : values("char", {'a', '/'}))
    log(std::string("labels ") + c);
  for (const level l : values("level", {level::low, level::high}))
    log("labels level" + text(static_cast<int>(l)));
  for (const side s : values("side", {side::left, side::right}))
    log("labels side" + text(static_cast<int>(s)));
  for (const suit s : values("suit", {suit::hearts, suit::spades}))
    log("labels suit" + text(static_cast<int>(s)));
  for (const plain p : values("plain", {none, some}))
    log("labels plain" + text(static_cast<int>(p)));
  for (const double d : values("double", {0.5, 1e6}))
    log("labels double" + text(static_cast<int>(d)));
}
BENCH_TEST("what repeats") {
  int position = 0;
  for (const int n : values("n", generator(2), [](int) { return "same"; })) {
    position = n;
    log("what repeats" + text(position));
  }
}
BENCH_TEST("a grid") {
  for (const int n : values("n", {1, 2}))
    for (const int m : values("m", {1, 2, 3}))
      log("a grid" + text(n) + text(m));
}
BENCH_TEST("not a rectangle") {
  for (const int n : values("n", {1, 2}))
    for (const int m : values("m", generator(n)))
      log("not a rectangle" + text(n) + text(m));
}
BENCH_TEST("subcases within") {
  for (const int n : values("n", {1, 2})) {
    SUBCASE("a") { log("within a" + text(n)); }
    SUBCASE("b") { log("within b" + text(n)); }
  }
}
BENCH_TEST("subcases around") {
  SUBCASE("a") {
    for (const int n : values("n", {1, 2}))
      log("around a" + text(n));
  }
  SUBCASE("b") { log("around b"); }
  for (const int n : values("n", {1, 2}))
    log("behind" + text(n));
}
BENCH_TEST("one after the other") {
  for (const int n : values("n", {1, 2}))
    log("first" + text(n));
  for (const int n : values("n", {1, 2}))
    log("second" + text(n));
}
BENCH_TEST("ends early") {
  for (const int n : values("n", {1, 2, 3})) {
    log("ends early" + text(n));
    if (n == 2)
      return;
    if (n == 3)
      break;
  }
}
BENCH_TEST_FIXTURE(fixture, "on a fixture") {
  for (const int n : values("n", {1, 2}))
    log("on a fixture" + text(n + ten));
}
BENCH_TEST_TEMPLATE("of types", T, char, double) {
  for (const T n : values("n", {T(49), T(50)}))
    log("of types" + text(static_cast<int>(sizeof(T))) + text(static_cast<int>(n)));
}
BENCH_TEST("labels by a member") {
  const std::vector<point> points{{1, 2}, {3, 4}};
  for (const auto &p : values("x", points, &point::x))
    log("by a member" + text(p.y));
  for (const auto &p : values("sum", points, &point::sum))
    log("by a function" + text(p.y));
}
BENCH_TEST("a region") {
  for (const int n : values("n", {1, 2})) {
    CHECK(bench_test::measure([&] { return n; }) == n);
    log("a region" + text(n));
  }
}
#ifdef DOCTEST_GENERATE
BENCH_TEST("generated") {
  const int m = GENERATE(10, 20);
  for (const int n : values("n", {1, 2}))
    log("generated" + text(n + m));
}
#endif

TEST_SUITE("broken") {
  BENCH_TEST("no measure for one") {
    for (const int n : values("n", {1, 2, 3}))
      if (n != 2)
        bench_test::measure([&] { return n; });
  }
  BENCH_TEST("fails for one") {
    for (const int n : values("n", {1, 2, 3}))
      CHECK(n != 2);
  }
  BENCH_TEST("ends at one") {
    for (const int n : values("n", {1, 2, 3}))
      REQUIRE(n != 2);
  }
  BENCH_TEST("throws for one") {
    for (const int n : values("n", {1, 2, 3}))
      if (n == 2)
        throw n;
  }
  BENCH_TEST("has none") {
    for (const int n : values("n", std::vector<int>()))
      CHECK(n > 0);
  }
  BENCH_TEST("is not known before") {
    static int calls = 0;
    const std::vector<int> numbers{++calls, calls + 100};
    for (const int n : values("n", numbers))
      bench_test::keep(n);
  }
}
