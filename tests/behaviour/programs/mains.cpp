// tests/behaviour/programs/mains.cpp - mains of a suite's own that do much around their run; the
// variable MAIN says which.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <locale>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {
const char *const variable = std::getenv("MAIN");
const std::string asked = variable ? variable : "";
std::string first_argument;
std::string line_of_input;

bool is_worker() { // as nobody else should ask
  const char *const value = std::getenv("BENCH_TEST_WORKER");
  return value && *value;
}

/// At its exit a worker dies, or does not end.
struct at_exit {
  ~at_exit() {
    if (asked == "crashes at exit" && is_worker())
      std::abort();
    while (asked == "hangs at exit" && is_worker())
      pause();
  }
} global;

struct local_object {
  ~local_object() { std::fputs("the end of main\n", stderr); }
};

struct with_commas : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\1"; }
};

int runs_started = 0;

struct listener : doctest::IReporter {
  explicit listener(const doctest::ContextOptions &) {}
  void test_run_start() override {
    ++runs_started;
    if (asked == "has a listener")
      std::puts("a run starts");
  }
  void report_query(const doctest::QueryData &) override {}
  void test_run_end(const doctest::TestRunStats &) override {}
  void test_case_start(const doctest::TestCaseData &) override {}
  void test_case_reenter(const doctest::TestCaseData &) override {}
  void test_case_end(const doctest::CurrentTestCaseStats &) override {}
  void test_case_exception(const doctest::TestCaseException &) override {}
  void subcase_start(const doctest::SubcaseSignature &) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData &) override {}
  void log_message(const doctest::MessageData &) override {}
  void test_case_skipped(const doctest::TestCaseData &) override {}
};

int run(int argc, char **argv) {
  doctest::Context context(argc, argv);
  return context.run();
}
} // namespace

REGISTER_LISTENER("listener", 1, listener);

BENCH_TEST("a file of the folder") {
  const std::string expected = asked == "changes its folder" ? "here" : "";
  char here[4096] = "";
  REQUIRE(getcwd(here, sizeof here) != nullptr);
  const std::string folder = here;
  if (!expected.empty())
    CHECK(folder.substr(folder.rfind('/') + 1) == expected);
}
BENCH_TEST("the first argument") {
  if (asked == "cuts its arguments")
    CHECK(first_argument == "--size");
}
BENCH_TEST("the input") {
  if (asked == "has a listener")
    CHECK(runs_started == 1);
  if (asked == "reads its input")
    CHECK(line_of_input == "");
}

int main(int argc, char **argv) {
  const local_object object;
  if (asked == "changes its folder" && chdir("here") != 0)
    return std::puts("there is no such folder"), 77;
  if (asked == "changes its folder first")
    return chdir("/") == 0 ? run(argc, argv) : 77;
  if (asked == "cuts its arguments") {
    if (argc < 2 || !std::strchr(argv[1], '='))
      return std::puts("expected --size=N"), 77;
    first_argument = std::strtok(argv[1], "=");
    argv[1] = argv[0];
    --argc;
    ++argv;
  }
  if (asked == "reads its input")
    std::getline(std::cin, line_of_input);
  if (asked == "has a locale") {
    std::setlocale(LC_ALL, std::getenv("A_LOCALE_WITH_COMMAS"));
    std::locale::global(std::locale(std::locale(), new with_commas));
  }
  if (asked == "has threads")
    std::thread([] { pause(); }).detach();
  if (asked == "runs in a thread") {
    int status = 0;
    std::thread([&] { status = run(argc, argv); }).join();
    return status;
  }
  if (asked == "becomes a daemon" && daemon(1, 1) != 0)
    return 77;
  if (asked == "waits for a child")
    if (const pid_t child = fork(); child > 0) {
      int status = 0;
      waitpid(child, &status, 0);
      _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 77);
    }
  if (asked == "says good-bye")
    std::atexit([] { std::fputs("good-bye\n", stderr); });
  const int status = run(argc, argv);
  if (asked == "runs twice")
    return run(argc, argv);
  return status;
}
