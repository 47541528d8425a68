// examples/existing_suite/parser.hpp - reads and writes tables of comma-separated values (RFC
// 4180).
//
// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace csv {

using row = std::vector<std::string>;
using table = std::vector<row>;

/// A text that is no table; what() says where and why.
class error : public std::runtime_error {
public:
  error(std::size_t line, const std::string &what)
      : std::runtime_error("line " + std::to_string(line) + ": " + what), line_(line) {}

  std::size_t line() const noexcept { return line_; } ///< from 1

private:
  std::size_t line_;
};

/// Reads a table from a text. Lines end in \n or \r\n; a field in double quotes may hold
/// separators, ends of lines and, doubled, quotes.
class parser {
public:
  explicit parser(std::string_view text, char separator = ',')
      : text_(text), separator_(separator) {}

  /// The table; no text gives no rows. Throws csv::error for a quote at the wrong place, and if
  /// the rows differ in length.
  table parse() {
    table rows;
    while (at_ < text_.size()) {
      const auto line = line_;
      rows.push_back(next_row());
      if (rows.back().size() != rows.front().size())
        throw error(line, "expected " + std::to_string(rows.front().size()) + " fields, found " +
                              std::to_string(rows.back().size()));
    }
    return rows;
  }

private:
  row next_row() {
    row fields;
    do
      fields.push_back(skip('"') ? quoted_field() : plain_field());
    while (skip(separator_));
    if (at_ < text_.size() && !skip_end_of_line())
      throw error(line_, "text after a closing quote");
    return fields;
  }

  std::string plain_field() {
    const auto start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !is_at_end_of_line()) {
      if (text_[at_] == '"')
        throw error(line_, "a quote inside a field without quotes");
      ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
  }

  std::string quoted_field() {
    std::string field;
    const auto line = line_;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && !is_followed_by_quote())
        return ++at_, field;
      if (text_[at_] == '"')
        ++at_;
      if (text_[at_] == '\n')
        ++line_;
      field += text_[at_];
    }
    throw error(line, "a quote is not closed");
  }

  bool is_followed_by_quote() const { return text_.substr(at_ + 1, 1) == "\""; }
  bool is_at_end_of_line() const { return text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

  bool skip(char wanted) {
    if (at_ == text_.size() || text_[at_] != wanted)
      return false;
    ++at_;
    return true;
  }

  bool skip_end_of_line() {
    if (!is_at_end_of_line())
      return false;
    at_ += text_[at_] == '\r' ? 2 : 1;
    ++line_;
    return true;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

inline table parse(std::string_view text, char separator = ',') {
  return parser(text, separator).parse();
}

/// The field, in quotes if a reader would need them.
inline std::string written(const std::string &field, char separator = ',') {
  if (field.find_first_of(std::string("\"\r\n") + separator) == std::string::npos)
    return field;
  std::string quoted = "\"";
  for (const char c : field)
    quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

/// The text of a table; each line ends in \n.
inline std::string written(const table &rows, char separator = ',') {
  std::string text;
  for (const auto &fields : rows) {
    for (std::size_t i = 0; i < fields.size(); ++i)
      text.append(i == 0 ? 0 : 1, separator).append(written(fields[i], separator));
    text += '\n';
  }
  return text;
}

/// The whole number that a field holds, and nothing but it. Throws std::invalid_argument, and
/// std::out_of_range if it does not fit.
template <class Number> Number number_in(const std::string &field) {
  Number number{};
  const auto *end = field.data() + field.size();
  const auto [stop, failure] = std::from_chars(field.data(), end, number);
  if (failure == std::errc::result_out_of_range)
    throw std::out_of_range("\"" + field + "\" is too large");
  if (failure != std::errc() || stop != end)
    throw std::invalid_argument("\"" + field + "\" is not a whole number");
  return number;
}

} // namespace csv
