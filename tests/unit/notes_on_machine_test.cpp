// tests/unit/notes_on_machine_test.cpp - what of this machine makes times doubtful.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/notes_on_machine.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using bench_test::detail::notes_on_governors;
using bench_test::detail::notes_on_others;
using bench_test::detail::notes_on_threads;

namespace {
using notes = std::vector<std::string>;
} // namespace

TEST_CASE("notes_on_governors: any but \"performance\" is told of, with what changes it") {
  CHECK(
      notes_on_governors({{"powersave", 8}}) ==
      notes{"the frequency governor of 8 of 8 processors is \"powersave\", not \"performance\": "
            "their speed may change meanwhile, or be less than their best; to mend it:\n"
            "  echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor"});
}

TEST_CASE("notes_on_governors: only those processors count that have another") {
  const auto found = notes_on_governors({{"ondemand", 1}, {"performance", 4}, {"schedutil", 3}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("of 4 of 8 processors is \"ondemand\", \"schedutil\", not") !=
        std::string::npos);
}

TEST_CASE("notes_on_governors: \"performance\", or no governor at all, gives none") {
  CHECK(notes_on_governors({{"performance", 8}}).empty());
  CHECK(notes_on_governors({}).empty());
}

TEST_CASE("notes_on_threads: more threads than processors are told of, the most of them") {
  CHECK(notes_on_threads({1, 8, 4}, 2) ==
        notes{"--threads: 8 threads share 2 processors, so they wait for each other"});
  CHECK(notes_on_threads({2}, 1) ==
        notes{"--threads: 2 threads share 1 processor, so they wait for each other"});
}

TEST_CASE(
    "notes_on_threads: where each has a processor, or their number is not known, none is given") {
  CHECK(notes_on_threads({1, 2, 4}, 4).empty());
  CHECK(notes_on_threads({1}, 1).empty());
  CHECK(notes_on_threads({8}, 0).empty());
  CHECK(notes_on_threads({}, 2).empty());
}

TEST_CASE("notes_on_others: what others took is told where it left too little for this program") {
  CHECK(notes_on_others({2, 1.62, 0.01}) ==
        notes{"other programs kept 1.6 of the 2 processors busy that this one may run on, so "
              "that less than one was left for it; end them, or measure when they are done"});
}

TEST_CASE("notes_on_others: several threads need a processor each") {
  CHECK(notes_on_others({4, 2.3, 0.5}).empty());
  CHECK(notes_on_others({4, 2.3, 0.5}, 1).empty());
  const auto found = notes_on_others({4, 2.3, 0.5}, 3);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("so that less than 3 was left") != std::string::npos);
  CHECK(notes_on_others({4, 0.3, 0.5}, 8).size() == 1);
  CHECK(notes_on_others({4, 0.2, 0.5}, 8).empty());
}

TEST_CASE("notes_on_others: one processor is not several") {
  const auto found = notes_on_others({1, 0.62, 0});
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("kept 0.6 of the one processor busy that") != std::string::npos);
}

TEST_CASE("notes_on_others: where a processor was left, or nothing is known, none is given") {
  CHECK(notes_on_others({2, 1.1, 0}).empty());
  CHECK(notes_on_others({}).empty());
}
