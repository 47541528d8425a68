// tests/unit/growth_lines_test.cpp - how results grow along an axis of numbers, in words.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/kinds/time.hpp>
#include <bench_test/impl/report/growth_lines.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

using bench_test::detail::axes_of;
using bench_test::detail::complexity;
using bench_test::detail::growth;
using bench_test::detail::growth_lines;
using bench_test::detail::growth_text;
using bench_test::detail::leaf;
using bench_test::detail::number_in;
using bench_test::detail::test_case;
using bench_test::detail::verdict;

namespace {

using lines = std::vector<std::string>;

/// The leaves of a case for these sizes, each with nine rounds around seconds(n).
struct played_case {
  explicit played_case(std::string name) : id(std::move(name)) {}
  std::vector<leaf> leaves(const std::vector<double> &sizes,
                           const std::function<double(double)> &seconds) {
    std::vector<leaf> all;
    for (const double n : sizes) {
      const std::string label = std::to_string(static_cast<long>(n));
      leaf l;
      l.of = &of;
      l.by = bench_test::detail::kind_named("time");
      l.id = id + "/n=" + label;
      l.case_id_size = id.size();
      l.first.path = {"n=" + label};
      l.first.parameters = {{"n", label, true, 1}};
      l.end(verdict::measured);
      for (int round = 0; round < 9; ++round)
        l.rounds.push_back({seconds(n) * (1 + 0.002 * (round % 3)), seconds(n)});
      all.push_back(l);
    }
    return all;
  }
  std::string id;
  test_case of;
};

const std::vector<double> sizes{100, 1000, 10000, 100000};
double linear(double n) { return 2e-9 * n; }

} // namespace

TEST_CASE("number_in: a label that is a number and nothing else") {
  CHECK(number_in("1000") == 1000);
  CHECK(number_in("1e+06") == 1e6);
  CHECK(number_in("-0.5") == -0.5);
  for (const char *other : {"", "1k", "two", "1 2"})
    CHECK_FALSE(number_in(other));
}

TEST_CASE("growth_text: one name with its coefficient and error, or what could not be told apart") {
  CHECK(growth_text({{growth::n_log_n, 2.654321e-9, 0.021}}, "s") ==
        "n log n (2.65 ns × n log n, error 2.1 %)");
  CHECK(growth_text({{growth::constant, 2.654321e-9, 0.021}}, "s") == "1 (2.65 ns, error 2.1 %)");
  CHECK(growth_text({{growth::cubic, 2.76e-25, 0.01}}, "s") == "n³ (2.8e-16 ns × n³, error 1.0 %)");
  CHECK(growth_text({{growth::linear, 8, 0.001}}, "B") == "n (8.000 B × n, error 0.1 %)");
  CHECK(growth_text({{growth::linear, 8, 0.11}}, "B") == "perhaps n (8.0 B × n, error 11 %)");
  const complexity any{growth::linear, 1, 1};
  CHECK(growth_text({any, {growth::n_log_n, 1, 1}}, "s") == "can't tell: n or n log n");
  CHECK(growth_text({any, {growth::n_log_n, 1, 1}, {growth::quadratic, 1, 1}}, "s") ==
        "can't tell: n, n log n or n²");
  CHECK(growth_text({}, "s") == "none of 1, log n, n, n log n, n², n³, 2ⁿ");
}

TEST_CASE("growth_lines: a line for each axis") {
  played_case sorts("a case");
  CHECK(growth_lines(sorts.leaves(sizes, linear), 1, {}) ==
        lines{"complexity of a case over n: n (2.004 ns × n, error < 0.01 %)"});
  CHECK(growth_lines(sorts.leaves(sizes, linear), 2, {})
            .front()
            .rfind("complexity of a case over n, time: n (", 0) == 0);
}

TEST_CASE("growth_lines: what is doctest's own work in good part says nothing of the body") {
  played_case sorts("a case");
  auto leaves = sorts.leaves(sizes, linear);
  for (auto &l : leaves)
    l.doctest_share = 0.06;
  CHECK(growth_lines(leaves, 1, {}).empty());
}

TEST_CASE("growth_lines: of three sizes at least, six rounds, and one number") {
  played_case sorts("a case");
  CHECK(growth_lines(sorts.leaves({100, 1000}, linear), 1, {}).empty());
  auto few = sorts.leaves(sizes, linear);
  few[0].rounds.resize(5);
  few[1].rounds.resize(5);
  CHECK(growth_lines(few, 1, {}).empty());
  auto two_axes = sorts.leaves(sizes, linear);
  for (auto &l : two_axes)
    l.first.parameters.push_back({"m", "1", true, 2});
  CHECK(growth_lines(two_axes, 1, {}).empty());
  auto text = sorts.leaves(sizes, linear);
  for (auto &l : text)
    l.first.parameters[0].is_number = false;
  CHECK(growth_lines(text, 1, {}).empty());
}

TEST_CASE("axes_of: leaves that differ in anything else are on another axis") {
  played_case of_case("suite::a case");
  of_case.of.suite = "suite";
  auto leaves = of_case.leaves(sizes, linear);
  auto others = of_case.leaves(sizes, linear);
  for (auto &l : others)
    l.id += "/threads=2";
  leaves.insert(leaves.end(), others.begin(), others.end());
  played_case another("another");
  auto more = another.leaves(sizes, linear);
  more[0].end(verdict::fails);
  leaves.insert(leaves.end(), more.begin(), more.end());
  const auto axes = axes_of(leaves);
  REQUIRE(axes.size() == 3);
  CHECK(axes[0].of == "a case");
  CHECK(axes[1].of == "a case/threads=2");
  CHECK(axes[2].of == "another");
  CHECK(axes[0].points.size() == 4);
  CHECK(axes[2].points.size() == 3);
}

TEST_CASE("axes_of: a label that stands in the case's own name is not taken for the leaf's") {
  played_case odd("loops /n=100 times");
  const auto axes = axes_of(odd.leaves(sizes, linear));
  REQUIRE(axes.size() == 1);
  CHECK(axes[0].of == "loops /n=100 times");
}
