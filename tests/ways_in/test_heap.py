# tests/ways_in/test_heap.py - the heap is counted exactly, or it is said that it is not.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from conftest import CXX, HIDDEN, IMPLEMENTATION, MAIN, Folder, Result

# What each way must count: without a benchmark, so that it needs of us no more than heap_use().
COUNTED = """#include <bench_test/heap_use.hpp>
#include <bench_test/keep.hpp>

#include <atomic>
#include <new>
#include <string>
#include <thread>
#include <vector>

using bench_test::heap_use;
using bench_test::heap_usage;

struct alignas(64) aligned {
  char bytes[64];
};
template <class T> T *kept(T *block) {
  bench_test::keep(block);
  return block;
}

TEST_CASE("each form of new and delete") {
  const auto used = heap_use([] {
    delete kept(new int);
    delete[] kept(new char[100]);
    delete kept(new (std::nothrow) int);
    delete[] kept(new (std::nothrow) char[100]);
    delete kept(new aligned);
    delete[] kept(new aligned[2]);
    delete kept(new (std::nothrow) aligned);
    delete[] kept(new (std::nothrow) aligned[2]);
  });
  CHECK(used.allocations == 8);
  CHECK(used.bytes == 2 * (4 + 100 + 64 + 128));
  CHECK(used.peak_bytes == 128);
  CHECK(used.live_bytes == 0);
}
TEST_CASE("what the standard library allocates") {
  const auto used = heap_use([] {
    std::string text(999, 'a');
    bench_test::keep(text);
    text.append(2000, 'b');
    bench_test::keep(text);
  });
  CHECK(used.allocations == 2);
  CHECK(used.bytes == 1000 + 3000);
  CHECK(used.live_bytes == 0);
}
TEST_CASE("what was there before") {
  auto *before = new std::vector<char>(1000);
  CHECK(heap_use([&] { delete kept(before); }).live_bytes <= -1000);
}
TEST_CASE("eight threads") {
  constexpr unsigned count = 8;
  std::atomic<unsigned> arrived{0}, done{0}, stage{0};
  const auto wait_for = [](const std::atomic<unsigned> &number, unsigned value) {
    while (number < value)
      std::this_thread::yield();
  };
  std::vector<std::thread> threads; // those themselves need memory: so they are there before
  for (unsigned i = 0; i < count; ++i)
    threads.emplace_back([&] {
      ++arrived;
      wait_for(stage, 1);
      for (int left = 2000; left; --left)
        delete[] kept(new char[10]);
      ++done;
      wait_for(stage, 2);
    });
  wait_for(arrived, count);
  const auto used = heap_use([&] {
    stage = 1;
    wait_for(done, count);
  });
  stage = 2;
  for (auto &thread : threads)
    thread.join();
  CHECK(used.allocations == 2000 * count);
  CHECK(used.bytes == 20000 * count);
  CHECK(used.live_bytes == 0);
}
"""
# The same, measured.
MEASURED = """#include <bench_test.hpp>
BENCH_TEST("two blocks") {
  int *one = new int;
  bench_test::keep(one);
  delete one;
  char *other = new char[100];
  bench_test::keep(other);
  delete[] other;
}
"""

# What must be counted beside that where malloc is.
MALLOC = """#include <bench_test/heap_use.hpp>
#include <bench_test/keep.hpp>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

using bench_test::heap_use;
using bench_test::heap_usage;

extern "C" char *buffer_in_c(size_t size);

template <class T> T *kept(T *block) {
  bench_test::keep(block);
  return block;
}
bool operator==(const heap_usage &used, const heap_usage &other) {
  return used.allocations == other.allocations && used.bytes == other.bytes &&
         used.peak_bytes == other.peak_bytes && used.live_bytes == other.live_bytes;
}
heap_usage freed(size_t size) {
  const auto bytes = static_cast<long long>(size);
  return {1, bytes, bytes, 0};
}
size_t too_much() {
  size_t bytes = ~size_t{0} / 4;
  bench_test::keep(bytes);
  return bytes;
}

TEST_CASE("each way to allocate") {
  CHECK((heap_use([] { free(kept(malloc(100))); }) == freed(100)));
  CHECK((heap_use([] { free(kept(calloc(10, 30))); }) == freed(300)));
  CHECK((heap_use([] { free(kept(realloc(nullptr, 50))); }) == freed(50)));
  CHECK((heap_use([] { free(kept(aligned_alloc(64, 640))); }) == freed(640)));
  CHECK((heap_use([] { free(kept(memalign(64, 100))); }) == freed(100)));
  CHECK((heap_use([] { free(kept(valloc(100))); }) == freed(100)));
  CHECK((heap_use([] { free(kept(pvalloc(100))); }) == freed(100)));
  CHECK((heap_use([] { free(kept(reallocarray(nullptr, 10, 30))); }) == freed(300)));
  CHECK((heap_use([] { free(kept(strdup("12345"))); }) == freed(6)));
  CHECK((heap_use([] { free(kept(buffer_in_c(70))); }) == freed(70)));
  CHECK((heap_use([] { free(nullptr); }) == heap_usage{0, 0, 0, 0}));
}
TEST_CASE("posix_memalign") {
  int status = -1;
  void *block = nullptr;
  CHECK((heap_use([&] {
           status = posix_memalign(&block, 4096, 1000);
           free(kept(block));
         }) == freed(1000)));
  CHECK(status == 0);
  CHECK((heap_use([&] { status = posix_memalign(&block, 24, 1000); }) == heap_usage{0, 0, 0, 0}));
  CHECK(status == EINVAL);
  CHECK((heap_use([&] { status = posix_memalign(&block, 64, too_much()); }) ==
         heap_usage{0, 0, 0, 0}));
  CHECK(status == ENOMEM);
}
TEST_CASE("a block that gets larger, or smaller") {
  CHECK((heap_use([] { free(kept(realloc(kept(malloc(100)), 1000000))); }) ==
         heap_usage{2, 1000100, 1000000, 0}));
  CHECK((heap_use([] { free(kept(realloc(kept(malloc(1000)), 10))); }) ==
         heap_usage{2, 1010, 1000, 0}));
  CHECK(heap_use([] { free(kept(realloc(kept(malloc(1000)), 0))); }).live_bytes == 0);
}
TEST_CASE("what cannot be had") {
  void *block = nullptr;
  CHECK((heap_use([&] {
           block = malloc(100);
           if (realloc(block, too_much()))
             block = nullptr;
         }) == heap_usage{1, 100, 100, 100}));
  CHECK((heap_use([&] { free(kept(block)); }).live_bytes <= -100));
  CHECK((heap_use([] { kept(malloc(too_much())); }) == heap_usage{0, 0, 0, 0}));
  CHECK((heap_use([] { kept(calloc(too_much(), 16)); }) == heap_usage{0, 0, 0, 0}));
}
TEST_CASE("what was there before") {
  void *freed_then = kept(malloc(1000));
  void *larger_then = kept(malloc(1000));
  void *too_large_then = kept(malloc(1000));
  CHECK(heap_use([&] { free(freed_then); }).live_bytes <= -1000);
  const auto used = heap_use([&] { larger_then = realloc(larger_then, 500000); });
  CHECK(used.bytes == 500000);
  CHECK(used.live_bytes <= 499000);
  CHECK(used.live_bytes >= 498000);
  CHECK(heap_use([&] { kept(realloc(too_large_then, too_much())); }).live_bytes == 0);
  free(larger_then);
  free(too_large_then);
}
TEST_CASE("a block from before a count, of each kind") {
  void *const blocks[] = {malloc(10), calloc(3, 9), valloc(100), pvalloc(100), memalign(64, 30),
                          aligned_alloc(32, 64), malloc(1000000), strdup("text")};
  CHECK(heap_use([&] {
          for (void *block : blocks)
            free(kept(block));
        }).live_bytes <= -1000000);
}
"""
IN_C = """#include <stdlib.h>
char *buffer_in_c(size_t size) { return malloc(size); }
"""

# doctest's implementation and what counts, without the rest of ours, which takes seconds to compile.
ALONE = """#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <bench_test/impl/bridge/heap_use_here.hpp>
"""

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion", "-Werror"]
NOT_BUILT = "the file with the implementation is built with BENCH_TEST_NO_HEAP; build it without"
ANOTHER_NEW = "another operator new than ours is in use"


def run(program, *args, under=()):
    """Runs a program, by a command that is given it if there is one."""
    clean = {key: value for key, value in os.environ.items()
             if not key.startswith(("BENCH_TEST_", "MALLOC_", "LD_", "LC_", "LANG"))}
    done = subprocess.run([*under, program, *args], text=True, cwd=program.parent,
                          env={**clean, "LC_ALL": "C.UTF-8", "COLUMNS": "120"},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=120)
    return Result(done.returncode, done.stdout, done.stderr)


def counts_exactly(program, under=()):
    done = run(program, under=under)
    assert (done.status, done.err) == (0, ""), done.out + done.err
    assert re.search(r"test cases: +[1-9]\d* +\| +[1-9]\d* passed \| +0 failed", done.out)
    return True


def refuses(program, why, under=()):
    """Whether each test with a heap_use() fails and says so."""
    done = run(program, "-tce=two blocks", under=under)
    assert (done.status, done.err) == (1, ""), done.out + done.err
    reasons = re.findall(r"ERROR: heap_use\(\): the heap is not counted: (.*)", done.out)
    assert reasons and all(reason.startswith(why) for reason in reasons), done.out
    assert re.search(r"test cases: +(\d+) +\| +0 passed \| +\1 failed", done.out)
    return True


def counts_or_refuses(program):
    if run(program).status == 0:
        return counts_exactly(program)
    return refuses(program, ANOTHER_NEW)


def row_of(program, kind):
    """What is told of "two blocks", in words."""
    done = run(program, f"--kind={kind}", "--rounds=1", "--time=0.01")
    assert done.status == 0, done
    return re.search(r"^  two blocks +(.*)", done.out, re.MULTILINE)[1]


def shared(tmp_path_factory, name):
    return Folder(tmp_path_factory.mktemp(name))


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    return shared(tmp_path_factory, "counted").object("counted", COUNTED)


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    return shared(tmp_path_factory, "measured").object("measured", MEASURED)


@pytest.fixture(scope="module")
def mallocs(tmp_path_factory):
    """The objects of a suite that allocates by malloc."""
    folder = shared(tmp_path_factory, "mallocs")
    folder.file("buffer.c", IN_C)
    subprocess.run([*CXX, "-x", "c", "-c", "buffer.c", "-o", "buffer.o"], cwd=folder.path, check=True)
    return folder.object("mallocs", MALLOC), folder.path / "buffer.o"


@pytest.fixture(scope="module")
def counting_malloc(tmp_path_factory):
    return shared(tmp_path_factory, "malloc").object("main", MAIN, "-DBENCH_TEST_HEAP_MALLOC",
                                                      *STRICT)


@pytest.fixture(scope="module")
def plain(tmp_path_factory, counted, measured):
    return shared(tmp_path_factory, "plain").link("tests", counted, measured, IMPLEMENTATION)


@pytest.fixture(scope="module")
def with_malloc(tmp_path_factory, counted, measured, mallocs, counting_malloc):
    return shared(tmp_path_factory, "with_malloc").link("tests", counted, measured, *mallocs,
                                                        counting_malloc)


def test_operator_new_is_counted(plain):
    assert counts_exactly(plain)
    assert row_of(plain, "allocs").split() == "2 104 B 100 B 0 B".split()


def test_malloc_is_not_counted_unless_that_is_asked_for(folder, plain, mallocs):
    done = run(folder.link("tests", *mallocs, IMPLEMENTATION))
    assert done.status == 1
    assert re.search(r"CHECK\( .*free\(kept\(malloc\(100\)\)\).* \) is NOT correct", done.out)


# Without


@pytest.fixture(scope="module")
def without(tmp_path_factory, counted, measured):
    folder = shared(tmp_path_factory, "without")
    return folder.link("tests", counted, measured,
                       folder.object("main", MAIN, "-DBENCH_TEST_NO_HEAP", *STRICT))


def test_with_no_heap_a_test_that_asks_for_it_fails_with_the_reason(without):
    assert refuses(without, NOT_BUILT)


def test_with_no_heap_allocs_is_refused_with_the_reason(without):
    done = run(without, "--kind=allocs")
    assert (done.status, done.out) == (1, "")
    assert f"bench_test: allocs: {NOT_BUILT}\n" in done.err


def test_with_no_heap_other_kinds_measure_and_the_column_heap_is_empty(plain, without):
    assert re.match(r"[\d.]+ ns ", row_of(without, "time"))
    assert " 100 B " in row_of(plain, "peakmem")
    assert not re.search(r"\b\d+ B\b", row_of(without, "peakmem"))
    assert "built without optimisation" in run(without, "--kind=time", "--rounds=1").err


def test_with_no_heap_the_program_has_the_standard_librarys_operator_new(plain, without):
    for program, is_ours in [(plain, True), (without, False)]:
        listed = subprocess.run(["nm", "--defined-only", program], text=True, check=True,
                                stdout=subprocess.PIPE).stdout
        assert (" _Znwm\n" in listed) == is_ours


# An operator new of the program's own

OWN_NEW = """#include <cstdlib>
#include <new>

int news = 0;
int deletes = 0;

void *operator new(std::size_t size) {
  ++news;
  if (void *block = std::malloc(size))
    return block;
  throw std::bad_alloc();
}
void operator delete(void *block) noexcept {
  deletes += block != nullptr;
  std::free(block);
}
"""
OWN_FORMS = OWN_NEW + """
void *operator new[](std::size_t size) { return ::operator new(size); }
void *operator new(std::size_t size, const std::nothrow_t &) noexcept { return ::operator new(size); }
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept {
  return ::operator new(size);
}
void *operator new(std::size_t size, std::align_val_t alignment) {
  ++news;
  void *block = nullptr;
  if (posix_memalign(&block, static_cast<std::size_t>(alignment), size) != 0)
    throw std::bad_alloc();
  return block;
}
void *operator new[](std::size_t size, std::align_val_t alignment) {
  return ::operator new(size, alignment);
}
void *operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t &) noexcept {
  return ::operator new(size, alignment);
}
void *operator new[](std::size_t size, std::align_val_t alignment,
                     const std::nothrow_t &) noexcept {
  return ::operator new(size, alignment);
}
void operator delete[](void *block) noexcept { ::operator delete(block); }
void operator delete(void *block, std::size_t) noexcept { ::operator delete(block); }
void operator delete[](void *block, std::size_t) noexcept { ::operator delete(block); }
void operator delete(void *block, std::align_val_t) noexcept { ::operator delete(block); }
void operator delete[](void *block, std::align_val_t) noexcept { ::operator delete(block); }
void operator delete(void *block, std::size_t, std::align_val_t) noexcept {
  ::operator delete(block);
}
void operator delete[](void *block, std::size_t, std::align_val_t) noexcept {
  ::operator delete(block);
}
"""
USES_OWN = """#include <doctest/doctest.h>
#include <bench_test/keep.hpp>
#include <new>
#include <string>
extern int news;
extern int deletes;
void operator delete(void *, std::size_t) noexcept; // clang++ 14 does not declare it
template <class T> T *kept(T *block) {
  bench_test::keep(block);
  return block;
}
TEST_CASE("they are called") {
  const int news_before = news;
  const int deletes_before = deletes;
  delete kept(new int);
  delete[] kept(new char[100]);
  delete kept(new (std::nothrow) int);
  delete[] kept(new (std::nothrow) char[100]);
  ::operator delete(kept(::operator new(100)), std::size_t{100});
  { const std::string text(999, 'a'); }
  const int called = news - news_before;
  const int ended = deletes - deletes_before;
  CHECK(called == 6);
  CHECK(ended == 6);
}
TEST_CASE("aligned ones work") {
  struct alignas(64) aligned {
    char bytes[64];
  };
  delete kept(new aligned);
  delete[] kept(new aligned[2]);
}
"""


@pytest.fixture(scope="module", params=[OWN_FORMS, OWN_NEW], ids=["all forms", "two"])
def own_new(request, tmp_path_factory):
    return shared(tmp_path_factory, "own").object("own", request.param)


def test_an_operator_new_of_the_programs_own_is_called_and_not_counted(folder, own_new, counted,
                                                                       measured):
    uses = folder.object("uses", USES_OWN)
    assert counts_exactly(folder.link("uses", uses, own_new, IMPLEMENTATION))
    program = folder.link("tests", own_new, counted, measured, IMPLEMENTATION)
    assert refuses(program, ANOTHER_NEW)
    done = run(program, "--kind=allocs")
    assert (done.status, done.out) == (1, "")
    assert f"bench_test: allocs: {ANOTHER_NEW}" in done.err
    assert re.match(r"[\d.]+ ns ", row_of(program, "time"))


def test_where_malloc_is_counted_so_is_a_programs_own_operator_new(folder, own_new, counted,
                                                                   measured, mallocs,
                                                                   counting_malloc):
    uses = folder.object("uses", USES_OWN)
    program = folder.link("tests", own_new, uses, counted, measured, *mallocs, counting_malloc)
    assert counts_exactly(program)
    assert row_of(program, "allocs").split() == "2 104 B 100 B 0 B".split()


PARTS_OF_OWN = {
    "only delete": """void operator delete(void *block) noexcept { std::free(block); }
""",
    "only new[]": """void *operator new[](std::size_t size) { return std::malloc(size); }
void operator delete[](void *block) noexcept { std::free(block); }
""",
    "only aligned": """void *operator new(std::size_t size, std::align_val_t alignment) {
  return std::aligned_alloc(static_cast<std::size_t>(alignment), size);
}
void operator delete(void *block, std::align_val_t) noexcept { std::free(block); }
""",
}


@pytest.mark.parametrize("part", PARTS_OF_OWN)
def test_a_program_that_replaces_only_a_part_is_refused_too(folder, counted, part):
    text = "#include <cstdlib>\n#include <new>\n" + PARTS_OF_OWN[part]
    assert refuses(folder.link("tests", folder.object("own", text), counted, IMPLEMENTATION),
                   ANOTHER_NEW)


# malloc


def test_with_heap_malloc_malloc_and_its_family_are_counted_as_asked_for(with_malloc):
    assert counts_exactly(with_malloc)
    assert row_of(with_malloc, "allocs").split() == "2 104 B 100 B 0 B".split()


LIBRARIES = pathlib.Path("/usr/lib/x86_64-linux-gnu")


@pytest.mark.parametrize("way", ["plain", "with_malloc"])
@pytest.mark.parametrize("library", ["libjemalloc.so.2", "libtcmalloc_minimal.so.4",
                                     "libmimalloc.so.2"])
def test_under_a_preloaded_allocator_the_counts_are_exact(request, way, library):
    if not (LIBRARIES / library).exists():
        pytest.skip(f"{library} is not installed")
    program = request.getfixturevalue(way)
    assert counts_exactly(program, ["env", f"LD_PRELOAD={LIBRARIES / library}"])


# Sanitizers


def skip_unless(folder, *args):
    """Unless this tool chain can build with these."""
    nothing = folder.file("nothing.cpp", "int main() {}\n")
    if folder.run(nothing, *args, "-o", "nothing").returncode:
        pytest.skip("not with this tool chain")
    return folder.path / "nothing"


FAULTS = """#include <doctest/doctest.h>
#include <bench_test/heap_use.hpp>
#include <bench_test/keep.hpp>
TEST_CASE("mismatch" * doctest::skip()) {
  bench_test::heap_use([] {
    char *block = new char[10];
    void *same = block;
    bench_test::keep(same);
    delete static_cast<char *>(same);
  });
}
TEST_CASE("after its end" * doctest::skip()) {
  bench_test::heap_use([] {
    char *block = new char[10];
    bench_test::keep(block);
    delete[] block;
    bench_test::keep(block);
    *block = 'a';
  });
}
"""


def test_with_address_sanitizer_its_malloc_is_counted_and_it_finds_what_it_finds(folder):
    asan = ["-fsanitize=address", "-g"]
    skip_unless(folder, *asan)
    program = folder.link("tests", *asan, folder.object("counted", COUNTED, *asan),
                          folder.object("faults", FAULTS, *asan),
                          folder.object("alone", ALONE, *asan))
    assert counts_exactly(program)
    for case, fault in [("mismatch", "alloc-dealloc-mismatch"),
                        ("after its end", "heap-use-after-free")]:
        done = run(program, f"-tc={case}", "--no-skip")
        assert done.status != 0
        assert f"ERROR: AddressSanitizer: {fault}" in done.err


def test_with_thread_sanitizer_counting_on_many_threads_is_clean(folder):
    tsan = ["-fsanitize=thread"]
    nothing = skip_unless(folder, *tsan)
    ways = [[], ["setarch", "-R"] if shutil.which("setarch") else []]  # its addresses may be taken
    way = next((way for way in ways if run(nothing, under=way).status == 0), None)
    if way is None:
        pytest.skip(f"ThreadSanitizer does not run here: {run(nothing).err}")
    program = folder.link("tests", *tsan, folder.object("counted", COUNTED, *tsan),
                          folder.object("alone", ALONE, *tsan))
    assert counts_exactly(program, under=way)


# Shared libraries

OWN_MAIN = """#include <doctest/doctest.h>
int main(int argc, char **argv) { return doctest::Context(argc, argv).run(); }
"""
ACROSS = """#include <bench_test/heap_use.hpp>
#include <bench_test/keep.hpp>
#include <string>
std::string *new_of_host();
void delete_of_host(std::string *text);
TEST_CASE("what one side allocates and the other frees") {
  const auto used = bench_test::heap_use([] {
    auto *text = new_of_host();
    bench_test::keep(text);
    delete text;
    text = new std::string(999, 'a');
    bench_test::keep(text);
    delete_of_host(text);
  });
  CHECK(used.allocations == 4);
  CHECK(used.bytes == 2 * (sizeof(std::string) + 1000));
  CHECK(used.live_bytes == 0);
}
"""
HOST_SIDE = """#include <string>
std::string *new_of_host() { return new std::string(999, 'b'); }
void delete_of_host(std::string *text) { delete text; }
"""


@pytest.fixture(scope="module")
def hidden_counted(tmp_path_factory):
    folder = shared(tmp_path_factory, "hidden_counted")
    return folder.object("counted", COUNTED, *HIDDEN), folder.object("across", ACROSS, *HIDDEN)


def test_the_implementation_in_a_shared_library_counts_the_whole_program(
        folder, hidden_implementation, hidden_counted):
    library = folder.link("libimplement.so", "-shared", hidden_implementation)
    assert counts_exactly(folder.link("tests", *hidden_counted, folder.object("host", HOST_SIDE),
                                      folder.object("main", OWN_MAIN), library,
                                      "-Wl,-rpath,$ORIGIN"))


PLUGIN_HOST = """#include <dlfcn.h>
#include <stdio.h>
int main(int argc, char **argv) {
  typedef int (*tests)(int, char **);
  void *plugin = dlopen("./plugin.so", RTLD_NOW | RTLD_LOCAL);
  tests run = plugin ? (tests)dlsym(plugin, "run_tests") : 0;
  if (!run) {
    fputs(dlerror(), stderr);
    return 3;
  }
  return run(argc, argv);
}
"""
RUNS = """#include <doctest/doctest.h>
extern "C" [[gnu::visibility("default")]] int run_tests(int argc, char **argv) {
  return doctest::Context(argc, argv).run();
}
"""


@pytest.mark.parametrize("symbolic", [[], ["-Wl,-Bsymbolic"]], ids=["", "symbolic"])
def test_in_a_plugin_the_heap_is_counted_exactly_or_not_at_all(folder, hidden_implementation,
                                                              hidden_counted, symbolic):
    run_tests = folder.object("run_tests", RUNS, *HIDDEN)
    folder.link("plugin.so", "-shared", *symbolic, *hidden_counted, run_tests,
                hidden_implementation)
    host = folder.link("tests", folder.object("host", PLUGIN_HOST), folder.object("side", HOST_SIDE),
                       "-rdynamic", "-ldl")
    assert counts_or_refuses(host)


def test_in_a_plugin_of_a_program_in_c_the_heap_is_counted_exactly_or_not_at_all(
        folder, hidden_implementation, hidden_counted):
    run_tests = folder.object("run_tests", RUNS, *HIDDEN)
    folder.link("plugin.so", "-shared", hidden_counted[0], run_tests, hidden_implementation)
    folder.file("host.c", PLUGIN_HOST)
    cc = [*CXX[:-1], re.sub(r"clang\+\+", "clang", re.sub(r"(?<!clan)g\+\+", "gcc", CXX[-1]))]
    subprocess.run([*cc, "host.c", "-o", "tests", "-ldl"], cwd=folder.path, check=True)
    assert counts_or_refuses(folder.path / "tests")


# Other builds


def test_a_static_program_counts(folder, counted, measured):
    skip_unless(folder, "-static")
    program = folder.link("tests", counted, measured, IMPLEMENTATION, "-static")
    assert counts_exactly(program)
    assert row_of(program, "allocs").split() == "2 104 B 100 B 0 B".split()


def built(folder, compiled, linked):
    """The tests and what counts, compiled and linked so. A linker may have a word to say of it."""
    skip_unless(folder, *compiled, *linked)
    done = folder.run(*compiled, *linked, folder.object("counted", COUNTED, *compiled),
                      folder.object("alone", ALONE, *compiled), "-o", "tests")
    assert done.returncode == 0, done.stderr
    return folder.path / "tests"


@pytest.mark.parametrize("compiled, linked", [
    (["-flto", "-O2", *STRICT], []),
    (["-fno-exceptions", "-DDOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS"], []),
    (["-O2", "-DBENCH_TEST_HEAP_MALLOC", *STRICT], []),
    (["-fno-pie", "-DBENCH_TEST_HEAP_MALLOC"], ["-no-pie"]),
], ids=["lto", "no exceptions", "malloc, optimised", "malloc, not position-independent"])
def test_other_builds_count(folder, compiled, linked):
    assert counts_exactly(built(folder, compiled, linked))


def test_the_malloc_of_a_static_program_is_glibcs_and_not_counted(folder):
    program = built(folder, ["-DBENCH_TEST_HEAP_MALLOC"], ["-static"])
    assert refuses(program, "another malloc than ours is in use")


# Disabled

CALLS = """#include <bench_test/heap_use.hpp>
#include <bench_test/keep.hpp>
static void allocate() {
  int *block = new int;
  bench_test::keep(block);
  delete block;
}
"""
DISABLED = CALLS + """
long long of_a_disabled_file(void (*what)()) { return bench_test::heap_use(what).bytes; }
"""
ENABLED = CALLS + """
long long of_a_disabled_file(void (*what)());
TEST_CASE("each file has its own heap_use()") {
  void (*what)() = allocate;
  CHECK(bench_test::heap_use(what).bytes == 4);
  CHECK(of_a_disabled_file(what) == 0);
}
"""


def test_a_file_in_which_doctest_is_disabled_counts_nothing_and_changes_no_other(folder):
    disabled = folder.object("disabled", DISABLED, "-DDOCTEST_CONFIG_DISABLE")
    enabled = folder.object("enabled", ENABLED)
    for name, objects in [("tests", [enabled, disabled]), ("turned", [disabled, enabled])]:
        assert counts_exactly(folder.link(name, *objects, IMPLEMENTATION))
