// tests/unit/registry_test.cpp - all kinds of measurement that there are in a program.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/kinds/registry.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using bench_test::kind;
using bench_test::sampling;
using bench_test::detail::all_kinds;
using bench_test::detail::is_exact;
using bench_test::detail::kind_named;
using bench_test::detail::kind_names;
using bench_test::detail::measures_time;
using bench_test::detail::names_of;
using bench_test::detail::split_list;
using bench_test::detail::wrong_prefix;

namespace {

using names = std::vector<std::string>;

/// A user's own kind, added by one static object in one file.
class own_kind final : public kind {
public:
  own_kind()
      : kind("own-kind-of-a-test", "nothing: it stands for a kind of a user's own",
             sampling::steady, {{"nothing"}, {"exactly", "B", true}}) {}
  void start() override {}
  void stop(double *values) override { values[0] = 0; }
};
own_kind own;

} // namespace

TEST_CASE("kind: one static object adds it to the registry") {
  CHECK(kind_named("own-kind-of-a-test") == &own);
  CHECK(own.refusal() == nullptr);
}

TEST_CASE("kind: several are named with commas between") {
  CHECK(names_of({}) == "");
  CHECK(names_of({&own}) == "own-kind-of-a-test");
  CHECK(names_of({kind_named("time"), &own}) == "time, own-kind-of-a-test");
}

TEST_CASE("kind: is found by its whole prefix alone") {
  REQUIRE(kind_named("time") != nullptr);
  CHECK(std::string(kind_named("time")->prefix()) == "time");
  for (const std::string prefix : {"", "tim", "timer", "Time", "time_", "test"}) {
    CAPTURE(prefix);
    CHECK(kind_named(prefix) == nullptr);
  }
}

TEST_CASE("kind: the registry holds each once, in the order in which they were added") {
  names ordered;
  for (const kind *k : all_kinds())
    ordered.emplace_back(k->prefix());
  CHECK(kind_names() == ordered);
  const auto at = [&](const char *name) {
    return std::find(ordered.begin(), ordered.end(), name) - ordered.begin();
  };
  CHECK(at("time") < at("peakmem"));
  std::sort(ordered.begin(), ordered.end());
  CHECK(std::adjacent_find(ordered.begin(), ordered.end()) == ordered.end());
}

TEST_CASE("wrong_prefix: what no name can begin with, or what is there already, is an error") {
  CHECK(wrong_prefix({"bench", "test", "time", "own-kind"}).empty());
  CHECK(wrong_prefix({"bench", "test", "time", "bench"}) ==
        "the kind \"bench\": its prefix means something already; choose another one");
  for (const char *const bad : {"", "a_b", "a=b", "a,b", "a b", "a/b"}) {
    CAPTURE(bad);
    CHECK(wrong_prefix({"time", bad}) ==
          "the kind \"" + std::string(bad) +
              "\": its prefix is to stand before the first '_' of a program's name; expected a "
              "word, as in \"time\"");
  }
}

TEST_CASE("kind: each can be selected by a name, and says what it measures") {
  for (const kind *k : all_kinds()) {
    CAPTURE(k->prefix());
    CHECK(std::string(k->prefix()).find_first_of("_/\\=, ") == std::string::npos);
    CHECK(*k->prefix() != 0);
    CHECK(*k->summary() != 0);
    CHECK(k->begin() != k->end());
  }
}

TEST_CASE("kind: its metrics are what it was made with") {
  REQUIRE(own.end() - own.begin() == 2);
  CHECK(std::string(own.begin()[0].title) == "nothing");
  CHECK(std::string(own.begin()[1].unit) == "B");
  CHECK(own.begin()[1].is_exact);
}

TEST_CASE("kind: is exact if all of its metrics are, and a time if the first one is in seconds") {
  CHECK_FALSE(is_exact(own));
  CHECK_FALSE(measures_time(own));
  CHECK(measures_time(*kind_named("time")));
}

TEST_CASE("split_list: commas separate, and spaces around an item are no part of it") {
  CHECK(split_list("") == names{});
  CHECK(split_list("time") == names{"time"});
  CHECK(split_list("time,peakmem") == names{"time", "peakmem"});
  CHECK(split_list(" time ,  peakmem ") == names{"time", "peakmem"});
  CHECK(split_list("a b") == names{"a b"});
}

TEST_CASE("split_list: an item that is missing between commas is empty, and is not left out") {
  CHECK(split_list(",a") == names{"", "a"});
  CHECK(split_list("a,,b") == names{"a", "", "b"});
  CHECK(split_list(" ") == names{""});
}
