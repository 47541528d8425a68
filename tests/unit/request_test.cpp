// tests/unit/request_test.cpp - what the program's name and --kind ask for.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/dispatch/request.hpp>

#include <bench_test/impl/dispatch/requested_here.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

using bench_test::detail::kind_names;
using bench_test::detail::name_prefix;
using bench_test::detail::request;

namespace {

using words = std::vector<std::string>;

request requested(const words &argv, const char *variable = nullptr) {
  return bench_test::detail::requested(argv, variable);
}

std::string error_of(const std::string &option) { return requested({"tests", option}).error; }

/// " time peakmem bench test", as an error lists them.
std::string all_known() {
  std::string text;
  for (const auto &name : kind_names())
    text += ' ' + name;
  return text + " bench test";
}

} // namespace

TEST_CASE("name_prefix: is what stands before the first _ of the name alone") {
  CHECK(name_prefix("time_tests") == "time");
  CHECK(name_prefix("./time_tests") == "time");
  CHECK(name_prefix("/usr/bin/peakmem_a_b") == "peakmem");
  CHECK(name_prefix("peakmem_dir/time_tests.exe") == "time");
  CHECK(name_prefix("C:\\some_dir\\time_tests.exe") == "time");
  CHECK(name_prefix("time_") == "time");
}

TEST_CASE("name_prefix: a name without _ has none, whatever its folder") {
  for (const std::string path : {"", "tests", "time", "./time_dir/tests", "time_dir/", "_tests"}) {
    CAPTURE(path);
    CHECK(name_prefix(path) == "");
  }
}

TEST_CASE("requested: a name that begins with a kind measures by it, and says why") {
  const request r = requested({"./build/time_tests", "--all"});
  CHECK_FALSE(r.is_test_run());
  CHECK(r.kinds == words{"time"});
  CHECK(r.why == "as the program's name \"time_tests\" says; --kind=test runs the tests");
  CHECK(requested({"peakmem_x"}).kinds == words{"peakmem"});
}

TEST_CASE("requested: any other name leaves the program to doctest") {
  const std::vector<words> lines = {{},
                                    {"tests"},
                                    {"time"},
                                    {"unit_tests"},
                                    {"Time_tests"},
                                    {"my_time"},
                                    {"_time_tests"},
                                    {"test_tests"},
                                    {"timeout_tests"},
                                    {"tests", "time_tests"},
                                    {"--kind="},
                                    {"--kind=time"},
                                    {""},
                                    {"tests", "--kin"},
                                    {"tests", "kind=time"},
                                    {"tests", "--kind", "time"}};
  for (const words &line : lines) {
    const request r = requested(line);
    CHECK(r.is_test_run());
  }
}

TEST_CASE("requested: --kind stands above the name, in any place") {
  CHECK(requested({"tests", "--kind=time"}).kinds == words{"time"});
  CHECK(requested({"tests", "-tc=a", "--kind=peakmem", "b"}).kinds == words{"peakmem"});
  CHECK(requested({"time_tests", "--kind=peakmem"}).kinds == words{"peakmem"});
  CHECK(requested({"tests", "--kind=time"}).why == "as --kind=time says");
}

TEST_CASE("requested: --kind=test runs the tests under any name") {
  const request r = requested({"time_tests", "--kind=test"});
  CHECK(r.is_test_run());
}

TEST_CASE("requested: several kinds are measured in the order in which they are named") {
  CHECK(requested({"tests", "--kind=peakmem,time"}).kinds == words{"peakmem", "time"});
  CHECK(requested({"tests", "--kind=time, peakmem"}).kinds == words{"time", "peakmem"});
}

TEST_CASE("requested: the last --kind wins") {
  CHECK(requested({"tests", "--kind=frobnicate", "--kind=time"}).kinds == words{"time"});
  CHECK(requested({"tests", "--kind=time", "--kind=test"}).is_test_run());
}

TEST_CASE("requested: a name that is no kind is an error with the nearest and all known") {
  CHECK(error_of("--kind=tiem") == "--kind=tiem: \"tiem\" is not a kind of measurement; did you "
                                   "mean \"time\"?; known are" +
                                       all_known());
  CHECK(error_of("--kind=time,frobnicate") ==
        "--kind=time,frobnicate: \"frobnicate\" is not a kind of measurement; known are" +
            all_known());
}

TEST_CASE("requested: --kind without a value is an error") {
  CHECK(error_of("--kind=") == "--kind=: expected a kind, as in --kind=time");
  CHECK(error_of("--kind=,") != "");
  CHECK(error_of("--kind=time,,peakmem") != "");
}

TEST_CASE("requested: bench_ measures by time and peakmem, also as --kind=bench") {
  CHECK(requested({"./bench_tests"}).kinds == words{"time", "peakmem"});
  CHECK(requested({"./bench_tests", "word"}).kinds == words{"time", "peakmem"});
  CHECK(requested({"tests", "--kind=bench"}).kinds == words{"time", "peakmem"});
  CHECK(requested({"bench_tests", "--kind=peakmem"}).kinds == words{"peakmem"});
  CHECK(requested({"bench_tests", "--kind=test"}).is_test_run());
  CHECK(error_of("--kind=bench,time") ==
        "--kind=bench,time: bench goes with no other kind; write --kind=bench alone");
}

TEST_CASE("requested: only the first argument of bench_ can be a command") {
  CHECK(requested({"bench_tests", "links", "folder"}).command == words{"links", "folder"});
  CHECK(requested({"bench_tests", "links"}).kinds.empty());
  CHECK_FALSE(requested({"bench_tests", "links"}).is_test_run());
  CHECK(requested({"bench_tests", "--all", "links"}).command.empty());
  CHECK(requested({"tests", "--kind=bench", "links"}).command == words{"links"});
  CHECK(requested({"tests", "links", "--kind=bench"}).command == words{"links"});
  CHECK(requested({"bench_tests", "--kind=time", "links"}).command.empty());
  CHECK(requested({"time_tests", "links"}).command.empty());
}

TEST_CASE("requested: the tests beside a kind are an error that does not offer them again") {
  CHECK(error_of("--kind=time,test") != "");
  CHECK(error_of("--kind=time,test").find("did you mean \"test\"") == std::string::npos);
}

TEST_CASE(
    "requested: the variable may change the kind where the name asks for one, and only there") {
  CHECK(requested({"time_tests"}, "--all --kind=peakmem").kinds == words{"peakmem"});
  CHECK(requested({"time_tests"}, "--kind=test").is_test_run());
  CHECK(requested({"time_tests", "--kind=time"}, "--kind=peakmem").kinds == words{"time"});
  CHECK(requested({"tests"}, "--kind=peakmem").is_test_run());
}

TEST_CASE("requested: the variable may give a command, where a main refuses arguments") {
  CHECK(requested({"time_tests"}, "--kind=bench links").command == words{"links"});
}

TEST_CASE("requested: the variable takes no command away") {
  CHECK(requested({"bench_tests", "links", "dir"}, "--kind=time").command == words{"links", "dir"});
  CHECK(requested({"bench_tests", "links"}, "--kind=nonsense").command == words{"links"});
  CHECK(requested({"bench_tests", "sort", "links"}, "--kind=time").kinds == words{"time"});
}

TEST_CASE("requested_here: what a worker's body starts measures only if an option says so") {
  using namespace bench_test::detail;
  CHECK_FALSE(requested_here({"time_tests"}).is_test_run());
  setenv(worker_variable, within_worker, 1);
  CHECK(requested_here({"time_tests"}).is_test_run());
  CHECK(requested_here({"time_tests", "--kind=peakmem"}).kinds == words{"peakmem"});
  CHECK_FALSE(claim_worker_line().is_there());
  unsetenv(worker_variable);
}

TEST_CASE("requested: why something is measured names the variable where it says so") {
  CHECK(requested({"time_tests"}, "--kind=peakmem").why ==
        "as --kind=peakmem in BENCH_TEST_OPTIONS says");
  CHECK(requested({"time_tests", "--kind=peakmem"}, "--kind=time").why == "as --kind=peakmem says");
}

TEST_CASE("requested: a wrong kind in BENCH_TEST_OPTIONS is said to be from there") {
  CHECK(requested({"time_tests"}, "--kind=timee")
            .error.rfind("BENCH_TEST_OPTIONS: --kind=timee: ", 0) == 0);
  CHECK(requested({"time_tests", "--kind=timee"}, "--all").error.rfind("--kind=timee: ", 0) == 0);
}
