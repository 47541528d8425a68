# tests/ways_in/test_warnings.py - a user's file is clean under what strict projects compile with.
#
# SPDX-License-Identifier: MIT
import shutil

import pytest
from conftest import Folder

COMMON = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion",
          "-Wsign-conversion", "-Wold-style-cast", "-Weffc++", "-Werror"]
STRICT = {
    "g++": [*COMMON, "-Wuseless-cast"],
    # All but those that forbid C++17, and one about the layout of anyone's classes.
    "clang++": [*COMMON, "-Weverything", "-Wno-c++98-compat", "-Wno-c++98-compat-pedantic",
                "-Wno-pre-c++14-compat", "-Wno-pre-c++17-compat", "-Wno-padded"],
}
COMPILERS = [name for name in STRICT if shutil.which(name)]

# Everything that a user can write, with all that `measure` can return.
USER = """#include <bench_test.hpp>
struct guarded { // has something to do in the end
  guarded() = default;
  guarded(const guarded &) = default;
  guarded &operator=(const guarded &) = default;
  ~guarded() { bench_test::clobber(); }
};
namespace {
struct fixture {
  int value = 1;
};
struct fixed { // cannot be moved
  explicit fixed(int v) : value(v) {}
  fixed(const fixed &) = delete;
  fixed &operator=(const fixed &) = delete;
  int value;
};
int plain() { return 1; }
} // namespace
int used(); // with tests and without
int used() { return bench_test::measure([] { return fixed(plain()); }).value; }
BENCH_TEST("a body" * doctest::description("with a decorator")) {
  int variable = 1;
  const int constant = used() + 1;
  CHECK(bench_test::measure([] { return 1; }) == 1);
  CHECK(&bench_test::measure([&]() -> int & { return variable; }) == &variable);
  CHECK(&bench_test::measure([&]() -> const int & { return constant; }) == &constant);
  CHECK(*bench_test::measure([&] { return &constant; }) == 2);
  CHECK(bench_test::measure([] { return fixed(3); }).value == 3);
  CHECK(bench_test::measure([] { return fixture(); }).value == 1);
  CHECK(bench_test::measure([]() -> fixture && { return static_cast<fixture &&>(*new fixture); })
            .value == 1);
  CHECK(bench_test::measure([]() -> const char * { return nullptr; }) == nullptr);
  CHECK(bench_test::measure([] { return 1.5; }) > 1);
  CHECK(bench_test::measure([] { return true; }));
  CHECK(bench_test::measure(plain) == 1);
  CHECK(bench_test::measure(&plain) == 1);
  bench_test::measure([&] { ++variable; });
  CHECK(bench_test::measure([] { return 1; }, [](int i) { return i + 1; }) == 2);
  CHECK(bench_test::measure([] { return 1; }, [](int &i) { ++i; }) == 2);
  CHECK(bench_test::measure([] { return 1; }, [](const int &i) -> const int & { return i; }) == 1);
  CHECK(bench_test::measure([] { return fixed(3); }, [](fixed &f) { return f.value; }) == 3);
  bench_test::measure([] { return fixture(); }, [](fixture &&) {});
  bench_test::measure([] { return guarded(); }, [](guarded &) {});
  const char *const names[] = {"a", "b"};
  for (int n : bench_test::values("n", {1, 2}))
    for (const char *name : bench_test::values("name", names))
      for (double d : bench_test::values("d", {0.5}, [](double half) { return half < 1 ? "low" : "high"; }))
        bench_test::keep(n + name[0] + d);
  bench_test::keep(variable);
  bench_test::keep(constant);
  bench_test::keep(fixture());
  bench_test::clobber();
}
BENCH_TEST_FIXTURE(fixture, "on a fixture") { CHECK(bench_test::measure([&] { return value; }) == 1); }
BENCH_TEST_TEMPLATE("of types", T, int, char) { CHECK(bench_test::measure([] { return T(); }) == T()); }
TEST_CASE("marked" * bench_test::benchmark("time")) { SUBCASE("leaf") { bench_test::clobber(); } }
TEST_SUITE("suite" * bench_test::benchmark()) {
  TEST_CASE("in it") {}
  TEST_CASE_FIXTURE(fixture, "with a fixture" * bench_test::benchmark()) { CHECK(value == 1); }
}
"""


# (What doctest makes of a test where it is disabled is an unused template.)
@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("args", [["-O0"], ["-O1"], ["-O2"], ["-std=c++20"], ["-std=c++2b"],
                                  ["-DDOCTEST_CONFIG_DISABLE", "-Wno-unused-template"],
                                  ["-DDOCTEST_CONFIG_SUPER_FAST_ASSERTS"]], ids=" ".join)
def test_a_user_file_is_clean_under_strict_warnings(tmp_path, compiler, args):
    Folder(tmp_path, [compiler]).object("user", USER, *STRICT[compiler], *args)


def test_an_older_standard_is_named_with_the_remedy(folder):
    done = folder.run("-std=c++14", "-fsyntax-only", folder.file("user.cpp", USER))
    assert done.returncode != 0
    assert "bench_test needs C++17: compile with -std=c++17 or later" in done.stderr
