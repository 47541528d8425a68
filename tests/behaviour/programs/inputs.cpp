// tests/behaviour/programs/inputs.cpp - a fresh input for every call, made outside the clock.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstddef>
#include <cstdint>
#include <malloc.h>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using bench_test::measure;

namespace {

void work() {
  for (volatile int i = 0; i < 2'000'000;)
    i = i + 1;
}

/// Counts the objects of each Tag that are there.
template <class Tag> struct counted {
  counted() { ++alive; }
  counted(counted &&) noexcept { ++alive; }
  counted(const counted &) = delete;
  counted &operator=(const counted &) = delete;
  ~counted() { --alive; }
  static inline int alive = 0;
  int value = 7;
};

struct immovable {
  explicit immovable(int v) : value(v) {}
  immovable(const immovable &) = delete;
  immovable &operator=(const immovable &) = delete;
  int value;
};

struct alignas(256) over_aligned {
  char byte = 1;
  bool is_in_place() const { return reinterpret_cast<std::uintptr_t>(this) % 256 == 0; }
};

/// Throws in its n-th destruction that is no other exception's doing.
struct throws_at_the_end {
  explicit throws_at_the_end(int which) : left(which) {}
  throws_at_the_end(const throws_at_the_end &) = delete;
  throws_at_the_end &operator=(const throws_at_the_end &) = delete;
  ~throws_at_the_end() noexcept(false) {
    static int destroyed = 0;
    if (++destroyed == left)
      throw std::runtime_error("thrown in destruction");
  }
  int left;
};

template <class Result, class Make, class F> constexpr bool returns(Make, F) {
  return std::is_same_v<decltype(measure(std::declval<Make &>(), std::declval<F &>())), Result>;
}
constexpr auto seven = [] { return 7; };
constexpr auto immovable_seven = [] { return immovable(7); };
static_assert(returns<int>(seven, [](int &) {}), "the last input");
static_assert(returns<void>(seven, [](int) {}));
static_assert(returns<void>(seven, [](const int &) {}));
static_assert(returns<void>(seven, [](int &&) {}));
static_assert(returns<long>(seven, [](int) { return 7L; }));
static_assert(returns<int>(seven, [](int &i) -> int & { return i; }), "a copy");
static_assert(returns<int>(seven, [](const int &i) -> const int & { return i; }), "a copy");
static_assert(returns<void>(immovable_seven, [](immovable &) {}));
static_assert(returns<void>(immovable_seven, [](immovable &i) -> immovable & { return i; }));
static_assert(returns<immovable>(seven, [](int i) { return immovable(i); }));

} // namespace

TEST_SUITE("takes") {
  BENCH_TEST("by value") {
    CHECK(measure([] { return std::make_unique<int>(7); },
                  [](std::unique_ptr<int> p) { return *p; }) == 7);
  }
  BENCH_TEST("by rvalue reference") {
    const auto last = measure([] { return std::make_unique<int>(7); },
                              [](std::unique_ptr<int> &&p) { return std::move(p); });
    CHECK(*last == 7);
  }
  BENCH_TEST("by const reference") {
    CHECK(measure([] { return std::string(100, 'a'); },
                  [](const std::string &s) { return s.size(); }) == 100);
  }
  BENCH_TEST("by reference") {
    const std::vector<int> last =
        measure([] { return std::vector<int>{1}; }, [](std::vector<int> &v) { v.push_back(2); });
    CHECK(last == std::vector<int>{1, 2});
  }
  BENCH_TEST("by any of them") {
    CHECK(measure([] { return 7; }, [](auto i) { return i; }) == 7);
    SUBCASE("that is one measure() too many") {
      CHECK(measure([] { return 7; }, [](auto &&i) { return i; }) == 7);
    }
  }
  BENCH_TEST("what cannot be moved") {
    CHECK(measure([] { return immovable(7); }, [](immovable &i) { return ++i.value; }) == 8);
  }
  BENCH_TEST("what is over-aligned") {
    const auto last = measure([] { return over_aligned(); },
                              [](over_aligned &o) {
                                o.byte = o.is_in_place() ? 2 : 3;
                                REQUIRE(o.is_in_place());
                              });
    CHECK(last.byte == 2);
  }
  BENCH_TEST("a copy of what make_input refers to") {
    const std::vector<int> numbers{3, 1, 2};
    const auto last = measure([&]() -> const std::vector<int> & { return numbers; },
                              [](std::vector<int> &v) { v[0] = 0; });
    CHECK(last[0] == 0);
    CHECK(numbers[0] == 3);
  }
  BENCH_TEST("what is const") {
    CHECK(measure([]() -> const std::string { return "abc"; },
                  [](std::string &s) { return s.append("d").size(); }) == 4);
  }
}

TEST_SUITE("lives") {
  BENCH_TEST("each is fresh") {
    const int last = measure([] { return 7; },
                             [](int &i) {
                               REQUIRE(i == 7);
                               ++i;
                             });
    CHECK(last == 8);
  }
  BENCH_TEST("none is left") {
    using input = counted<struct of_this_case>;
    REQUIRE(input::alive == 0);
    measure([] { return input(); }, [](input &i) { return ++i.value; });
    CHECK(input::alive == 0);
  }
  BENCH_TEST("a long call has one at a time") {
    using input = counted<struct of_that_case>;
    measure([] { return input(); },
            [](input &) {
              REQUIRE(input::alive == 1);
              work();
            });
  }
}

TEST_SUITE("throws") {
  BENCH_TEST("in construction") {
    measure([]() -> int { throw std::runtime_error("thrown in construction"); }, [](int) {});
  }
  BENCH_TEST("in a later construction") {
    int made = 0;
    measure(
        [&] {
          if (++made == 40)
            throw std::runtime_error("thrown in a later construction");
          return 7;
        },
        [](int) {});
  }
  BENCH_TEST("in the call") {
    measure([] { return std::string("abc"); },
            [](std::string &) { throw std::runtime_error("thrown in the call"); });
  }
  BENCH_TEST("in a later call") {
    using input = counted<struct of_a_later_call>;
    int calls = 0;
    CHECK(input::alive == 0);
    measure([] { return input(); },
            [&](input &) {
              if (++calls == 40)
                throw std::runtime_error("thrown in a later call");
            });
  }
  BENCH_TEST("in destruction") {
    measure([] { return throws_at_the_end(1); }, [](throws_at_the_end &) {});
  }
  BENCH_TEST("in a later destruction") {
    measure([] { return throws_at_the_end(3); }, [](throws_at_the_end &) {});
  }
}

TEST_SUITE("clock") {
  BENCH_TEST("measured") { measure(work); }
  BENCH_TEST("inputs that are slow to make") {
    measure(
        [] {
          work();
          return 7;
        },
        [](int) {});
  }
  BENCH_TEST("inputs that are slow to destroy") {
    struct slow {
      slow() = default;
      slow(const slow &) = default;
      slow &operator=(const slow &) = default;
      ~slow() { work(); }
    };
    measure([] { return slow(); }, [](slow &) { return 7; });
  }
  BENCH_TEST("the result dies within it") {
    struct slow {
      slow() = default;
      slow(const slow &) = default;
      slow &operator=(const slow &) = default;
      ~slow() { work(); }
    };
    measure([] { return 7; }, [](int) { return slow(); });
  }
}

TEST_SUITE("memory") {
  BENCH_TEST("what is freed is not asked for again") {
    const auto mapped_blocks = [] { return mallinfo2().hblks; };
    std::size_t mapped = 0;
    std::size_t calls = 0;
    measure([] { return 1; },
            [&](int &) {
              if (++calls > 2'000)
                return;
              const auto before = mapped_blocks();
              // Larger than any before: else malloc has learnt not to ask for it again.
              const std::unique_ptr<char[]> block(new char[1'000'000 + calls * 4'096]);
              bench_test::keep(block[0]);
              mapped += mapped_blocks() - before;
            });
    CHECK((calls == 1 || mapped == 0));
  }
}

TEST_SUITE("large") {
  // Never touched, so that they cost the machine nothing.
  std::unique_ptr<char[]> megabytes(std::size_t size) {
    return std::unique_ptr<char[]>(new char[size * 1024 * 1024]);
  }
  BENCH_TEST("more of them than fit") {
    measure([] { return megabytes(100); }, [](const std::unique_ptr<char[]> &p) { return p[0]; });
  }
  BENCH_TEST("larger than any cache") {
    measure([] { return megabytes(1500); },
            [](const std::unique_ptr<char[]> &p) {
              for (volatile int i = 0; i < 50'000;)
                i = i + 1;
              return p[0];
            });
  }
}
