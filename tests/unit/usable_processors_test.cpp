// tests/unit/usable_processors_test.cpp - the processors that this process may run on.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/usable_processors.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <sched.h>
#include <vector>

using bench_test::detail::usable_processors;

TEST_CASE("usable_processors: an affinity mask limits them") {
  const auto all = usable_processors();
  REQUIRE_FALSE(all.empty());
  CHECK(std::is_sorted(all.begin(), all.end()));
  cpu_set_t before;
  CPU_ZERO(&before);
  REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
  cpu_set_t only_last;
  CPU_ZERO(&only_last);
  CPU_SET(static_cast<unsigned>(all.back()), &only_last);
  REQUIRE(sched_setaffinity(0, sizeof only_last, &only_last) == 0);
  CHECK(usable_processors() == std::vector<int>{all.back()});
  REQUIRE(sched_setaffinity(0, sizeof before, &before) == 0);
  CHECK(usable_processors() == all);
}
