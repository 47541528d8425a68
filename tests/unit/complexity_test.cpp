// tests/unit/complexity_test.cpp - how a time grows with the size of its input.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/statistics/complexity.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <vector>

using bench_test::detail::complexity_of;
using bench_test::detail::growth;
using bench_test::detail::growth_point;
using bench_test::detail::name_of;

namespace {

using values = std::vector<double>;
using function = double (*)(double n);

const values decades = {100, 1000, 10'000, 100'000};
const values half_decades = {100, 316, 1000, 3162, 10'000, 31'623, 100'000};
const values doublings = {64, 128, 256, 512, 1024, 2048, 4096};
const values few_doublings = {8, 16, 32, 64, 128, 256};
const values by_four = {4, 8, 12, 16, 20};

double one(double) { return 1; }
double log_n(double n) { return std::log2(n); }
double linear(double n) { return n; }
double n_log_n(double n) { return n * std::log2(n); }
double square(double n) { return n * n; }
double cube(double n) { return n * n * n; }
double power_of_2(double n) { return std::exp2(n); }
double overhead(double n) { return n + 30; }
double square_and_linear(double n) { return n * n + 60 * n; }
double cached(double n) { return n_log_n(n) * (n > 10'000 ? 1.3 : n > 1000 ? 1.15 : 1); }

/// Nanoseconds in seconds, the same in each of `rounds`.
std::vector<growth_point> exact(const values &sizes, function f, std::size_t rounds = 6) {
  std::vector<growth_point> points;
  for (const double n : sizes)
    points.push_back({n, values(rounds, 1e-9 * f(n))});
  return points;
}

/// With so much noise, a round that is half as fast at all sizes, and one value in 50 too high.
std::vector<growth_point> noisy(const values &sizes, function f, double noise, std::mt19937 &random,
                                std::size_t rounds = 6) {
  std::normal_distribution<double> normal(0, noise);
  auto points = exact(sizes, f, rounds);
  for (growth_point &p : points)
    for (double &v : p.rounds)
      v *= std::exp(normal(random)) * (random() % 50 == 0 ? 1.3 : 1) *
           (&v == &p.rounds.back() ? 2 : 1);
  return points;
}

/// "n", "n or n log n", "none", or "-" where nothing can be said.
std::string told(const std::vector<growth_point> &points) {
  const auto found = complexity_of(points);
  if (!found)
    return "-";
  std::string names;
  for (const auto &c : *found)
    names += (names.empty() ? "" : " or ") + std::string(name_of(c.of));
  return names.empty() ? "none" : names;
}

/// How many of 200 noisy samples are told as this.
int count(const std::string &name, const values &sizes, function f, double noise) {
  std::mt19937 random(25);
  int result = 0;
  for (int i = 0; i < 200; ++i)
    result += told(noisy(sizes, f, noise, random)) == name ? 1 : 0;
  return result;
}

/// How many of 200 noisy samples are told as anything else that is a single name.
int wrong(const std::string &name, const values &sizes, function f, double noise) {
  std::mt19937 random(26);
  int result = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string names = told(noisy(sizes, f, noise, random));
    result += names != name && names != "none" && names.find(" or ") == names.npos ? 1 : 0;
  }
  return result;
}

} // namespace

TEST_CASE("complexity_of: ten functions are named, with 2 % of noise and outliers") {
  for (const values &sizes : {decades, half_decades, doublings}) {
    CAPTURE(sizes.size());
    CHECK(count("1", sizes, one, 0.02) >= 199);
    CHECK(count("log n", sizes, log_n, 0.02) >= 199);
    CHECK(count("n", sizes, linear, 0.02) >= 199);
    CHECK(count("n log n", sizes, n_log_n, 0.02) >= 199);
    CHECK(count("n²", sizes, square, 0.02) >= 199);
    CHECK(count("n", sizes, overhead, 0.02) >= 199);
    CHECK(count("n²", sizes, square_and_linear, 0.02) >= 199);
    CHECK(count("n log n", sizes, cached, 0.02) >= 199);
  }
  CHECK(count("n³", few_doublings, cube, 0.02) >= 199);
  CHECK(count("2ⁿ", by_four, power_of_2, 0.02) >= 199);
}

TEST_CASE("complexity_of: much noise makes it doubt, and not err") {
  for (const double noise : {0.1, 0.3}) {
    CAPTURE(noise);
    CHECK(wrong("1", decades, one, noise) == 0);
    CHECK(wrong("log n", decades, log_n, noise) == 0);
    CHECK(wrong("n", half_decades, linear, noise) == 0);
    CHECK(wrong("n log n", half_decades, n_log_n, noise) == 0);
    CHECK(wrong("n³", few_doublings, cube, noise) == 0);
  }
  CHECK(count("n", half_decades, linear, 0.3) < 100);
}

TEST_CASE("complexity_of: from 100 to 200, n and n log n cannot be told apart, nor 1 and log n") {
  const values narrow = {100, 125, 150, 175, 200};
  CHECK(told(exact(narrow, one)) == "1 or log n");
  CHECK(told(exact(narrow, log_n)) == "log n or 1");
  CHECK(told(exact(narrow, linear)) == "n or n log n");
  CHECK(told(exact(narrow, n_log_n)) == "n log n or n");
  CHECK(told(exact(narrow, square)) == "n²");
}

TEST_CASE("complexity_of: rounds that differ make it doubt, unless all sizes differ alike") {
  const values factors = {0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4};
  auto points = exact(decades, linear, factors.size());
  for (growth_point &p : points)
    for (std::size_t r = 0; r < factors.size(); ++r)
      p.rounds[r] *= factors[r];
  CHECK(told(points) == "n");
  std::reverse(points[0].rounds.begin(), points[0].rounds.end());
  std::reverse(points[2].rounds.begin(), points[2].rounds.end());
  CHECK(told(points) == "n or n log n");
}

TEST_CASE("complexity_of: a step at the largest size, as of a cache, makes n doubtful") {
  const auto with_step = [](double step) {
    auto points = exact(decades, linear);
    for (double &v : points.back().rounds)
      v *= step;
    return told(points);
  };
  CHECK(with_step(1.02) == "n");
  CHECK(with_step(1.1) == "n or n log n");
  CHECK(with_step(1.2) == "n log n or n");
}

TEST_CASE("complexity_of: an overhead that hides the logarithm makes n log n doubtful") {
  CHECK(told(exact(decades, [](double n) { return n_log_n(n) + 50; })) == "n log n");
  CHECK(told(exact(decades, [](double n) { return n_log_n(n) + 500; })) == "n log n or n");
}

TEST_CASE("complexity_of: overheads, and branches that are learnt at small sizes, count little") {
  CHECK(told(exact({1, 10, 100, 1000, 10'000}, overhead)) == "n");
  // std::sort of the same random numbers again and again: medians of a real run, in nanoseconds
  CHECK(told({{100, values(9, 626)},
              {1000, values(9, 1.64e4)},
              {10'000, values(9, 8.83e5)},
              {100'000, values(9, 1.08e7)}}) == "n log n");
}

TEST_CASE("complexity_of: what grows like none of them, or not at all, fits none") {
  CHECK(told(exact(decades, [](double n) { return std::sqrt(n); })) == "none");
  CHECK(told(exact(decades, [](double n) { return n * std::sqrt(n); })) == "none");
  CHECK(told(exact(decades, [](double n) { return 1 / n; })) == "none");
  CHECK(told({{100, {3}}, {1000, {1}}, {10'000, {9}}, {100'000, {2}}}) == "none");
  CHECK(told({{100, {9}}, {1000, {1}}, {2000, {1}}, {4000, {1}}}) == "none");
}

TEST_CASE("complexity_of: the coefficient is that of the values, and the error relative") {
  const auto found = complexity_of(exact(decades, [](double n) { return 7 * n; }));
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().of == growth::linear);
  CHECK(found->front().coefficient == doctest::Approx(7e-9));
  CHECK(found->front().error < 1e-12);

  // by hand: (1 * 2 + 2 * 4 + 5 * 8) / (2 * 2 + 4 * 4 + 8 * 8)
  const auto crooked = complexity_of({{2, {1}}, {4, {2}}, {8, {5}}});
  REQUIRE(crooked);
  REQUIRE(!crooked->empty());
  CHECK(crooked->front().of == growth::linear);
  CHECK(crooked->front().coefficient == doctest::Approx(50.0 / 84));
  CHECK(crooked->front().error == doctest::Approx(std::sqrt(20.0 / 84 / 3) / (8.0 / 3)));
  for (std::size_t i = 1; i < crooked->size(); ++i)
    CHECK((*crooked)[i - 1].error <= (*crooked)[i].error);
}

TEST_CASE("complexity_of: the unit does not matter") {
  for (const double factor : {1e-300, 1e-9, 1.0, 1e290}) {
    auto points = exact(decades, n_log_n);
    for (growth_point &p : points)
      for (double &v : p.rounds)
        v *= factor;
    CHECK(told(points) == "n log n");
  }
}

TEST_CASE("complexity_of: sizes may be in any order, twice, and with fewer rounds") {
  auto points = exact({100'000, 100, 1000, 10'000}, linear, 9);
  points[1].rounds.resize(1);
  points[2].rounds.clear();
  CHECK(told(points) == "n");
  points.push_back({1000, values(3, 1e-6)});
  points.push_back({10'000, values(3, 1e-5)});
  CHECK(told(points) == "n");
}

TEST_CASE("complexity_of: nothing is said of fewer than three different sizes above 1") {
  CHECK(told({}) == "-");
  CHECK(told(exact({100, 1000}, linear)) == "-");
  CHECK(told(exact({100, 100, 1000, 1000}, linear)) == "-");
  CHECK(told({{-5, {1}}, {0, {1}}, {0.5, {1}}, {1, {1}}, {10, {1}}, {100, {1}}}) == "-");
  CHECK(told({{10, {1}}, {100, {1}}, {1000, {}}}) == "-");
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(told({{10, {1}}, {100, {1}}, {infinity, {1}}}) == "-");
  CHECK(told(exact({10, 100, 1000}, linear)) == "n");
}

TEST_CASE("complexity_of: nothing is said where a value is not above 0") {
  for (const double v : {0.0, -1.0, std::numeric_limits<double>::infinity()})
    CHECK(told({{10, {1, 1}}, {100, {1, v}}, {1000, {1, 1}}}) == "-");
  CHECK(told({{10, {0}}, {100, {0}}, {1000, {0}}}) == "-");
}

TEST_CASE("complexity_of: 2ⁿ is not named where it overflows") {
  CHECK(told(exact({500, 501, 502}, [](double n) { return std::exp2(n - 500); })) == "2ⁿ");
  CHECK(told(exact({5000, 5001, 5002}, [](double n) { return std::exp2(n - 5000); })) == "none");
}

TEST_CASE("complexity_of: sizes at which 2ⁿ and n³ overflow are sizes like others") {
  CHECK(told(exact({1e3, 1e6, 1e9}, linear)) == "n");
  CHECK(told(exact({1e100, 1e200, 1e300}, one)) == "1");
  CHECK(told(exact({1e100, 1e200, 1e290}, linear)) == "n");
  CHECK(told(exact({1 + 1e-15, 2, 1e308}, one)) == "1");
}
