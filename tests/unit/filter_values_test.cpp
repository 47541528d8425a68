// tests/unit/filter_values_test.cpp - what is wrong with a filter of doctest's as it is typed.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/filter_values.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::wrong_filter;

TEST_CASE("wrong_filter: a pattern is anything but nothing") {
  CHECK(wrong_filter("tc", "-tc=x") == "");
  CHECK(wrong_filter("tc", "-tc=a=b,*") == "");
  CHECK(wrong_filter("tc", "-tc=") == "expected a pattern, as in -tc='*sort*'");
  CHECK(wrong_filter("test-suite", "--dt-test-suite") ==
        "expected a pattern, as in --dt-test-suite='*sort*'");
}

TEST_CASE("wrong_filter: a position is a whole number") {
  CHECK(wrong_filter("f", "-f=12") == "");
  for (const std::string word : {"-f", "-f=", "-f=x", "-f=-1", "-f=1.5", "-f= 1"}) {
    CAPTURE(word);
    CHECK(wrong_filter("f", word) == "expected a whole number, as in -f=2");
  }
}

TEST_CASE("wrong_filter: a flag stands alone, or with what doctest reads as true or false") {
  for (const std::string word : {"-ns", "-ns=true", "-ns=0", "-ns=Off", "-ns=YES"}) {
    CAPTURE(word);
    CHECK(wrong_filter("ns", word) == "");
  }
  for (const std::string word : {"-ns=", "-ns=perhaps", "-ns=2"}) {
    CAPTURE(word);
    CHECK(wrong_filter("ns", word) == "expected -ns alone, or true or false behind it");
  }
}
