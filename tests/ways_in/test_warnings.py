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
enum class shape { round };
} // namespace
struct arena {
  unsigned long used = 0;
};
inline unsigned long held_bytes(const arena &a) { return a.used; }
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
BENCH_TEST("with results" * bench_test::at_most("time", "2 ms") * bench_test::at_most("allocs", 3)) {
  const int numbers[] = {1, 2, 3};
  bench_test::result(1);
  bench_test::result(1.5f, "items", bench_test::better::higher);
  bench_test::result(true);
  bench_test::result('a');
  bench_test::result("a literal");
  bench_test::result(shape::round);
  bench_test::result(arena());
  bench_test::result(fixture());
  bench_test::result(fixed(3));
  bench_test::result(numbers);
  bench_test::result(&numbers);
}
BENCH_TEST("that counts the heap" * bench_test::at_most("mem", 10.5)) {
  const bench_test::heap_usage used = bench_test::heap_use([] { return fixed(1).value; });
  CHECK(used.allocations == 0);
  CHECK(bench_test::heap_use(plain).peak_bytes <= used.bytes);
  bench_test::heap_use([&] { bench_test::keep(used.live_bytes); });
}
BENCH_TEST_FIXTURE(fixture, "on a fixture") { CHECK(bench_test::measure([&] { return value; }) == 1); }
BENCH_TEST_TEMPLATE("of types", T, int, char) { CHECK(bench_test::measure([] { return T(); }) == T()); }
TEST_CASE("marked" * bench_test::benchmark("time")) { SUBCASE("leaf") { bench_test::clobber(); } }
TEST_SUITE("suite" * bench_test::benchmark() * bench_test::at_most("allocs", 8U)) {
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


OWN_KIND = """#include <bench_test.hpp>
namespace {
long calls = 0;
class calls_kind final : public bench_test::kind {
public:
  calls_kind()
      : kind("calls", "calls of one iteration", bench_test::sampling::exact,
             {{"calls", "", true}, {"bytes", "B", true, 0, false, 0, 1}}) {}
  const char *refusal() const override { return nullptr; }
  const char *remark() const override { return nullptr; }
  const char *command() const override { return nullptr; }
  const char *why_no_reading() const override { return "calls nothing"; }
  void prepare(unsigned part) override { is_in_bytes_ = part > 0; }
  void start() override { before_ = calls; }
  void stop(double *values) override { values[is_in_bytes_] = static_cast<double>(calls - before_); }
  void see(const bench_test::returned &said, double *values) override {
    if (said.is_number && !said.held)
      values[0] = said.number;
  }

private:
  long before_ = 0;
  bool is_in_bytes_ = false;
} added;
class plain_kind final : public bench_test::kind { // that overrides no more than it must
public:
  plain_kind() : kind("plain", "nothing", bench_test::sampling::steady, {{"nothing"}}) {}
  void start() override {}
  void stop(double *) override {}
} also_added;
} // namespace
"""
# What each object is that is there from the start.
STATIC = {"g++": [], "clang++": ["-Wno-global-constructors", "-Wno-exit-time-destructors"]}


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("args", [["-O0"], ["-O2"], ["-std=c++20"], ["-DDOCTEST_CONFIG_DISABLE"]],
                         ids=" ".join)
def test_a_kind_of_the_users_own_is_clean_under_strict_warnings(tmp_path, compiler, args):
    Folder(tmp_path, [compiler]).object("user", OWN_KIND, *STRICT[compiler], *STATIC[compiler], *args)


def test_an_older_standard_is_named_with_the_remedy(folder):
    done = folder.run("-std=c++14", "-fsyntax-only", folder.file("user.cpp", USER))
    assert done.returncode != 0
    assert "bench_test needs C++17: compile with -std=c++17 or later" in done.stderr
