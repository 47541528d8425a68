// tests/unit/limits_test.cpp - whether a leaf keeps to the limits that `at_most()` sets it.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/results/limits.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <locale>
#include <string>
#include <utility>
#include <vector>

using bench_test::kind;
using bench_test::metric;
using bench_test::sampling;
using bench_test::detail::broken_limit;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::limit_in;
using bench_test::detail::limit_mark;
using bench_test::detail::test_case;
using bench_test::detail::wrong_limit;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// The number that a text is of a unit; -1000 where it is none.
double number_in(const std::string &text, const std::string &unit) {
  return limit_in(text, unit).value_or(-1000);
}
bool is_limit(const std::string &text, const std::string &unit) {
  return limit_in(text, unit).has_value();
}

/// As at_most() makes them.
limit_mark at_most(const char *kind, const char *text) {
  return {kind, text, not_a_number, "folder/x.cpp", 7};
}
template <class Number> limit_mark at_most(const char *kind, Number number) {
  return {kind, "", static_cast<double>(number), "folder/x.cpp", 7};
}

std::string wrong(const limit_mark &limit) {
  test_case good;
  good.limits = {at_most("time", "2 ms"), at_most("allocs", 3)};
  test_case c;
  c.limits = {at_most("time", 1), limit};
  return wrong_limit({good, c, good});
}

/// A kind whose readings may be off by 3.
class coarse_kind final : public kind {
public:
  coarse_kind()
      : kind("coarse-in-a-test", "nothing: it serves the tests of limits", sampling::steady,
             {{"a", "", false, 3}}) {}
  void start() override {}
  void stop(double *) override {}
};
coarse_kind coarse;

/// A case with these limits, and a leaf of it that was measured so.
struct limited_leaf {
  limited_leaf(kind *by, std::vector<double> values, std::vector<limit_mark> limits) {
    of.limits = std::move(limits);
    it.of = &of;
    it.by = by;
    it.iterations = 1;
    for (const double value : values)
      it.rounds.push_back({value});
  }
  limited_leaf(const char *by, std::vector<double> values, std::vector<limit_mark> limits)
      : limited_leaf(kind_named(by), std::move(values), std::move(limits)) {}

  bool is_beyond() const { return broken_limit(it) != nullptr; }

  test_case of;
  leaf it;
};

struct german : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
};

} // namespace

TEST_CASE("limit_in: a time is a number with a unit of time, else it is in seconds") {
  CHECK(number_in("2 ms", "s") == doctest::Approx(0.002));
  CHECK(number_in("2ms", "s") == doctest::Approx(0.002));
  CHECK(number_in("  2   ms  ", "s") == doctest::Approx(0.002));
  CHECK(number_in("0.5 s", "s") == 0.5);
  CHECK(number_in("3 us", "s") == doctest::Approx(3e-6));
  CHECK(number_in("3 µs", "s") == doctest::Approx(3e-6));
  CHECK(number_in("12.5 ns", "s") == doctest::Approx(12.5e-9));
  CHECK(number_in("2", "s") == 2);
  CHECK(number_in("1e3", "s") == 1000);
  CHECK(number_in("1e-3 ms", "s") == doctest::Approx(1e-6));
  CHECK(number_in("0", "s") == 0);
}

TEST_CASE("limit_in: a size is a number with a unit of bytes, by 1024, else it is in bytes") {
  CHECK(number_in("512 B", "B") == 512);
  CHECK(number_in("10 MiB", "B") == 10 * 0x1p20);
  CHECK(number_in("1.5KiB", "B") == 1536);
  CHECK(number_in("2 GiB", "B") == 0x1p31);
  CHECK(number_in("1 TiB", "B") == 0x1p40);
  CHECK(number_in("512", "B") == 512);
}

TEST_CASE("limit_in: a number without a unit has none, and may be below 0") {
  CHECK(number_in("3", "") == 3);
  CHECK(number_in("-3.5", "") == -3.5);
  for (const char *text : {"3 B", "3 s", "3 allocations", "3 ms"})
    CHECK_FALSE(is_limit(text, ""));
}

TEST_CASE("limit_in: no number, one below 0, another unit or more than that is no limit") {
  for (const char *text :
       {"",       " ",      "ms",  "us",  "-1",  "-1 ms",  "2 MiB", "2 B",  "2 Ms",  "2 m", "2 min",
        "2 ms x", "2 ms 3", "nan", "inf", "two", "2,5 ms", "1e999", "0x10", "2 ms;", "s 2"}) {
    CAPTURE(text);
    CHECK_FALSE(is_limit(text, "s"));
  }
  for (const char *text : {"", "-1", "10 MB", "10 kB", "10 KB", "2 ms", "10 MiB x", "10 us"}) {
    CAPTURE(text);
    CHECK_FALSE(is_limit(text, "B"));
  }
}

TEST_CASE("limit_in: a locale that a main sets changes nothing") {
  const std::locale before = std::locale::global(std::locale(std::locale(), new german));
  const double point = number_in("2.5 ms", "s");
  const double comma = number_in("2,5 ms", "s");
  std::locale::global(before);
  CHECK(point == doctest::Approx(0.0025));
  CHECK(comma == -1000);
}

TEST_CASE("limit_in: of a number it is the number, which of a time or size is not below 0") {
  const metric seconds{"time", "s"};
  const metric bytes{"size", "B"};
  const metric plain{"calls"};
  CHECK(limit_in(at_most("time", 0.002), seconds) == 0.002);
  CHECK(limit_in(at_most("mem", 0), bytes) == 0);
  CHECK_FALSE(limit_in(at_most("time", -1), seconds).has_value());
  CHECK_FALSE(limit_in(at_most("mem", -1), bytes).has_value());
  CHECK(limit_in(at_most("track", -1), plain) == -1);
  for (const metric &m : {seconds, bytes, plain}) {
    CHECK_FALSE(limit_in(at_most("", not_a_number), m).has_value());
    CHECK_FALSE(limit_in(at_most("", ""), m).has_value()); // is no 0
  }
}

TEST_CASE("wrong_limit: nothing is wrong where there is no limit, or each is one") {
  CHECK(wrong_limit({}) == "");
  CHECK(wrong_limit({test_case(), test_case()}) == "");
  CHECK(wrong(at_most("peakmem", "10 MiB")) == "");
}

TEST_CASE("wrong_limit: a kind that is none is told with its place and the nearest one") {
  CHECK(wrong(at_most("timee", "2 ms")) ==
        R"(folder/x.cpp:7: at_most("timee", ...): "timee" is not a kind of measurement; did you )"
        R"(mean "time"?)");
  CHECK(wrong(at_most("xyzzy", 3)) ==
        R"(folder/x.cpp:7: at_most("xyzzy", ...): "xyzzy" is not a kind of measurement)");
  CHECK(wrong(at_most("", 3)) ==
        R"(folder/x.cpp:7: at_most("", ...): "" is not a kind of measurement)");
}

TEST_CASE("wrong_limit: what is no limit is told with its place and with what one looks like") {
  CHECK(wrong(at_most("time", "2 MiB")) ==
        R"(folder/x.cpp:7: at_most("time", ...): "2 MiB" is no limit; expected a time, as in )"
        R"("2 ms")");
  CHECK(wrong(at_most("peakmem", "2 ms")) ==
        R"(folder/x.cpp:7: at_most("peakmem", ...): "2 ms" is no limit; expected a size, as in )"
        R"("10 MiB")");
  CHECK(wrong(at_most("allocs", "three")) ==
        R"(folder/x.cpp:7: at_most("allocs", ...): "three" is no limit; expected a number, as )"
        R"(in 3)");
  CHECK(wrong(at_most("time", "")) ==
        R"(folder/x.cpp:7: at_most("time", ...): "" is no limit; expected a time, as in "2 ms")");
  CHECK(wrong(at_most("time", -2)) ==
        R"(folder/x.cpp:7: at_most("time", ...): -2 is no limit; expected a time, as in "2 ms")");
}

TEST_CASE("broken_limit: nine rounds are beyond a limit only where their whole interval is") {
  const std::vector<double> rounds = {1, 3, 4, 5,  6,
                                      7, 8, 9, 100}; // the interval begins at the 2nd
  CHECK(limited_leaf("time", rounds, {at_most("time", 2.99)}).is_beyond());
  CHECK_FALSE(limited_leaf("time", rounds, {at_most("time", 3)}).is_beyond());
  CHECK_FALSE(limited_leaf("time", rounds, {at_most("time", 6)}).is_beyond());
}

TEST_CASE("broken_limit: of six rounds, the interval begins at the lowest") {
  const std::vector<double> rounds = {6, 5, 4, 3, 2, 9};
  CHECK(limited_leaf("time", rounds, {at_most("time", 1.99)}).is_beyond());
  CHECK_FALSE(limited_leaf("time", rounds, {at_most("time", 2)}).is_beyond());
}

TEST_CASE("broken_limit: of fewer than six rounds, which have no interval, the lowest counts") {
  CHECK(limited_leaf("time", {5, 4, 6, 7, 5}, {at_most("time", 3.99)}).is_beyond());
  CHECK_FALSE(limited_leaf("time", {5, 4, 6, 7, 5}, {at_most("time", 4)}).is_beyond());
  CHECK(limited_leaf("time", {5}, {at_most("time", "4 s")}).is_beyond());
  CHECK_FALSE(limited_leaf("time", {5}, {at_most("time", "5 s")}).is_beyond());
}

TEST_CASE("broken_limit: a value may be less by as much as its resolution") {
  CHECK_FALSE(limited_leaf(&coarse, {10, 10, 10}, {at_most("coarse-in-a-test", 7)}).is_beyond());
  CHECK(limited_leaf(&coarse, {10, 10, 10}, {at_most("coarse-in-a-test", 6.99)}).is_beyond());
  CHECK_FALSE(limited_leaf(&coarse, std::vector<double>(9, 10), {at_most("coarse-in-a-test", 7)})
                  .is_beyond());
  limited_leaf thrice(&coarse, {10, 10, 10}, {at_most("coarse-in-a-test", 8.99)});
  thrice.it.iterations = 3; // of which one is off by a third
  CHECK(thrice.is_beyond());
}

TEST_CASE("broken_limit: of exact values the lowest counts, however many there are") {
  CHECK_FALSE(limited_leaf("allocs", {3, 3, 3, 3}, {at_most("allocs", 3)}).is_beyond());
  CHECK(limited_leaf("allocs", {4, 4, 4, 4}, {at_most("allocs", 3)}).is_beyond());
  CHECK_FALSE(limited_leaf("allocs", {3, 4, 4, 4}, {at_most("allocs", 3)}).is_beyond());
  std::vector<double> nine(9, 4);
  nine[5] = 3;
  CHECK_FALSE(limited_leaf("allocs", nine, {at_most("allocs", 3)}).is_beyond());
  CHECK_FALSE(limited_leaf("allocs", {0, 0}, {at_most("allocs", 0)}).is_beyond());
  CHECK(limited_leaf("allocs", {1, 1}, {at_most("allocs", 0)}).is_beyond());
}

TEST_CASE("broken_limit: only limits of the leaf's own kind count") {
  CHECK_FALSE(limited_leaf("time", {5}, {at_most("peakmem", 0), at_most("allocs", 0)}).is_beyond());
  CHECK_FALSE(limited_leaf("time", {5}, {}).is_beyond());
}

TEST_CASE("broken_limit: is the first one that is broken, by the first number of the kind") {
  limited_leaf l(
      "allocs", {},
      {at_most("allocs", 5), at_most("time", 0), at_most("allocs", 3), at_most("allocs", 2)});
  l.it.rounds = {{4, 1e6, 1e6, 1e6}, {4, 1e6, 1e6, 1e6}};
  CHECK(broken_limit(l.it) == &l.of.limits[2]);
}
