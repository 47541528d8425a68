// tests/unit/message_test.cpp - a line of the protocol between a parent and its worker.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/worker/message.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

using bench_test::detail::is_question;
using bench_test::detail::message;

namespace {

std::string random_text(std::mt19937 &random) {
  std::string text;
  for (auto left = random() % 6; left > 0; --left)
    text += random() % 2 ? " =\\\nxe0"[random() % 7] : static_cast<char>(random() % 256);
  return text;
}

} // namespace

TEST_CASE("message: is its verb and its fields, in one line") {
  CHECK(message("quit").encoded() == "quit");
  CHECK(message("at").with("where", "body").with("n", "1").encoded() == "at where=body n=1");
}

TEST_CASE("message: a field that is not there is empty, and 0") {
  const auto m = message("at").with("where", "body");
  CHECK(m.text("where") == "body");
  CHECK(m.text("wher") == "");
  CHECK(m.number("count") == 0);
}

TEST_CASE("message: a field may be empty, and is told from the next") {
  const auto m = message::decoded(message("end").with("a", "").with("b", "x").encoded());
  CHECK(m.text("a") == "");
  CHECK(m.text("b") == "x");
}

TEST_CASE("message: numbers come back exactly") {
  const auto m = message::decoded(message("m").with("n", 0.1).with("k", -1e300).encoded());
  CHECK(m.number("n") == 0.1);
  CHECK(m.number("k") == -1e300);
  CHECK(message::decoded("m n=12").number("n") == 12);
}

TEST_CASE("message: of two fields with one name the first counts") {
  CHECK(message::decoded("m a=1 a=2").text("a") == "1");
}

TEST_CASE("message: what a newer side may add is ignored") {
  const auto m = message::decoded("sample count=3 word new=1=2  iterations=4 ");
  CHECK(m.verb() == "sample");
  CHECK(m.number("count") == 3);
  CHECK(m.text("new") == "1=2");
  CHECK(m.number("iterations") == 4);
  CHECK(m.text("word") == "");
}

TEST_CASE("message: an empty line is a message without a verb") {
  CHECK(message::decoded("").verb() == "");
  CHECK(message::decoded(message("").encoded()).verb() == "");
}

TEST_CASE("message: every text comes back, from a line without a break") {
  std::mt19937 random(19);
  for (int i = 0; i < 5000; ++i) {
    const std::string verb = random_text(random);
    std::vector<std::pair<std::string, std::string>> fields;
    message sent(verb);
    for (int k = 0; k < 3; ++k) {
      fields.emplace_back(std::to_string(k) + random_text(random), random_text(random));
      std::move(sent).with(fields.back().first, fields.back().second);
    }
    const std::string line = sent.encoded();
    const auto received = message::decoded(line);
    CAPTURE(line);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(received.verb() == verb);
    for (const auto &[key, value] : fields)
      CHECK(received.text(key) == value);
  }
}

TEST_CASE("is_question: a worker waits for an answer to hello, at and end alone") {
  for (const char *verb : {"hello", "at", "end"})
    CHECK(is_question(message(verb)));
  for (const char *verb : {"", "samples", "leaf", "pass", "looped", "failure", "quit", "ends"})
    CHECK_FALSE(is_question(message(verb)));
}
