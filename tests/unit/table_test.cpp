// tests/unit/table_test.cpp - the lines of the table for people.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/table.hpp>
#include <bench_test/impl/results/threads.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using bench_test::kind;
using bench_test::metric;
using bench_test::detail::below_resolution;
using bench_test::detail::display_width;
using bench_test::detail::kind_named;
using bench_test::detail::leaf;
using bench_test::detail::leaf_row;
using bench_test::detail::look;
using bench_test::detail::right_aligned;
using bench_test::detail::rows_of;
using bench_test::detail::set_threads;
using bench_test::detail::spread_text;
using bench_test::detail::table;
using bench_test::detail::test_case;
using bench_test::detail::value_text;
using bench_test::detail::verdict;
using bench_test::detail::work;

namespace {

/// A case, in a suite whose name must live as long.
test_case written_case(std::string_view suite = "") {
  test_case c;
  c.suite = suite;
  c.file = "/home/me/src/sort_test.cpp";
  c.line = 12;
  return c;
}
const test_case written = written_case();

/// A leaf of a case, given both labels.
leaf leaf_of(const std::string &case_label, const std::string &label, verdict v,
             const std::string &reason = "", const test_case &of = written) {
  leaf l;
  l.of = &of;
  l.by = kind_named("time");
  l.id = bench_test::detail::id_head(of.suite) + case_label;
  l.case_id_size = l.id.size();
  l.id += label.empty() ? "" : '/' + label;
  l.end(v, reason);
  return l;
}
leaf leaf_of(const std::string &label, verdict v, const std::string &reason = "") {
  return leaf_of(label, "", v, reason);
}

/// Nine rounds of about a microsecond each, with one outlier.
leaf with_rounds(leaf l, double size = 1e-6) {
  l.parts.resize(9);
  for (const double t : {1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.00, 9.00, 1.00}) {
    l.rounds.emplace_back();
    for (const metric &m : *l.by)
      l.rounds.back().push_back(m.is_exact ? 1024 : t * size);
  }
  return l;
}
leaf measured_leaf(const std::string &label, verdict v = verdict::measured) {
  return with_rounds(leaf_of(label, v));
}

/// All lines of a table, the header first.
std::string lines(std::vector<leaf> leaves, std::size_t columns = 80, const look &how = {},
                  const std::vector<kind *> &kinds = {kind_named("time")}) {
  const auto rows = rows_of(leaves);
  table t(kinds, how, rows);
  t.fit(columns);
  std::string text;
  for (const auto &row : rows)
    text += t.row(row) + '\n';
  return text;
}
/// The lines of one row, without the header.
std::string row(const leaf &l, std::size_t columns = 80) {
  const auto text = lines({l}, columns);
  return text.substr(text.find('\n') + 1, text.size() - text.find('\n') - 2);
}
std::string header(std::size_t columns = 80) {
  const auto text = lines({measured_leaf("a")}, columns);
  return text.substr(0, text.find('\n'));
}

/// The widest line of a text.
std::size_t widest(const std::string &text) {
  std::size_t most = 0;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);)
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

bool has(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("table: the header stands over its columns") {
  const std::string line = row(measured_leaf("sorts"));
  CHECK(header().find("time") + 4 == header().find("± (95 %)") - 2);
  CHECK(line == "  sorts                                               1.00 µs     1.5 %");
  CHECK(display_width(header().substr(0, header().find("±") + 9)) == display_width(line));
}

TEST_CASE("table: a time has a column for doctest's share, filled in only where it matters") {
  CHECK(display_width(header()) == 80);
  CHECK(has(header(), "doctest"));
  leaf l = measured_leaf("a");
  l.doctest_share = 0.25;
  CHECK(row(l).substr(row(l).size() - 8) == "    25 %");
  l.doctest_share = 0.05;
  CHECK(row(l) == row(measured_leaf("a")));
}

TEST_CASE("table: a suite has its heading, also the lack of one that does not come first") {
  const auto parser = written_case("parser");
  const auto odd = written_case("a\nb\x1B");
  const auto text =
      lines({measured_leaf("first"), with_rounds(leaf_of("a", "", verdict::measured, "", parser)),
             with_rounds(leaf_of("b", "", verdict::measured, "", odd)), measured_leaf("last")});
  CHECK(text.find("  first ") < text.find("\nparser\n  a "));
  CHECK(has(text, "\na\\nb\\x1B\n  b "));
  CHECK(has(text, "\n(no suite)\n  last "));
}

TEST_CASE("table: the leaves of a case stand indented below it; one alone has its case before it") {
  const auto other = written_case();
  const auto text = lines({with_rounds(leaf_of("case", "x/y", verdict::measured)),
                           leaf_of("case", "#1", verdict::fails, "why"),
                           with_rounds(leaf_of("other", "only", verdict::measured, "", other))});
  CHECK(has(text, "\n  case\n    x/y  "));
  CHECK(has(text, "\n    #1  "));
  CHECK(has(text, " fails\n        sort_test.cpp:12: why\n"));
  CHECK(has(text, "\n  other/only  "));
}

TEST_CASE(
    "table: blanks in front of a name would look like a place in the table, and are left out") {
  CHECK(
      has(lines({measured_leaf("  Scenario: a/   Given: b  c")}), "\n  Scenario: a/Given: b  c  "));
  CHECK(has(lines({measured_leaf("a \\/ b")}), "\n  a \\/ b  "));
  CHECK(has(lines({measured_leaf("a\\\\/ b")}), "\n  a\\\\/b  "));
}

TEST_CASE("table: no line is ever wider than the columns") {
  std::mt19937 random(24);
  for (int i = 0; i < 600; ++i) {
    const std::size_t columns = std::vector<std::size_t>{60, 80, 104, 120, 170}[random() % 5];
    const std::vector<kind *> kinds =
        std::vector<std::vector<kind *>>{{kind_named("time")},
                                         {kind_named("peakmem")},
                                         {kind_named("time"), kind_named("peakmem")}}[random() % 3];
    const auto suite = random_label(random);
    const auto of = written_case(suite);
    const double smallest = std::pow(10, static_cast<double>(random() % 14) - 10);
    std::vector<leaf> leaves;
    for (int row = 0; row < 2; ++row) {
      leaf l =
          leaf_of(random_label(random), random_label(random), static_cast<verdict>(random() % 11),
                  random_label(random) + random_label(random), of);
      for (auto left = random() % 12 + 1; left > 0; --left)
        l.rounds.emplace_back(2, smallest * static_cast<double>(random() % 10000 + 1));
      l.doctest_share = static_cast<double>(random() % 100) / 100;
      l.iterations = random();
      for (auto left = random() % 3; left > 0; --left)
        l.first.works.push_back({smallest * std::pow(10, static_cast<double>(random() % 13) + 2),
                                 random_label(random)});
      if (smallest < 0.01 && random() % 2 == 0) {
        set_threads(l, random() % 4 + 1);
        l.efficiency = l.threads > 1 ? static_cast<double>(random() % 120) / 100 : 0;
      }
      for (kind *k : kinds) {
        l.by = k;
        leaves.push_back(l);
      }
    }
    const auto text = lines(leaves, columns, {false, random() % 2 == 0}, kinds);
    CAPTURE(text);
    CHECK(widest(text) <= columns);
  }
}

TEST_CASE("table: where as many columns as needed are there, no name or note is cut") {
  const auto text =
      lines({with_rounds(leaf_of(std::string(211, 'a'), "x", verdict::measured)),
             with_rounds(leaf_of(std::string(211, 'a'), std::string(150, 'y'), verdict::measured)),
             leaf_of("b", verdict::fails, std::string(300, 'c'))},
            0);
  CHECK(has(text, "\n  " + std::string(211, 'a') + "\n    x "));
  CHECK(has(text, "\n    " + std::string(150, 'y') + " "));
  CHECK(has(text, std::string(300, 'c')));
  CHECK(widest(lines({measured_leaf("a")}, 0).substr(0, 100)) == 80);
}

TEST_CASE("table: one very long name makes neither the other rows wide nor its own number vanish") {
  const std::string name(10000, 'a');
  const auto text = lines({measured_leaf(name), measured_leaf("b")}, 0);
  CHECK(has(text, name + " "));
  CHECK(has(text, "1.5 %\n  b "));
  CHECK(text.size() < name.size() + 1000);
}

TEST_CASE("table: however wide the terminal, the numbers stay near the names") {
  CHECK(display_width(row(measured_leaf("a"), 1000)) < 200);
  CHECK(row(measured_leaf("a"), ~std::size_t{0} / 2) == row(measured_leaf("a"), 1000));
  CHECK(has(row(measured_leaf(std::string(500, 'a')), 1000), std::string(500, 'a')));
}

TEST_CASE("table: a long name loses its middle, and never touches the numbers") {
  const std::string line = row(measured_leaf(std::string(30, 'a') + std::string(60, 'z')), 60);
  CHECK(has(line, "aaa…zzz"));
  CHECK(has(line, "z "));
  CHECK(row(measured_leaf("世界"), 60).find("  世界 ") == 0);
}

TEST_CASE("table: where there is no number the verdict stands in its place, the reason below") {
  for (const auto &[v, word] :
       std::vector<std::pair<verdict, std::string>>{{verdict::fails, "fails"},
                                                    {verdict::died, "died"},
                                                    {verdict::timed_out, "timed out"},
                                                    {verdict::fails_alone, "fails alone"},
                                                    {verdict::allowed_to_fail, "may fail"},
                                                    {verdict::skipped, "skipped"},
                                                    {verdict::unknown, "unknown"}}) {
    const std::string text = row(leaf_of("a", v, "why"));
    CAPTURE(text);
    CHECK(text.substr(0, 61) == "  a" + std::string(58 - word.size(), ' ') + word);
    CHECK(text.substr(61) == (is_failure(v) ? "\n      sort_test.cpp:12: why" : "\n      why"));
  }
}

TEST_CASE("table: a reason that names a place in the file gets no other") {
  CHECK(has(row(leaf_of("a", verdict::fails, "sort_test.cpp:14: CHECK( x )")),
            "\n      sort_test.cpp:14: CHECK( x )"));
}

TEST_CASE("table: a note that is too long for a line goes on in the next one") {
  const auto text = row(
      leaf_of("a", verdict::skipped, "for a reason that takes more than one line of sixty columns"),
      60);
  CHECK(text.substr(text.find('\n')) ==
        "\n      for a reason that takes more than one line of sixty\n      columns");
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

TEST_CASE("table: too few rounds have no interval, and three digits") {
  leaf l = measured_leaf("a");
  l.rounds.resize(6);
  CHECK(has(row(l), "%"));
  l.rounds.resize(5);
  CHECK_FALSE(has(row(l), "%"));
  CHECK(has(row(l), "1.00 µs"));
}

TEST_CASE("table: what is below the resolution is not told from nothing, and has no interval") {
  const metric m{"", "B", false, 256.0 * 1024, false};
  const metric time = *kind_named("time")->begin();
  const auto alike = [](double value) { return std::vector<double>(9, value); };
  CHECK(value_text(alike(0), m) == "< 512 KiB");
  CHECK(value_text(alike(256 * 1024 - 1), m) == "< 512 KiB");
  CHECK(value_text(alike(256 * 1024), m) == "300 KiB");
  CHECK(value_text(alike(0), metric{"", "s", false, 1e-6, true}) == "< 2.00 µs");
  CHECK(value_text(alike(0), time) == "0 s");
  CHECK(spread_text(alike(1024), m) == "");
  CHECK(spread_text(alike(0), time) == "");
  CHECK(spread_text(alike(1), time) == "< 0.01 %");
}

TEST_CASE("table: no interval is narrower than what the kind can tell, however alike the rounds") {
  const metric m{"", "B", false, 256.0 * 1024, false};
  const std::vector<double> alike(9, 1024 * 1024);
  CHECK(spread_text(alike, m) == "25 %");
  CHECK(value_text(alike, m) == "1.0 MiB");
  CHECK(value_text({1024 * 1024}, m) == "1.0 MiB");
}

TEST_CASE("table: rounds below the resolution are not told apart, nor drawn") {
  leaf l = leaf_of("a", verdict::measured);
  l.by = kind_named("peakmem");
  l = with_rounds(l, 4096);
  const auto nothing = right_aligned(below_resolution(*l.by->begin()), 12);
  CHECK(has(lines({l}, 160, {}, {l.by}), nothing + std::string(11, ' ') + nothing));
  l.rounds.back().front() = 1 << 30;
  CHECK(has(lines({l}, 160, {}, {l.by}), nothing + "  █       ▁"));
}

TEST_CASE("table: a wide one has more columns; one of 80 only the essential") {
  CHECK_FALSE(has(header(80), "rounds"));
  CHECK(has(header(100), "rounds"));
  CHECK_FALSE(has(header(100), "lowest"));
  CHECK(has(header(110), "lowest"));
  CHECK_FALSE(has(header(110), "iterations"));
  CHECK(has(header(120), "iterations"));
  leaf l = measured_leaf("a");
  l.iterations = 1234;
  CHECK(has(row(l, 120), "980.0 ns  █       ▁    9.000 µs        1234"));
}

TEST_CASE("table: where the locale knows no other signs, all of ours are ASCII") {
  leaf l = measured_leaf(std::string(300, 'a'));
  const auto text = lines({l}, 120, {false, false});
  CHECK(std::all_of(text.begin(), text.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 128; }));
  CHECK(has(text, "+- (95 %)"));
  CHECK(has(text, " 1.00 us "));
  CHECK(has(text, "#       ."));
}

TEST_CASE("table: colours change nothing but colours") {
  const std::vector<leaf> leaves = {with_rounds(leaf_of("case", "x", verdict::measured)),
                                    leaf_of("case", "y", verdict::died, "why")};
  std::string painted = lines(leaves, 120, {true, true});
  CHECK(has(painted, "\x1B[1;31mdied\x1B[0m"));
  for (auto at = painted.find('\x1B'); at != std::string::npos; at = painted.find('\x1B'))
    painted.erase(at, painted.find('m', at) + 1 - at);
  CHECK(painted == lines(leaves, 120));
}

TEST_CASE("table: several kinds have their columns side by side, named after the kinds") {
  std::vector<leaf> leaves;
  for (const char *name : {"time", "peakmem"}) {
    leaves.push_back(leaf_of("both", verdict::measured));
    leaves.back().by = kind_named(name);
    leaves.back() = with_rounds(leaves.back());
  }
  leaves.push_back(measured_leaf("time only"));
  leaf failed = leaf_of("broken", verdict::fails, "why");
  for (const char *name : {"time", "peakmem"}) {
    failed.by = kind_named(name);
    leaves.push_back(failed);
  }
  const auto text = lines(leaves, 80, {}, {kind_named("time"), kind_named("peakmem")});
  std::istringstream all(text);
  std::string line;
  std::getline(all, line);
  CHECK(line == std::string(44, ' ') + "time  ± (95 %)     peakmem  ± (95 %)");
  std::getline(all, line);
  CHECK(line == "  both                                   1.00 µs     1.5 %" +
                    right_aligned(below_resolution(*kind_named("peakmem")->begin()), 12));
  std::getline(all, line);
  CHECK(line == "  time only                              1.00 µs     1.5 %");
  std::getline(all, line);
  CHECK(line == "  broken                                   fails");
  std::getline(all, line);
  CHECK(line == "      sort_test.cpp:12: why");
}

namespace {

/// A leaf of a microsecond that says what it does.
leaf working_leaf(const std::string &label, std::vector<work> works) {
  leaf l = measured_leaf(label);
  l.first.works = std::move(works);
  return l;
}

/// The same case on 1 and on 2 threads, which take as much time each.
std::vector<leaf> leaves_on_threads(const std::vector<work> &works = {}) {
  std::vector<leaf> leaves(2, working_leaf("sorts", works));
  set_threads(leaves[0], 1);
  set_threads(leaves[1], 2);
  leaves[1].efficiency = 0.5;
  return leaves;
}

} // namespace

TEST_CASE("table: a rate stands beside its time, in rows that have one") {
  std::istringstream all(lines(
      {working_leaf("a", {{12, "items"}}), measured_leaf("b"), working_leaf("c", {{2048, "B"}})}));
  std::string line;
  std::getline(all, line);
  CHECK(line == std::string(40, ' ') + "time  ± (95 %)             rate  doctest");
  std::getline(all, line);
  CHECK(line == "  a                                  1.00 µs     1.5 %   12.0 M items/s");
  std::getline(all, line);
  CHECK(line == "  b                                  1.00 µs     1.5 %");
  std::getline(all, line);
  CHECK(line == "  c                                  1.00 µs     1.5 %       1.91 GiB/s");
  CHECK_FALSE(std::getline(all, line));
}

TEST_CASE("table: each number of threads has a row, with the rate of all of them") {
  std::istringstream all(lines(leaves_on_threads()));
  std::string line;
  std::getline(all, line);
  CHECK(line == std::string(37, ' ') + "time  ± (95 %)             rate  efficiency");
  std::getline(all, line);
  CHECK(line == "  sorts");
  std::getline(all, line);
  CHECK(line == "    threads=1                     1.00 µs     1.5 %   1.00 M calls/s");
  std::getline(all, line);
  CHECK(line == "    threads=2                     1.00 µs     1.5 %   2.00 M calls/s        50 %");
  CHECK_FALSE(std::getline(all, line));
}

TEST_CASE("table: what there is no room for in a column is said below its row") {
  const auto narrow = lines(leaves_on_threads(), 60);
  CHECK_FALSE(has(narrow, "rate"));
  CHECK(has(narrow, "1.5 %\n        1.00 M calls/s\n    threads=2 "));
  CHECK(has(narrow, "1.5 %\n        2.00 M calls/s; 50 % efficiency\n"));
  const auto wide = lines(leaves_on_threads(), 80);
  CHECK_FALSE(has(wide, "1.5 %\n        "));
  CHECK_FALSE(has(wide, "50 % efficiency"));
}

TEST_CASE("table: of several rates the first has the column, the others are said below the row") {
  const leaf l = working_leaf("a", {{12, "items"}, {2048, "B"}, {1, "comparisons"}});
  CHECK(has(row(l), "  12.0 M items/s\n      1.91 GiB/s; 1.00 M comparisons/s"));
  CHECK(has(row(l, 60), "1.5 %\n      12.0 M items/s; 1.91 GiB/s; 1.00 M"));
}

TEST_CASE("table: rates are said before other notes, and in the same line") {
  leaf l = working_leaf("a", {{12, "items"}, {2048, "B"}});
  l.rounds.resize(6);
  CHECK(has(row(l, 120), "\n      1.91 GiB/s; 6 of 9 rounds"));
  l = with_rounds(leaf_of("a", verdict::skipped, "why"));
  l.first.works = {{12, "items"}, {2048, "B"}};
  CHECK(row(l, 120).find("\n      why") == row(l, 120).find('\n'));
}

TEST_CASE("table: what is said of a time is not said of the memory beside it") {
  std::vector<leaf> leaves(2, working_leaf("a", {{12, "items"}}));
  leaves[1].by = kind_named("peakmem");
  const std::vector<kind *> kinds = {leaves[0].by, leaves[1].by};
  CHECK(has(lines(leaves, 80, {}, kinds), "\n      time: 12.0 M items/s\n"));
  const auto wide = lines(leaves, 120, {}, kinds);
  CHECK(has(wide, " 12.0 M items/s "));
  CHECK_FALSE(has(wide, "time: 12.0"));
}

TEST_CASE("table: CPU time is said where it is apart from wall time") {
  leaf l = measured_leaf("a");
  l.iterations = 1000;
  for (auto &round : l.rounds)
    round[1] = round[0] / 4;
  CHECK(has(row(l), "1.5 %\n      CPU 250 ns"));
}

TEST_CASE("table: another width has a header of its own") {
  std::vector<leaf> leaves = {measured_leaf("a"), measured_leaf("b"), measured_leaf("c")};
  const auto rows = rows_of(leaves);
  table t({kind_named("time")}, {}, rows);
  t.fit(80);
  CHECK(has(t.row(rows[0]), "time"));
  t.fit(80);
  CHECK_FALSE(has(t.row(rows[1]), "time"));
  t.fit(120);
  CHECK(has(t.row(rows[2]), "iterations"));
}
