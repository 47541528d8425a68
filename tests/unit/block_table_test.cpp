// tests/unit/block_table_test.cpp - which blocks of the heap there are, and their sizes.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/block_table.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <thread>
#include <unordered_map>
#include <vector>

using bench_test::detail::block_table;
using bench_test::detail::size_map;

namespace {

constexpr auto none = size_map::none;

/// A size_map, and the same in a map of the standard library.
class both_maps {
public:
  ~both_maps() { ours_.clear(); }

  std::size_t size() const { return standard_.size(); }
  bool put(std::uintptr_t address, std::size_t size) {
    const auto before = known(address);
    standard_[address] = size;
    return ours_.put(address, size) == before;
  }
  bool take(std::uintptr_t address) {
    const auto before = known(address);
    standard_.erase(address);
    return ours_.take(address) == before;
  }
  void learn(std::uintptr_t address, std::size_t size) {
    standard_.emplace(address, size);
    ours_.learn(address, size);
  }
  void clear() {
    standard_.clear();
    ours_.clear();
  }
  bool are_alike() const {
    bool alike = true;
    for (const auto &[address, size] : standard_)
      alike = ours_.find(address) == size && alike;
    return alike;
  }

private:
  std::size_t known(std::uintptr_t address) const {
    const auto found = standard_.find(address);
    return found == standard_.end() ? none : found->second;
  }

  size_map ours_;
  std::unordered_map<std::uintptr_t, std::size_t> standard_;
};

/// So many changes at random to `maps`, among as many addresses. True if each gave what it should.
bool change_at_random(both_maps &maps, std::mt19937 &random, int changes, unsigned addresses) {
  bool alike = true;
  for (int i = 0; i < changes; ++i) {
    // As malloc's, and some that are no multiple of 16: these begin their search at the same place.
    const std::uintptr_t address = 0x5555'5555'0000 + 8 * std::uintptr_t{1 + random() % addresses};
    const std::size_t size = random() % 1000;
    const auto what = random() % 8;
    if (what == 0)
      maps.learn(address, size);
    else if (what < 4)
      alike = maps.put(address, size) && alike;
    else
      alike = maps.take(address) && alike;
  }
  return alike;
}

/// Runs `what(0)` to `what(count - 1)` on a thread each.
template <class What> void on_threads(unsigned count, What what) {
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < count; ++i)
    threads.emplace_back(what, i);
  for (auto &thread : threads)
    thread.join();
}

/// An address that the i-th thread has for itself, among those of the others.
const void *block_of(unsigned thread, unsigned i) {
  return reinterpret_cast<const void *>(0x5555'5555'0000 + 16 * std::uintptr_t{8 * i + thread});
}

} // namespace

TEST_CASE("size_map: knows a size until it is taken, and tells the one that was known before") {
  size_map map;
  CHECK(map.take(0x1000) == none);
  CHECK(map.find(0x1000) == none);
  CHECK(map.put(0x1000, 7) == none);
  CHECK(map.put(0x1000, 8) == 7);
  CHECK(map.find(0x1000) == 8);
  CHECK(map.find(0x2000) == none);
  CHECK(map.take(0x2000) == none);
  CHECK(map.take(0x1000) == 8);
  CHECK(map.take(0x1000) == none);
  CHECK(map.put(0x1000, 0) == none);
  CHECK(map.take(0x1000) == 0);
  map.clear();
}

TEST_CASE("size_map: learns what it does not know, and nothing else") {
  size_map map;
  map.learn(0x1000, 7);
  map.learn(0x1000, 8);
  CHECK(map.take(0x1000) == 7);
  map.clear();
}

TEST_CASE("size_map: forgets all that it is told to, and goes on as a new one") {
  size_map map;
  map.clear();
  for (int turn = 0; turn < 3; ++turn) {
    for (std::uintptr_t i = 1; i <= 1000; ++i)
      REQUIRE(map.put(16 * i, i) == none);
    map.clear();
    CHECK(map.take(16) == none);
  }
}

TEST_CASE("size_map: is as the standard library's map, however full it is") {
  // Half of the addresses are there at a time; with less than 128 it has its first size.
  for (const unsigned addresses : {3U, 60U, 200U, 2000U, 20'000U}) {
    CAPTURE(addresses);
    std::mt19937 random(addresses);
    both_maps maps;
    for (int turn = 0; turn < 10; ++turn) {
      REQUIRE(change_at_random(maps, random, 2000 + 2 * static_cast<int>(addresses), addresses));
      REQUIRE(maps.are_alike());
      if (turn == 4)
        maps.clear();
    }
    CHECK(maps.size() > addresses / 4);
  }
}

TEST_CASE("size_map: grows, and knows what it knew") {
  both_maps maps;
  bool alike = true;
  for (std::uintptr_t i = 1; i <= 100'000; ++i)
    alike = maps.put(48 * i, i) && alike;
  CHECK(alike);
  CHECK(maps.are_alike());
  for (std::uintptr_t i = 1; i <= 100'000; ++i)
    alike = maps.take(48 * i) && alike;
  CHECK(alike);
}

TEST_CASE("block_table: eight threads that put and take at once lose nothing") {
  constexpr unsigned count = 8;
  constexpr unsigned blocks = 5000;
  block_table table;
  std::vector<int> wrong(count, 0);
  const auto put_and_take = [&](unsigned thread) {
    for (unsigned i = 0; i < blocks; ++i) {
      wrong[thread] += table.put(block_of(thread, i), i) != none;
      wrong[thread] += table.find(block_of(thread, i)) != i;
      if (i % 2 == 0)
        wrong[thread] += table.take(block_of(thread, i)) != i;
    }
  };
  on_threads(count, put_and_take);
  const auto take_from_another = [&](unsigned thread) {
    for (unsigned i = 0; i < blocks; ++i)
      wrong[thread] += table.take(block_of((thread + 1) % count, i)) != (i % 2 ? i : none);
  };
  on_threads(count, take_from_another);
  CHECK(wrong == std::vector<int>(count, 0));
  table.clear();
}

TEST_CASE("block_table: forgets what is in all of its parts") {
  block_table table;
  for (unsigned i = 0; i < 1000; ++i) {
    table.learn(block_of(0, i), i);
    table.put(block_of(1, i), i);
  }
  table.clear();
  int found = 0;
  for (unsigned i = 0; i < 1000; ++i)
    found += table.find(block_of(0, i)) != none || table.find(block_of(1, i)) != none;
  CHECK(found == 0);
}

TEST_CASE("block_table: is there before anything else of the program starts") {
  [[maybe_unused]] static constexpr block_table constant; // or this would not compile
}
