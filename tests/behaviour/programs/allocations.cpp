// tests/behaviour/programs/allocations.cpp - bodies that allocate a known number of known blocks.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstddef>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using bench_test::heap_use;
using bench_test::keep;
using bench_test::measure;

// clang++ 14 declares these only with -fsized-deallocation.
void operator delete(void *, std::size_t) noexcept;
void operator delete[](void *, std::size_t) noexcept;
void operator delete(void *, std::size_t, std::align_val_t) noexcept;
void operator delete[](void *, std::size_t, std::align_val_t) noexcept;

namespace {

constexpr std::size_t kibibyte = 1024;
constexpr std::size_t mebibyte = 1024 * kibibyte;
constexpr auto at_64 = std::align_val_t{64};

/// Or the compiler would leave out what it sees the end of.
template <class T> T *kept(T *block) {
  keep(block);
  return block;
}

struct aligned {
  alignas(64) char bytes[64];
};
/// Of an array of these, the number is kept in front of it, in 8 bytes.
struct with_an_end {
  ~with_an_end() { keep(bytes); }
  char bytes[24] = {};
};
/// Here in 64.
struct aligned_with_an_end : aligned {
  ~aligned_with_an_end() { keep(bytes); }
};

void allocate(std::size_t bytes) { ::operator delete(kept(::operator new(bytes))); }
void allocate_nothing() {}

/// Lets so many threads allocate at the same time, so many blocks each.
void on_threads(int count, int blocks) {
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    threads.emplace_back([blocks] {
      for (int left = blocks; left; --left)
        allocate(100);
    });
  for (auto &thread : threads)
    thread.join();
}

struct fixture {
  std::vector<char> memory = std::vector<char>(1000);
};

} // namespace

TEST_SUITE("expressions") {
  BENCH_TEST("one") { delete kept(new int(7)); }
  BENCH_TEST("an array") { delete[] kept(new int[10]); }
  BENCH_TEST("one with an end") { delete kept(new with_an_end); }
  BENCH_TEST("an array with an end") { delete[] kept(new with_an_end[10]); }
  BENCH_TEST("nothrow") { delete kept(new (std::nothrow) int(7)); }
  BENCH_TEST("a nothrow array") { delete[] kept(new (std::nothrow) int[10]); }
  BENCH_TEST("an aligned one") { delete kept(new aligned); }
  BENCH_TEST("an aligned array") { delete[] kept(new aligned[3]); }
  BENCH_TEST("an aligned one with an end") { delete kept(new aligned_with_an_end); }
  BENCH_TEST("an aligned array with an end") { delete[] kept(new aligned_with_an_end[3]); }
  BENCH_TEST("a nothrow aligned one") { delete kept(new (std::nothrow) aligned); }
  BENCH_TEST("a nothrow aligned array") { delete[] kept(new (std::nothrow) aligned[3]); }
}

TEST_SUITE("by name") {
  BENCH_TEST("new") { ::operator delete(kept(::operator new(100))); }
  BENCH_TEST("new, sized delete") { ::operator delete(kept(::operator new(100)), 100U); }
  BENCH_TEST("new, nothrow delete") { ::operator delete(kept(::operator new(100)), std::nothrow); }
  BENCH_TEST("new[]") { ::operator delete[](kept(::operator new[](100))); }
  BENCH_TEST("new[], sized delete") { ::operator delete[](kept(::operator new[](100)), 100U); }
  BENCH_TEST("new[], nothrow delete") {
    ::operator delete[](kept(::operator new[](100)), std::nothrow);
  }
  BENCH_TEST("nothrow new") { ::operator delete(kept(::operator new(100, std::nothrow))); }
  BENCH_TEST("nothrow new[]") { ::operator delete[](kept(::operator new[](100, std::nothrow))); }
  BENCH_TEST("aligned new") { ::operator delete(kept(::operator new(100, at_64)), at_64); }
  BENCH_TEST("aligned new, sized delete") {
    ::operator delete(kept(::operator new(100, at_64)), 100U, at_64);
  }
  BENCH_TEST("aligned new, nothrow delete") {
    ::operator delete(kept(::operator new(100, at_64)), at_64, std::nothrow);
  }
  BENCH_TEST("aligned new[]") { ::operator delete[](kept(::operator new[](100, at_64)), at_64); }
  BENCH_TEST("aligned new[], sized delete") {
    ::operator delete[](kept(::operator new[](100, at_64)), 100U, at_64);
  }
  BENCH_TEST("aligned new[], nothrow delete") {
    ::operator delete[](kept(::operator new[](100, at_64)), at_64, std::nothrow);
  }
  BENCH_TEST("nothrow aligned new") {
    ::operator delete(kept(::operator new(100, at_64, std::nothrow)), at_64);
  }
  BENCH_TEST("nothrow aligned new[]") {
    ::operator delete[](kept(::operator new[](100, at_64, std::nothrow)), at_64);
  }
  BENCH_TEST("aligned as little as can be") {
    const auto little = std::align_val_t{1};
    ::operator delete(kept(::operator new(100, little)), little);
  }
  BENCH_TEST("delete of nothing") {
    void *nothing = nullptr;
    ::operator delete(kept(nothing));
    ::operator delete[](kept(nothing), 100U);
  }
}

TEST_SUITE("too much") { // for AddressSanitizer, an error
  BENCH_TEST("is no allocation") {
    std::size_t too_much = ~std::size_t{0} / 4;
    keep(too_much);
    CHECK(::operator new(too_much, std::nothrow) == nullptr);
    CHECK(::operator new[](too_much, at_64, std::nothrow) == nullptr);
    CHECK_THROWS_AS(::operator delete(::operator new(too_much)), std::bad_alloc);
  }
}

TEST_SUITE("sizes") {
  BENCH_TEST("64 KiB") { allocate(64 * kibibyte); }
  BENCH_TEST("1 MiB") { allocate(mebibyte); }
  BENCH_TEST("64 MiB") { allocate(64 * mebibyte); }
  BENCH_TEST("64 MiB and a byte, in the region") {
    measure([] { allocate(64 * mebibyte + 1); });
  }
  BENCH_TEST("a vector that grows") {
    std::vector<char> v;
    v.reserve(64 * kibibyte);
    v.reserve(mebibyte);
    keep(v);
  }
  BENCH_TEST("one after the other") {
    for (int i = 0; i < 10; ++i)
      allocate(kibibyte);
  }
  BENCH_TEST("in the standard library") {
    std::string text(999, 'a'); // its functions are compiled there
    keep(text);
    text.append(2000, 'b');
    keep(text);
  }
}

TEST_SUITE("threads") {
  BENCH_TEST("two, nothing") { on_threads(2, 0); }
  BENCH_TEST("two") { on_threads(2, 10); }
  BENCH_TEST("eight, nothing") { on_threads(8, 0); }
  BENCH_TEST("eight") { on_threads(8, 2000); }
}

TEST_SUITE("around") {
  BENCH_TEST("set-up and checks") {
    std::vector<std::string> texts(10, std::string(100, 'a'));
    const auto size = measure([&] {
      const std::vector<char> copy(texts[3].begin(), texts[3].end());
      keep(copy);
      return copy.size();
    });
    texts.emplace_back(std::to_string(size) + " is what all of them are long");
    CHECK_MESSAGE(size == 100, texts.back());
  }
  BENCH_TEST("what the region returns") {
    const auto text = measure([] { return std::string(99, 'a'); });
    CHECK(text.size() == 99);
  }
  BENCH_TEST("an input's making") {
    measure([] { return std::string(1000, 'a'); }, [](const std::string &s) { return s.size(); });
  }
  BENCH_TEST("a consumed input") {
    measure([] { return std::vector<char>(1000); }, [](std::vector<char> v) { return v.size(); });
  }
  BENCH_TEST("an input that gets larger") {
    measure(
        [] {
          std::vector<char> v;
          v.reserve(100);
          return v;
        },
        [](std::vector<char> &v) { v.reserve(1000); });
  }
  BENCH_TEST_FIXTURE(fixture, "a fixture's making") {
    keep(memory);
    allocate(10);
  }
  BENCH_TEST_FIXTURE(fixture, "a region on a fixture") {
    memory.reserve(2000);
    measure([] { allocate(10); });
  }
  BENCH_TEST("assertions") {
    const std::string text = "short";
    CHECK(1 + 1 == 2);
    REQUIRE(text == "short");
    CHECK_FALSE(text.empty());
    CHECK_EQ(text.size(), 5);
    CHECK_NOTHROW(keep(text));
    CHECK_MESSAGE(true, "is not shown");
  }
  BENCH_TEST("nothing") {}
}

TEST_SUITE("leaves") {
  BENCH_TEST("a region in each") {
    SUBCASE("one") {
      measure([] { allocate(1); });
    }
    SUBCASE("two") {
      measure([] { allocate(2); });
    }
  }
  BENCH_TEST("in a loop over values") {
    for (const std::size_t n : bench_test::values("n", {10U, 1000U}))
      measure([n] { allocate(n); });
  }
}

TEST_SUITE("changes") {
  BENCH_TEST("another size each time") {
    static int calls = 0;
    allocate(1000 + 16 * static_cast<std::size_t>(calls++ % 2));
  }
  BENCH_TEST("the first time only") {
    static std::vector<char> grown;
    grown.resize(1000);
    keep(grown);
  }
  BENCH_TEST("passes only once") {
    static int calls = 0;
    allocate(1000);
    CHECK(calls++ == 0);
  }
  BENCH_TEST("keeps more and more") {
    static std::vector<std::unique_ptr<char[]>> kept_so_far;
    kept_so_far.reserve(100'000);
    measure([] { kept_so_far.push_back(std::make_unique<char[]>(100)); });
  }
  BENCH_TEST("throws") {
    allocate(100);
    throw std::runtime_error("thrown");
  }
}

TEST_SUITE("heap_use") {
  TEST_CASE("counts what is allocated in it") {
    const std::vector<char> before(1000);
    std::vector<char> after;
    const auto used = heap_use([&] {
      after.reserve(before.size());
      allocate(10);
    });
    CHECK(used.allocations == 2);
    CHECK(used.bytes == 1010);
    CHECK(used.peak_bytes == 1010);
    CHECK(used.live_bytes == 1000);
  }
  TEST_CASE("its result dies within") {
    const auto used = heap_use([] { return std::string(999, 'a'); });
    CHECK(used.allocations == 1);
    CHECK(used.peak_bytes == 1000);
    CHECK(used.live_bytes == 0);
  }
  TEST_CASE("nothing is nothing, among assertions") {
    CHECK(heap_use([] {}).allocations == 0);
    CHECK(heap_use([] { CHECK(true); }).bytes == 0);
    CHECK(heap_use(allocate_nothing).allocations == 0);
  }
  TEST_CASE("within another one") {
    long long inner = 0;
    const auto used = heap_use([&] {
      allocate(10);
      inner = heap_use([] { allocate(20); }).bytes;
    });
    CHECK(inner == 20);
    CHECK(used.bytes == 30);
  }
  TEST_CASE("an exception comes out") {
    CHECK_THROWS_WITH_AS(heap_use([] { throw std::runtime_error("thrown"); }), "thrown",
                         std::runtime_error);
    CHECK(heap_use([] { allocate(10); }).allocations == 1);
  }
  TEST_CASE("what one thread allocates counts in another") {
    const auto used = heap_use([] { on_threads(2, 10); });
    CHECK(used.allocations >= 20); // and what threads need themselves
    CHECK(used.bytes >= 2000);
  }
}

TEST_SUITE("heap_use must fail") {
  TEST_CASE("an allocation") {
    CHECK(heap_use([] { allocate(10); }).allocations == 0);
  }
  TEST_CASE("a byte too much") {
    CHECK(heap_use([] { allocate(1001); }).peak_bytes <= 1000);
  }
  TEST_CASE("what is left") {
    std::unique_ptr<int> left;
    CHECK(heap_use([&] { left = std::make_unique<int>(7); }).live_bytes == 0);
  }
}
