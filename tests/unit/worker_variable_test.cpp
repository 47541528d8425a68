// tests/unit/worker_variable_test.cpp - the variable that makes a process a worker.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/worker_variable.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::claim_in;
using bench_test::detail::worker_entry;

namespace {
std::string value_of(const std::string &entry) { return entry.substr(entry.find('=') + 1); }
} // namespace

TEST_CASE("worker_variable: of a worker that we start, it holds the descriptors and the parent") {
  CHECK(worker_entry(5, 6, "77") == "BENCH_TEST_WORKER=5:6:77");
  const auto claim = claim_in("5:6:77");
  CHECK((claim.is_valid() && !claim.is_under_command()));
  CHECK((claim.socket == 5 && claim.ring == 6 && claim.parent == 77));
}

TEST_CASE("worker_variable: of one that a command starts, it holds whose file is meant") {
  for (const std::string program : {"/a/tests", "/a:b/9 tests"}) {
    const auto claim = claim_in(value_of(worker_entry(0, 6, program)));
    CHECK((claim.is_valid() && claim.is_under_command()));
    CHECK((claim.socket == 0 && claim.ring == 6));
    CHECK(claim.program == program);
  }
}

TEST_CASE("worker_variable: anything else is no claim") {
  for (const std::string value :
       {"", ":", "within", "5", "5:6", "5:6:", "5:6:0", "5:6:-7", "5:-6:7", "5: 6:7", "5:6:77x",
        "5:6:77:8", "5:6:tests", "5:/a/tests"}) {
    CAPTURE(value);
    CHECK_FALSE(claim_in(value).is_valid());
  }
}
