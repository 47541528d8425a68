// tests/behaviour/programs/changes.cpp - bodies that change their process for good, and pass.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <atomic>
#include <cfenv>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <locale>
#include <new>
#include <sched.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace {
struct with_commas : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\1"; }
};
void limit(decltype(RLIMIT_CPU) what, rlim_t soft) {
  rlimit value{};
  getrlimit(what, &value);
  value.rlim_cur = soft;
  CHECK(setrlimit(what, &value) == 0);
}
} // namespace

TEST_SUITE("signals") {
  BENCH_TEST("ignores what it can") {
    for (int s = 1; s < 32; ++s)
      std::signal(s, SIG_IGN);
  }
  BENCH_TEST("blocks all") {
    sigset_t all;
    sigfillset(&all);
    CHECK(sigprocmask(SIG_BLOCK, &all, nullptr) == 0);
  }
  BENCH_TEST("an alarm in an hour") { alarm(3600); }
  BENCH_TEST("outlives its parent") { CHECK(prctl(PR_SET_PDEATHSIG, 0) == 0); }
}

TEST_SUITE("descriptors") {
  BENCH_TEST("closes the standard ones") {
    for (int d = 0; d < 3; ++d)
      close(d);
  }
  BENCH_TEST("puts others in place of the first 50") {
    const int null = open("/dev/null", O_RDWR);
    for (int d = 0; d < 50; ++d)
      dup2(null, d);
  }
  BENCH_TEST("puts sockets in place of the first 50") {
    int ends[2] = {-1, -1};
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    for (int d = 0; d < 50; ++d)
      if (d != ends[1])
        dup2(ends[0], d);
  }
  BENCH_TEST("closes all up to 255") {
    for (int d = 3; d < 256; ++d)
      close(d);
  }
  BENCH_TEST("may open none") {
    static std::string memory(16 << 20, '.');
    limit(RLIMIT_NOFILE, 0);
  }
}

TEST_SUITE("the folder") {
  BENCH_TEST("is removed") {
    char name[] = "/tmp/bench_test_XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    CHECK(chdir(name) == 0);
    CHECK(rmdir(name) == 0);
  }
}

TEST_SUITE("the library") {
  BENCH_TEST("a locale of another C") {
    const char *const name = std::getenv("A_LOCALE_WITH_COMMAS");
    CHECK(std::setlocale(LC_ALL, name ? name : "C") != nullptr);
    for (int i = 0; i < 1000; ++i)
      CHECK(i < 1000);
  }
  BENCH_TEST("a locale of another C++") {
    std::locale::global(std::locale(std::locale::classic(), new with_commas));
    for (int i = 0; i < 1000; ++i)
      CHECK(i < 1000);
  }
  BENCH_TEST("no environment") { CHECK(clearenv() == 0); }
  BENCH_TEST("its own terminate") {
    std::set_terminate([] { _exit(1); });
  }
  BENCH_TEST("its own new handler") {
    std::set_new_handler([] { throw std::bad_alloc(); });
  }
  BENCH_TEST("rounds upwards") { CHECK(std::fesetround(FE_UPWARD) == 0); }
  BENCH_TEST("traps bad arithmetic") { feenableexcept(FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW); }
}

TEST_SUITE("the kernel") {
  BENCH_TEST("a small address space") { limit(RLIMIT_AS, 1 << 20); }
  BENCH_TEST("no file longer than 0") { limit(RLIMIT_FSIZE, 0); }
  BENCH_TEST("a mask for files") { umask(0777); }
  BENCH_TEST("less priority") { CHECK(nice(1) != -1); }
  BENCH_TEST("one processor only") {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    CHECK(sched_setaffinity(0, sizeof one, &one) == 0);
  }
  BENCH_TEST("another group") { CHECK(setpgid(0, getpgid(getppid())) == 0); }
}

TEST_SUITE("left behind") {
  BENCH_TEST("a thread that sleeps") {
    static const bool started = (std::thread([] { pause(); }).detach(), true);
    CHECK(started);
  }
  BENCH_TEST("a thread that works") {
    static std::atomic<unsigned long> work{0};
    static const bool started = [] {
      std::thread([] {
        for (;;) {
          ++work;
          std::this_thread::yield();
        }
      }).detach();
      return true;
    }();
    CHECK(started);
  }
  BENCH_TEST("a thread that is not joined at the end") {
    static std::thread thread([] { pause(); }); // its destructor ends the process
    CHECK(thread.joinable());
  }
  BENCH_TEST("a daemon") {
    static const pid_t child = fork();
    if (child == 0) {
      setsid();
      if (fork() == 0)
        sleep(3);
      _exit(0);
    }
    CHECK(child > 0);
  }
  BENCH_TEST("a file") {
    static int n = 0;
    char name[] = "/tmp/bench_test_XXXXXX";
    const int file = n++ < 3 ? mkstemp(name) : -1;
    if (file >= 0) {
      close(file);
      unlink(name);
    }
  }
}
BENCH_TEST("the last") { CHECK(true); }
