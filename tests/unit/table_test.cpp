// tests/unit/table_test.cpp - the lines of the table for people.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/table.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using bench_test::detail::display_width;
using bench_test::detail::leaf;
using bench_test::detail::metric;
using bench_test::detail::spread_text;
using bench_test::detail::table;
using bench_test::detail::test_case;
using bench_test::detail::value_text;
using bench_test::detail::verdict;

namespace {

const std::vector<metric> time_metrics = {{"time", "s", 0, true}};
const std::vector<metric> memory_metrics = {{"added", "B", 256.0 * 1024, false},
                                            {"process", "B", 256.0 * 1024, false}};

test_case written_case() {
  test_case c;
  c.file = "/home/me/src/sort_test.cpp";
  c.line = 12;
  return c;
}
const test_case written = written_case();

leaf leaf_of(const std::string &label, verdict v, const std::string &reason = "") {
  leaf l;
  l.of = &written;
  l.id = label;
  l.end(v, reason);
  return l;
}

/// Nine rounds of about a microsecond each, with one outlier.
leaf measured_leaf(const std::string &label, verdict v = verdict::measured) {
  leaf l = leaf_of(label, v);
  for (const double t : {1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.00, 9.00, 1.00})
    l.rounds.push_back({t * 1e-6});
  return l;
}

std::string row(const leaf &l, std::size_t columns = 80) {
  return table(time_metrics, columns).row(l, 9);
}

/// The widest line of a text.
std::size_t widest(const std::string &text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    most = std::max(most, display_width(line));
  return most;
}

std::string random_label(std::mt19937 &random) {
  const std::vector<std::string> letters = {"a", " ", "é", "世", "😀", "/", "e\u0301", "x"};
  std::string label;
  for (auto left = random() % 90; left > 0; --left)
    label += letters[random() % letters.size()];
  return label;
}

} // namespace

TEST_CASE("table: the header stands over its columns") {
  const std::string line = row(measured_leaf("sorts"));
  const std::string header = table(time_metrics, 80).header();
  CHECK(header.find("time") + 4 == header.find("± (95 %)") - 2);
  CHECK(line == "  sorts                                              1.000 µs     1.5 %");
  CHECK(display_width(header.substr(0, header.find("±") + 9)) == display_width(line));
}

TEST_CASE("table: a time has a column for doctest's share, filled in only where it matters") {
  CHECK(display_width(table(time_metrics, 80).header()) == 80);
  CHECK(table(time_metrics, 80).header().find("doctest") != std::string::npos);
  CHECK(table(memory_metrics, 80).header().find("doctest") == std::string::npos);
  leaf l = measured_leaf("a");
  l.doctest_share = 0.25;
  CHECK(row(l).substr(row(l).size() - 8) == "    25 %");
  l.doctest_share = 0.05;
  CHECK(row(l) == row(measured_leaf("a")));
}

TEST_CASE("table: a suite has its heading, also the lack of one") {
  const table t(time_metrics, 60);
  CHECK(t.heading("parser") == "parser");
  CHECK(t.heading("") == "(no suite)");
  CHECK(t.heading("a\\nb\x1B") == "a\\\\nb\\x1B");
  CHECK(display_width(t.heading(std::string(200, 'x'))) == 60);
}

TEST_CASE("table: no line is ever wider than the columns") {
  std::mt19937 random(24);
  for (int i = 0; i < 1500; ++i) {
    const std::size_t columns = std::vector<std::size_t>{60, 80, 120}[random() % 3];
    const auto &metrics = random() % 2 ? time_metrics : memory_metrics;
    const double smallest = std::pow(10, static_cast<double>(random() % 14) - 10);
    leaf l = leaf_of(random_label(random), static_cast<verdict>(random() % 10),
                     random_label(random) + random_label(random));
    for (auto left = random() % 12 + 1; left > 0; --left)
      l.rounds.emplace_back(metrics.size(), smallest * static_cast<double>(random() % 10000 + 1));
    l.doctest_share = static_cast<double>(random() % 100) / 100;
    const table t(metrics, columns);
    CAPTURE(t.row(l, 9));
    CHECK(widest(t.row(l, 9)) <= columns);
    CHECK(widest(t.header()) <= columns);
    CHECK(widest(t.heading(l.id)) <= columns);
  }
}

TEST_CASE("table: where as many columns as needed are there, no name or note is cut") {
  const std::vector<leaf> leaves = {measured_leaf(std::string(211, 'a')),
                                    leaf_of("b", verdict::fails, std::string(300, 'c'))};
  const table t(time_metrics, 0, leaves);
  CHECK(t.row(leaves[0], 9).find("  " + leaves[0].id + " ") == 0);
  CHECK(t.row(leaves[1], 9).find(leaves[1].reason) != std::string::npos);
  CHECK(widest(t.row(leaves[0], 9)) <= widest(t.header()));
  CHECK(widest(table(time_metrics, 0).header()) == 80);
}

TEST_CASE("table: a long name loses its middle, and never touches the numbers") {
  const std::string line = row(measured_leaf(std::string(30, 'a') + std::string(60, 'z')), 60);
  CHECK(line.find("aaa…zzz") != std::string::npos);
  CHECK(line.find("z ") != std::string::npos);
  CHECK(row(measured_leaf("世界"), 60).find("  世界 ") == 0);
}

TEST_CASE(
    "table: where there is no number the verdict stands in its place, with the reason below") {
  CHECK(row(leaf_of("a", verdict::fails, "why")) ==
        "  a" + std::string(53, ' ') + "fails\n      why");
  for (const auto &[v, word] :
       std::vector<std::pair<verdict, std::string>>{{verdict::fails_alone, "fails alone"},
                                                    {verdict::allowed_to_fail, "may fail"},
                                                    {verdict::skipped, "skipped"},
                                                    {verdict::unknown, "unknown"}}) {
    const std::string text = row(leaf_of("a", v, "why"));
    CHECK(text.substr(text.find('\n') - word.size()) == word + "\n      why");
    CHECK(text.find('\n') == 61);
    CHECK(row(leaf_of("a", v)).find('\n') == std::string::npos);
  }
}

TEST_CASE("table: what died or hung is told of with its place") {
  for (const auto v : {verdict::died, verdict::timed_out}) {
    const std::string text = row(leaf_of("a", v, "why"));
    CHECK(text.substr(text.find('\n')) == "\n      sort_test.cpp:12: why");
    CHECK(text.find(v == verdict::died ? "        died\n" : "   timed out\n") != text.npos);
  }
}

TEST_CASE("table: first calls are marked as such, with the reason") {
  leaf l = measured_leaf("a", verdict::measured_once);
  l.reason = "fails when run again";
  CHECK(row(l).substr(row(l).find('\n')) ==
        "\n      first calls only, not repeatable: fails when run again");
}

TEST_CASE("table: fewer rounds than wanted are told of") {
  leaf l = measured_leaf("a");
  l.rounds.resize(6);
  CHECK(row(l).substr(row(l).find('\n')) == "\n      6 of 9 rounds");
}

TEST_CASE("table: too few rounds have no interval") {
  leaf l = measured_leaf("a");
  l.rounds.resize(6);
  CHECK(row(l).find('%') != std::string::npos);
  l.rounds.resize(5);
  CHECK(row(l).find('%') == std::string::npos);
  CHECK(row(l).find("1.000 µs") != std::string::npos);
}

TEST_CASE("table: what is below the resolution is not told from nothing, and has no interval") {
  const metric &m = memory_metrics[0];
  CHECK(value_text(0, m) == "< 256 KiB");
  CHECK(value_text(256 * 1024 - 1, m) == "< 256 KiB");
  CHECK(value_text(256 * 1024, m) == "256.0 KiB");
  CHECK(value_text(0, time_metrics[0]) == "0 s");
  CHECK(spread_text(std::vector<double>(9, 1024), m) == "");
  CHECK(spread_text(std::vector<double>(9, 0), time_metrics[0]) == "");
  CHECK(spread_text(std::vector<double>(9, 1), time_metrics[0]) == "0.0 %");
}
