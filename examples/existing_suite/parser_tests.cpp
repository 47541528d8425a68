// examples/existing_suite/parser_tests.cpp - a doctest suite, as many projects have one.
//
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "parser.hpp"

namespace {

struct with_prices {
  csv::table prices = csv::parse("fruit,price\napple,30\npear,45\nplum,12\n");
  std::size_t price = 1; // the column
};

std::string a_large_table(int rows) {
  std::string text;
  for (int i = 0; i < rows; ++i)
    text += std::to_string(i) + ",\"row, the " + std::to_string(i) + "th\",plain\n";
  return text;
}

} // namespace

TEST_SUITE("parse") {

  TEST_CASE("no text is no rows") { CHECK(csv::parse("").empty()); }

  TEST_CASE("fields and lines") {
    SUBCASE("without quotes") {
      SUBCASE("on one line") {
        SUBCASE("that ends") { CHECK(csv::parse("a,b\n") == csv::table{{"a", "b"}}); }
        SUBCASE("that does not end") { CHECK(csv::parse("a,b") == csv::table{{"a", "b"}}); }
        SUBCASE("with empty fields") { CHECK(csv::parse(",,\n") == csv::table{{"", "", ""}}); }
      }
      SUBCASE("on two lines") {
        const csv::table expected{{"a", "b"}, {"c", "d"}};
        SUBCASE("of Unix") { CHECK(csv::parse("a,b\nc,d\n") == expected); }
        SUBCASE("of Windows") { CHECK(csv::parse("a,b\r\nc,d\r\n") == expected); }
      }
    }
    SUBCASE("in quotes") {
      SUBCASE("a separator") { CHECK(csv::parse("\"a,b\",c\n") == csv::table{{"a,b", "c"}}); }
      SUBCASE("a quote") { CHECK(csv::parse("\"say \"\"a\"\"\"\n") == csv::table{{"say \"a\""}}); }
      SUBCASE("the end of a line") { CHECK(csv::parse("\"a\nb\"\n") == csv::table{{"a\nb"}}); }
      SUBCASE("nothing") { CHECK(csv::parse("\"\",b\n") == csv::table{{"", "b"}}); }
    }
  }

  TEST_CASE("each separator can be chosen") {
    for (const char separator : {',', ';', '\t', '|'}) {
      const std::string name = "separator " + std::to_string(static_cast<int>(separator));
      SUBCASE(name.c_str()) {
        const csv::table rows{{"a", std::string(1, separator)}, {"b", ""}};
        CHECK(csv::parse(csv::written(rows, separator), separator) == rows);
      }
    }
  }

  TEST_CASE("what is no table is refused") {
    CHECK_THROWS_AS(csv::parse("a\"b"), csv::error);
    CHECK_THROWS_WITH(csv::parse("a\n\"b"), "line 2: a quote is not closed");
    CHECK_THROWS_WITH(csv::parse("\"a\"b\n"), "line 1: text after a closing quote");
    CHECK_THROWS_WITH(csv::parse("a,b\nc\n"), "line 2: expected 2 fields, found 1");
    CHECK_NOTHROW(csv::parse("a,b\nc,d"));
  }

  TEST_CASE("an error knows its line, also behind a field of several lines") {
    try {
      csv::parse("\"a\nb\nc\"\nd,e\n");
      FAIL("expected an error");
    } catch (const csv::error &error) {
      CHECK(error.line() == 4);
    }
  }

  TEST_CASE("a large table keeps its rows") {
    const auto rows = csv::parse(a_large_table(1000));
    REQUIRE(rows.size() == 1000);
    CHECK(rows.front()[1] == "row, the 0th");
    CHECK(rows.back()[1] == "row, the 999th");
  }

  TEST_CASE("a byte order mark is left out" * doctest::may_fail()) {
    CHECK(csv::parse("\xEF\xBB\xBF"
                     "a,b\n") == csv::table{{"a", "b"}});
  }

  TEST_CASE("a table of a million rows" * doctest::skip()) {
    CHECK(csv::parse(a_large_table(1'000'000)).size() == 1'000'000);
  }
}

TEST_SUITE("write") {

  TEST_CASE("only what needs quotes gets them") {
    CHECK(csv::written("plain") == "plain");
    CHECK(csv::written("a,b") == "\"a,b\"");
    CHECK(csv::written("a,b", ';') == "a,b");
    CHECK(csv::written("a\"b") == "\"a\"\"b\"");
  }

  TEST_CASE_FIXTURE(with_prices, "a table survives being written and read") {
    CHECK(csv::parse(csv::written(prices)) == prices);
  }
}

TEST_SUITE("numbers") {

  TEST_CASE_FIXTURE(with_prices, "a column adds up") {
    int sum = 0;
    for (std::size_t i = 1; i < prices.size(); ++i)
      sum += csv::number_in<int>(prices[i][price]);
    CHECK(sum == 87);
  }

  TEST_CASE_FIXTURE(with_prices, "a word is no number") {
    REQUIRE(prices.front()[price] == "price");
    CHECK_THROWS_AS(csv::number_in<int>(prices.front()[price]), std::invalid_argument);
  }

  TEST_CASE_TEMPLATE("the largest number fits, one digit more does not", T, std::int16_t,
                     std::int32_t, std::uint64_t) {
    const auto largest = std::to_string(std::numeric_limits<T>::max());
    CHECK(csv::number_in<T>(largest) == std::numeric_limits<T>::max());
    CHECK_THROWS_AS(csv::number_in<T>(largest + '0'), std::out_of_range);
  }
}
