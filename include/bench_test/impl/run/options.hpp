// bench_test/impl/run/options.hpp - the command line while measuring.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <locale>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "../text/nearest.hpp"
#include "doctest_options.hpp"

namespace bench_test::detail {

enum class listing { none, cases, leaves };

/// Seconds that one pass of a body may take, where neither --timeout nor the case says more.
constexpr double default_timeout = 60;

struct options {
  bool all = false;
  listing list = listing::none;
  std::vector<std::string> only; ///< IDs
  double time = 0.25;            ///< seconds for each benchmark, in all its rounds
  unsigned rounds = 9;
  double timeout = 0; ///< seconds for one pass of a body; 0 if not given
  bool in_process = false;
  bool help = false;
  bool version = false;
  std::vector<std::string> words;   ///< bare words: parts of names
  std::vector<std::string> doctest; ///< doctest's own options that choose cases
  std::string error;                ///< what is wrong; empty if nothing is
};

/// An option as the help shows it.
struct option_help {
  std::string_view name;
  std::string_view value; ///< "" for none, "[=...]" for one that may be left out
  std::string_view text;
  std::string_view example; ///< of a good value
};

inline constexpr option_help known_options[] = {
    {"--all", "", "measure every test case, marked as a benchmark or not", ""},
    {"--only", "=ID", "only this case or leaf, as --list prints it (may be repeated)",
     "--only=suite::case/leaf"},
    {"--list", "[=leaves]", "print what can be measured; =leaves runs each body once to find all",
     "--list=leaves"},
    {"--time", "=SECONDS", "time for each benchmark, in all its rounds (default 0.25)",
     "--time=0.5"},
    {"--rounds", "=N", "fresh processes for each benchmark (default 9)", "--rounds=9"},
    {"--timeout", "=SECONDS", "longest time for one pass of a body (default 60, or the case's own)",
     "--timeout=120"},
    {"--in-process", "", "no workers: for debuggers and profilers", ""},
    {"--kind", "=KIND[,KIND]", "measure this, whatever the program's name; =test runs the tests",
     "--kind=time"},
    {"--help", "", "print this", ""},
    {"--version", "", "print the versions of bench_test and doctest", ""},
};

/// Reads one word after the other into `options`; the first that is wrong ends up in `error`.
class option_reader {
public:
  explicit option_reader(const doctest_spelling &spelling = {}) : spelling_(spelling) {}

  /// `is_strict`: an unknown option is an error, and a bare word a filter; else both are the
  /// business of the user's own main.
  void read(const std::vector<std::string> &words, bool is_strict) {
    is_strict_ = is_strict;
    for (const auto &word : words)
      if (result_.error.empty())
        read(word);
  }
  const options &result() const { return result_; }

private:
  void read(const std::string &word) {
    if (word.empty() || word[0] != '-') {
      if (is_strict_)
        result_.words.push_back(word);
      return;
    }
    const auto sign = word.find('=');
    const std::string name = word.substr(0, sign);
    const bool has_value = sign != std::string::npos;
    const std::string value = has_value ? word.substr(sign + 1) : "";
    if (name == "--all")
      flag(word, has_value, result_.all);
    else if (name == "--in-process")
      flag(word, has_value, result_.in_process);
    else if (name == "--help" || name == "-h" || name == "-?")
      flag(word, has_value, result_.help);
    else if (name == "--version" || name == "-v")
      flag(word, has_value, result_.version);
    else if (name == "--list")
      list(word, has_value, value);
    else if (name == "--only")
      text(word, value, [&] { result_.only.push_back(value); });
    else if (name == "--kind")
      text(word, value, [] {});
    else if (name == "--time")
      seconds(word, value, result_.time);
    else if (name == "--timeout")
      seconds(word, value, result_.timeout);
    else if (name == "--rounds")
      count(word, value, result_.rounds);
    else
      other(word);
  }

  void flag(const std::string &word, bool has_value, bool &to) {
    if (has_value)
      result_.error = word + ": takes no value; write " + word.substr(0, word.find('='));
    to = true;
  }
  void list(const std::string &word, bool has_value, const std::string &value) {
    if (has_value && value != "leaves")
      result_.error = word + ": expected --list or --list=leaves";
    result_.list = value == "leaves" ? listing::leaves : listing::cases;
  }
  template <class Set> void text(const std::string &word, const std::string &value, Set set) {
    if (value.empty())
      result_.error = word + ": expected a value, as in " + example(word);
    else
      set();
  }
  void seconds(const std::string &word, const std::string &value, double &to) {
    std::istringstream text(value);
    text.imbue(std::locale::classic()); // whatever a main of the user's own has set
    if (!(text >> to) || !text.eof() || !(to > 0) || to > 1e6)
      result_.error = word + ": expected a number of seconds above 0, as in " + example(word);
  }
  void count(const std::string &word, const std::string &value, unsigned &to) {
    char *end = nullptr;
    const auto n = std::strtoul(value.c_str(), &end, 10);
    if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos || *end ||
        n < 1 || n > 100000)
      result_.error = word + ": expected a whole number from 1 to 100000, as in " + example(word);
    to = static_cast<unsigned>(n);
  }

  void other(const std::string &word) {
    const auto name = option_name(word, spelling_);
    const auto meaning = meaning_in_doctest(name);
    if (meaning == doctest_meaning::chooses)
      result_.doctest.push_back(word);
    else if (meaning == doctest_meaning::refused && is_strict_)
      result_.error =
          word + ": is doctest's, and has no meaning while measuring; " + instead_of(name);
    else if (is_strict_ && meaning_in_doctest(option_name(word)) != doctest_meaning::none)
      result_.error = word +
                      ": unknown option; the options of this program's doctest begin with \"" +
                      std::string(spelling_.prefix) + '"';
    else if (is_strict_)
      result_.error = word + ": unknown option" + suggestion(word) + "; --help lists all";
  }

  static std::string example(const std::string &word) {
    const auto name = word.substr(0, word.find('='));
    for (const auto &known : known_options)
      if (name == known.name)
        return std::string(known.example);
    return name;
  }
  static std::string suggestion(const std::string &word) {
    std::vector<std::string> names;
    for (const auto &known : known_options)
      names.emplace_back(known.name);
    const auto meant = nearest(word.substr(0, word.find('=')), names);
    return meant.empty() ? "" : "; did you mean " + meant + "?";
  }

  doctest_spelling spelling_;
  bool is_strict_ = true;
  options result_;
};

/// The words of a text, as a shell would see them: blanks separate, quotes and backslashes protect.
inline std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  bool is_open = false;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_blank = !quote && (c == ' ' || c == '\t' || c == '\n');
    if (is_blank) {
      is_open = false;
      continue;
    }
    if (!is_open)
      words.emplace_back();
    is_open = true;
    if (quote ? c == quote : c == '"' || c == '\'')
      quote = quote ? 0 : c;
    else if (c == '\\' && i + 1 < text.size() &&
             (!quote || (quote == '"' && (text[i + 1] == '"' || text[i + 1] == '\\'))))
      words.back() += text[++i];
    else
      words.back() += c;
  }
  return words;
}

} // namespace bench_test::detail
