// tests/unit/result_test.cpp - what a benchmark "returns", and how much heap it holds.
//
// SPDX-License-Identifier: MIT
#include <bench_test/result.hpp>

#include <bench_test/impl/system/heap.hpp>

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

using bench_test::heap_use;
using bench_test::detail::counts_of_heap;
using bench_test::detail::held_as_said;
using bench_test::detail::held_by_copy;
using bench_test::detail::is_copyable;
using bench_test::detail::says_held;

namespace {

/// Bytes that are allocated by all counting allocators together.
long long counted_bytes = 0;

/// Knows what its container holds: what this library's containers allocate is expected of others.
template <class T> struct counting {
  using value_type = T;
  counting() = default;
  template <class U> counting(const counting<U> &) {} // NOLINT: an allocator must convert so
  T *allocate(std::size_t n) {
    counted_bytes += static_cast<long long>(n * sizeof(T));
    return std::allocator<T>().allocate(n);
  }
  void deallocate(T *at, std::size_t n) {
    counted_bytes -= static_cast<long long>(n * sizeof(T));
    std::allocator<T>().deallocate(at, n);
  }
  bool operator==(const counting &) const { return true; }
  bool operator!=(const counting &) const { return false; }
};

template <class T> using counted_vector = std::vector<T, counting<T>>;
using counted_string = std::basic_string<char, std::char_traits<char>, counting<char>>;
template <class K, class V>
using counted_map = std::map<K, V, std::less<K>, counting<std::pair<const K, V>>>;
template <class K, class V>
using counted_table =
    std::unordered_map<K, V, std::hash<K>, std::equal_to<K>, counting<std::pair<const K, V>>>;

template <class T> long long counted_by_copy(const T &value) {
  const long long before = counted_bytes;
  const T copy(value);
  return counted_bytes - before;
}

template <class T> long long held(const T &value) { return held_by_copy<T>(&value); }

constexpr const char *short_text = "short";
constexpr const char *long_text = "too long for the place that a string has for short ones";

template <class Vector> Vector some_strings() {
  Vector strings;
  for (int i = 0; i < 5; ++i) {
    strings.emplace_back(short_text);
    strings.emplace_back(long_text);
  }
  return strings;
}
template <class Map, class Vector> Map some_lists() {
  Map lists;
  for (int i = 0; i < 7; ++i)
    lists[i] = i % 2 ? some_strings<Vector>() : Vector();
  return lists;
}

/// Of which the user says what it holds.
struct arena {
  std::unique_ptr<int> cannot_be_copied;
  std::size_t used = 0;
};
std::size_t held_bytes(const arena &a) { return a.used; }
struct larger_arena : arena {};

struct not_copyable {
  not_copyable() = default;
  not_copyable(const not_copyable &) = delete;
  not_copyable &operator=(const not_copyable &) = delete;
};

/// Trees of which each is an element of itself, in several ways.
struct tree {
  using value_type = tree;
  std::vector<tree> children;
};
struct tree_of_names : std::map<std::string, tree_of_names> {};
struct tree_of_pointers : std::map<int, tree_of_pointers> {
  std::unique_ptr<int> leaf;
};
struct node {
  using value_type = std::vector<node>;
  value_type children;
};
/// A pair and a container, too.
struct both : std::pair<int, int> {
  using value_type = char;
};
struct shy { // what it says is for itself alone
  int number = 1;

private:
  using value_type = std::unique_ptr<int>;
};
struct says_an_array {
  using value_type = int[3];
};

} // namespace

TEST_CASE("held_by_copy: what has no heap holds none") {
  CHECK(held(1) == 0);
  CHECK(held(1.5) == 0);
  CHECK(held(std::array<int, 100>()) == 0);
  CHECK(held(std::pair<int, char>()) == 0);
  CHECK(held(std::vector<int>()) == 0);
  CHECK(held(std::string()) == 0);
  CHECK(held(std::optional<std::string>()) == 0);
}

TEST_CASE("held_by_copy: a vector holds its elements, and not what it has reserved for more") {
  std::vector<int> numbers(5);
  numbers.reserve(1000);
  CHECK(held(numbers) == 5 * static_cast<long long>(sizeof(int)));
  CHECK(held(numbers) == counted_by_copy(counted_vector<int>(5)));
}

TEST_CASE("held_by_copy: a short string holds nothing, a long one its characters") {
  CHECK(held(std::string(short_text)) == counted_by_copy(counted_string(short_text)));
  CHECK(held(std::string(long_text)) == counted_by_copy(counted_string(long_text)));
  CHECK(counted_by_copy(counted_string(long_text)) > 0);
  CHECK(held(std::string(100'000, 'a')) == counted_by_copy(counted_string(100'000, 'a')));
}

TEST_CASE("held_by_copy: a container holds what its elements hold, too") {
  const auto strings = some_strings<std::vector<std::string>>();
  const auto expected = counted_by_copy(some_strings<counted_vector<counted_string>>());
  CHECK(held(strings) == expected);
  CHECK(expected > 10 * static_cast<long long>(sizeof(std::string)));
}

TEST_CASE("held_by_copy: a map holds its nodes, and the lists of strings in them") {
  using list = std::vector<std::string>;
  using counted_list = counted_vector<counted_string>;
  CHECK(held(some_lists<std::map<int, list>, list>()) ==
        counted_by_copy(some_lists<counted_map<int, counted_list>, counted_list>()));
}

TEST_CASE("held_by_copy: an unordered map holds its buckets and nodes") {
  std::unordered_map<int, double> table;
  counted_table<int, double> counted;
  for (int i = 0; i < 1000; ++i)
    table[i] = counted[i] = i;
  CHECK(held(table) == counted_by_copy(counted));
  CHECK(counted_by_copy(counted) > 1000 * static_cast<long long>(sizeof(std::pair<int, double>)));
}

TEST_CASE("held_by_copy: lists and deques hold their nodes and blocks") {
  CHECK(held(std::list<int>(100)) == counted_by_copy(std::list<int, counting<int>>(100)));
  CHECK(held(std::deque<int>(1000)) == counted_by_copy(std::deque<int, counting<int>>(1000)));
}

TEST_CASE("held_by_copy: what is shared is not copied, and does not count") {
  CHECK(held(std::make_shared<std::vector<int>>(1000)) == 0);
  CHECK(held(std::vector<std::shared_ptr<int>>(10, std::make_shared<int>(1))) ==
        10 * static_cast<long long>(sizeof(std::shared_ptr<int>)));
}

TEST_CASE("held_by_copy: a function holds what it captures, once that is too large for itself") {
  int small = 1;
  std::array<char, 1000> large{};
  const auto with_small = [small] { return small; };
  const auto with_large = [large] { return static_cast<int>(large[0]); };
  CHECK(held(std::function<int()>(with_small)) == 0);
  const auto of_large = held(std::function<int()>(with_large));
  CHECK(of_large == heap_use([&] { return std::function<int()>(with_large); }).bytes);
  CHECK(of_large >= static_cast<long long>(sizeof with_large));
}

TEST_CASE("held_by_copy: an optional, a variant, a pair and a tuple hold what is in them") {
  const std::string text(long_text);
  const auto of_text = held(text);
  CHECK(held(std::optional<std::string>(text)) == of_text);
  CHECK(held(std::variant<int, std::string>(text)) == of_text);
  CHECK(held(std::variant<int, std::string>(1)) == 0);
  CHECK(held(std::make_pair(text, std::vector<int>(5))) ==
        of_text + 5 * static_cast<long long>(sizeof(int)));
  CHECK(held(std::make_tuple(text, 1, text)) == 2 * of_text);
}

TEST_CASE("held_by_copy: weighs an object again and again, and leaves it as it is") {
  const auto strings = some_strings<std::vector<std::string>>();
  const auto first = held(strings);
  CHECK(held(strings) == first);
  CHECK(strings == some_strings<std::vector<std::string>>());
  CHECK(heap_use([&] { held(strings); }).live_bytes == 0);
}

TEST_CASE("held_by_copy: an object with a strict alignment has it, and holds no more for it") {
  struct alignas(256) strict {
    std::vector<int> numbers = std::vector<int>(5);
    bool is_aligned = reinterpret_cast<std::size_t>(this) % 256 == 0;
    strict() = default;
    strict(const strict &other)
        : numbers(other.numbers), is_aligned(reinterpret_cast<std::size_t>(this) % 256 == 0) {
      if (!is_aligned)
        throw std::runtime_error("not aligned");
    }
    strict &operator=(const strict &) = default;
  };
  CHECK(held(strict()) == 5 * static_cast<long long>(sizeof(int)));
}

TEST_CASE("held_by_copy: a copy that throws ends the count") {
  struct throwing {
    throwing() = default;
    throwing(const throwing &) { throw std::runtime_error("no copy today"); }
  };
  const throwing thrown;
  const bool was_counting = counts_of_heap.is_counting(); // as the kind `mem` does
  CHECK_THROWS_AS(held(thrown), std::runtime_error);
  CHECK(counts_of_heap.is_counting() == was_counting);
}

TEST_CASE("is_copyable: what says so and has only what can be") {
  CHECK(is_copyable<int>());
  CHECK(is_copyable<const char *>());
  CHECK(is_copyable<std::string>());
  CHECK(is_copyable<std::vector<std::string>>());
  CHECK(is_copyable<std::map<int, std::vector<std::string>>>());
  CHECK(is_copyable<std::unordered_map<int, double>>());
  CHECK(is_copyable<std::pair<int, std::string>>());
  CHECK(is_copyable<std::optional<std::string>>());
  CHECK(is_copyable<std::variant<int, std::string>>());
  CHECK(is_copyable<std::function<int()>>());
  CHECK(is_copyable<std::shared_ptr<not_copyable>>());
  CHECK(is_copyable<std::vector<std::shared_ptr<not_copyable>>>());
  CHECK(is_copyable<std::regex>());
  CHECK(is_copyable<std::array<std::string, 3>>());
}

TEST_CASE("is_copyable: a container is not, if its elements are not, though it says that it is") {
  using unique = std::unique_ptr<int>;
  static_assert(std::is_copy_constructible_v<std::vector<unique>>);
  CHECK_FALSE(is_copyable<unique>());
  CHECK_FALSE(is_copyable<not_copyable>());
  CHECK_FALSE(is_copyable<std::mutex>());
  CHECK_FALSE(is_copyable<std::atomic<int>>());
  CHECK_FALSE(is_copyable<std::vector<unique>>());
  CHECK_FALSE(is_copyable<std::vector<std::vector<unique>>>());
  CHECK_FALSE(is_copyable<std::list<not_copyable>>());
  CHECK_FALSE(is_copyable<std::map<int, unique>>());
  CHECK_FALSE(is_copyable<std::map<int, std::vector<unique>>>());
  CHECK_FALSE(is_copyable<std::unordered_map<int, unique>>());
  CHECK_FALSE(is_copyable<std::pair<int, unique>>());
  CHECK_FALSE(is_copyable<std::pair<int, std::vector<unique>>>());
  CHECK_FALSE(is_copyable<std::pair<std::vector<unique>, int>>());
  CHECK_FALSE(is_copyable<std::optional<std::vector<unique>>>());
  CHECK_FALSE(is_copyable<std::array<std::vector<unique>, 2>>());
}

TEST_CASE(
    "is_copyable: a tree that is an element of itself is, unless something else in it is not") {
  CHECK(is_copyable<tree>());
  CHECK(is_copyable<tree_of_names>());
  CHECK(is_copyable<node>());
  CHECK(is_copyable<std::vector<node>>());
  CHECK(is_copyable<std::map<int, tree>>());
  CHECK_FALSE(is_copyable<tree_of_pointers>());
  tree_of_names names;
  names["a"]["b"]["c"];
  CHECK(held(names) >= 3 * static_cast<long long>(sizeof(std::pair<const std::string, tree>)));
}

TEST_CASE("is_copyable: a class that is a pair and has a value_type, or one that nobody may use") {
  CHECK(is_copyable<both>());
  CHECK(is_copyable<std::sub_match<const char *>>());
  CHECK(is_copyable<shy>());
  CHECK_FALSE(is_copyable<says_an_array>());
}

TEST_CASE("is_copyable: an array is none of those that can be copied") {
  CHECK_FALSE(is_copyable<int[3]>());
  CHECK_FALSE(is_copyable<std::string[3]>());
}

TEST_CASE("held_bytes: what the user says beside a class is taken, for what derives from it, too") {
  CHECK(says_held<arena>(0));
  CHECK(says_held<larger_arena>(0));
  CHECK_FALSE(says_held<std::string>(0));
  CHECK_FALSE(says_held<int>(0));
  arena a;
  a.used = 12345;
  CHECK(held_as_said<arena>(&a) == 12345);
  larger_arena b;
  b.used = 3;
  CHECK(held_as_said<larger_arena>(&b) == 3);
}

TEST_CASE("result: does nothing in a test, whatever it is given") {
  const std::string text(long_text);
  const int array[] = {1, 2, 3};
  const auto used = heap_use([&] {
    bench_test::result(text);
    bench_test::result(array);
    bench_test::result("a literal");
    bench_test::result(1.5, "unit", bench_test::better::higher);
    bench_test::result(not_copyable());
    bench_test::result(std::unique_ptr<int>());
    bench_test::result(arena());
  });
  CHECK(used.allocations == 0);
}
