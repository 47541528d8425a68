// bench_test/impl/worker/message.hpp - a line of the protocol between a parent and its worker.
//
// "verb key=value key=value": words are escaped, unknown keys are ignored, so either side may be
// newer than the other.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../text/escape.hpp"
#include "number.hpp"

namespace bench_test::detail {

/// Raised whenever an older side could misread a newer one.
constexpr int protocol_version = 1;

/// A verb and its fields. Some are questions, which the worker asks and then waits: `hello` (what
/// is the job?), `at` (what now, here in the body or region?), `end` (the job is done; what next?).
class message {
public:
  message() = default;
  explicit message(std::string verb) : verb_(std::move(verb)) {}

  const std::string &verb() const { return verb_; }

  void add(std::string_view key, std::string value) { fields_.emplace_back(key, std::move(value)); }
  message &&with(std::string_view key, std::string value) && {
    add(key, std::move(value));
    return std::move(*this);
  }
  message &&with(std::string_view key, double value) && {
    return std::move(*this).with(key, exact(value));
  }

  /// The value of a field, "" where there is none.
  const std::string &text(std::string_view key) const {
    static const std::string none;
    for (const auto &[name, value] : fields_)
      if (name == key)
        return value;
    return none;
  }
  double number(std::string_view key) const { return parsed_number(text(key)); }

  std::string encoded() const {
    std::string line;
    line.reserve(128);
    append_escaped_word(line, verb_);
    for (const auto &[name, value] : fields_) {
      line += ' ';
      append_escaped_word(line, name);
      line += '=';
      append_escaped_word(line, value);
    }
    return line;
  }

  static message decoded(std::string_view line) {
    const auto next_word = [&line] {
      const auto end = line.find(' ');
      const auto word = line.substr(0, end);
      line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
      return word;
    };
    message m(unescaped_word(next_word()));
    while (!line.empty()) {
      const auto word = next_word();
      const auto sign = word.find('=');
      if (sign != std::string_view::npos)
        m.add(unescaped_word(word.substr(0, sign)), unescaped_word(word.substr(sign + 1)));
    }
    return m;
  }

private:
  std::string verb_;
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// Whether the worker waits for an answer to this.
inline bool is_question(const message &m) {
  return m.verb() == "hello" || m.verb() == "at" || m.verb() == "end";
}

} // namespace bench_test::detail
