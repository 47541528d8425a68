// tests/unit/byte_ring_test.cpp - a stream of bytes through memory that two processes share.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/system/byte_ring.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using bench_test::detail::byte_ring;

namespace {

/// A ring, mapped twice as by its two processes.
struct both_ends {
  int memory = byte_ring::make_memory();
  byte_ring writer{memory};
  byte_ring reader{memory};
  ~both_ends() { close(memory); }

  std::string taken() {
    std::string text;
    reader.take(text);
    return text;
  }
};

std::string random_text(std::size_t size) {
  std::mt19937 random(1);
  std::string text;
  while (text.size() < size)
    text += static_cast<char>(random());
  return text;
}

} // namespace

TEST_CASE("byte_ring: what is written comes out once, in order") {
  both_ends ring;
  REQUIRE(ring.reader.is_mapped());
  CHECK(ring.taken() == "");
  CHECK(ring.writer.write("one ") == 4);
  CHECK(ring.writer.write("two") == 3);
  CHECK(ring.taken() == "one two");
  CHECK(ring.taken() == "");
}

TEST_CASE("byte_ring: a full ring takes no more until it is read") {
  both_ends ring;
  const std::string text = random_text(1000000);
  const auto fit = ring.writer.write(text);
  CHECK(fit < text.size());
  CHECK(ring.writer.write("x") == 0);
  CHECK(ring.taken() == text.substr(0, fit));
  CHECK(ring.writer.write("x") == 1);
  CHECK(ring.taken() == "x");
}

TEST_CASE("byte_ring: a stream longer than the ring arrives whole while it is read") {
  both_ends ring;
  const std::string text = random_text(3000000);
  std::thread writing([&] {
    for (std::string_view left = text; !left.empty();)
      left.remove_prefix(ring.writer.write(left.substr(0, 1 + left.size() % 7000)));
  });
  std::string received;
  while (received.size() < text.size())
    ring.reader.take(received);
  writing.join();
  CHECK(received == text);
}

TEST_CASE("byte_ring: what a process wrote before it was killed is there") {
  both_ends ring;
  const auto child = fork();
  if (child == 0) {
    ring.writer.write("the last words");
    kill(getpid(), SIGKILL);
  }
  waitpid(child, nullptr, 0);
  CHECK(ring.taken() == "the last words");
}

TEST_CASE("byte_ring: a descriptor that is no memory maps nothing") {
  CHECK_FALSE(byte_ring(-1).is_mapped());
}
