// bench_test/impl/worker/message.hpp - a line of the protocol between a parent and its worker.
//
// "verb key=value key=value": words are escaped, unknown keys are ignored, so either side may be
// newer than the other.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

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
  explicit message(std::string_view verb) {
    line_.reserve(120);
    append_escaped_word(line_, verb);
  }

  std::string verb() const { return unescaped_word(word_at(0)); }

  void add(std::string_view key, std::string_view value) {
    line_ += ' ';
    append_escaped_word(line_, key);
    line_ += '=';
    append_escaped_word(line_, value);
  }
  message &&with(std::string_view key, std::string_view value) && {
    add(key, value);
    return std::move(*this);
  }
  message &&with(std::string_view key, double value) && {
    add(key, exact(value));
    return std::move(*this);
  }

  /// The value of a field, "" where there is none.
  std::string text(std::string_view key) const {
    const std::string name = escaped_word(key);
    for (auto at = line_.find(' '); at != std::string::npos; at = line_.find(' ', at + 1)) {
      const auto word = word_at(at + 1);
      if (word.size() > name.size() && word[name.size()] == '=' &&
          word.substr(0, name.size()) == name)
        return unescaped_word(word.substr(name.size() + 1));
    }
    return "";
  }
  double number(std::string_view key) const { return parsed_number(text(key)); }

  const std::string &encoded() const { return line_; }
  static message decoded(std::string_view line) {
    message m;
    m.line_ = line;
    return m;
  }

private:
  std::string_view word_at(std::size_t at) const {
    return std::string_view(line_).substr(at, line_.find(' ', at) - at);
  }

  std::string line_; ///< as it travels
};

/// Whether the worker waits for an answer to this.
inline bool is_question(const message &m) {
  return m.verb() == "hello" || m.verb() == "at" || m.verb() == "end";
}

} // namespace bench_test::detail
