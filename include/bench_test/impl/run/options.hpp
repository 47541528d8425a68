// bench_test/impl/run/options.hpp - the command line while measuring.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdlib>
#include <locale>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../kinds/registry.hpp"
#include "../text/nearest.hpp"
#include "doctest_options.hpp"
#include "filter_values.hpp"
#include "option_table.hpp"

namespace bench_test::detail {

enum class listing { none, cases, leaves, json };
enum class colouring { automatic, always, never };

/// Seconds that one pass of a body may take, where neither --timeout nor the case says more.
constexpr double default_timeout = 60;

struct options {
  bool all = false;
  listing list = listing::none;
  std::vector<std::string> only; ///< IDs
  double time = 0.25;            ///< seconds for each benchmark, in all its rounds
  unsigned rounds = 9;
  bool has_rounds = false;       ///< as an option says
  std::vector<unsigned> threads; ///< to measure on; empty if not given
  double timeout = 0;            ///< seconds for one pass of a body; 0 if not given
  bool in_process = false;
  std::string under; ///< the command that what measures is run under; empty for none
  colouring color = colouring::automatic;
  bool tap = false;
  bool verbose = false;
  bool help = false;
  bool version = false;
  std::vector<std::string> words;   ///< bare words: parts of names
  std::vector<std::string> doctest; ///< doctest's own options that choose cases
  std::string error;                ///< what is wrong; empty if nothing is
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
    else if (name == "--tap")
      flag(word, has_value, result_.tap);
    else if (name == "--verbose")
      flag(word, has_value, result_.verbose);
    else if (name == "--help" || name == "-h" || name == "-?")
      flag(word, has_value, result_.help);
    else if (name == "--version" || name == "-v")
      flag(word, has_value, result_.version);
    else if (name == "--list")
      list(word, has_value, value);
    else if (name == "--only")
      text(word, value, [&] { result_.only.push_back(value); });
    else if (name == "--color")
      color(word, value);
    else if (name == "--under")
      text(word, value, [&] { result_.under = value; });
    else if (name == "--kind")
      text(word, value, [] {});
    else if (name == "--time")
      seconds(word, value, result_.time);
    else if (name == "--timeout")
      seconds(word, value, result_.timeout);
    else if (name == "--rounds")
      rounds(word, value);
    else if (name == "--threads")
      threads(word, value);
    else
      other(word);
  }

  void flag(const std::string &word, bool has_value, bool &to) {
    if (has_value)
      result_.error = word + ": takes no value; write " + word.substr(0, word.find('='));
    to = true;
  }
  void list(const std::string &word, bool has_value, const std::string &value) {
    if (has_value && value != "leaves" && value != "json")
      result_.error = word + ": expected --list, --list=leaves or --list=json";
    result_.list = value == "leaves" ? listing::leaves
                   : value == "json" ? listing::json
                                     : listing::cases;
  }
  void color(const std::string &word, const std::string &value) {
    if (value != "auto" && value != "always" && value != "never")
      result_.error = word + ": expected --color=auto, --color=always or --color=never";
    result_.color = value == "always"  ? colouring::always
                    : value == "never" ? colouring::never
                                       : colouring::automatic;
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
      result_.error =
          word + ": expected a number of seconds above 0, up to 1000000, as in " + example(word);
  }
  void rounds(const std::string &word, const std::string &value) {
    result_.rounds = whole_number(value, 100000);
    result_.has_rounds = true;
    if (result_.rounds == 0)
      result_.error = word + ": expected a whole number from 1 to 100000, as in " + example(word);
  }
  void threads(const std::string &word, const std::string &value) {
    result_.threads.clear();
    for (const auto &item : split_list(value + ',')) {
      const auto n = whole_number(item, 1024);
      if (n == 0)
        result_.error = word + ": expected whole numbers from 1 to 1024, as in " + example(word);
      else if (std::find(result_.threads.begin(), result_.threads.end(), n) !=
               result_.threads.end())
        result_.error = word + ": " + item + " is there twice";
      result_.threads.push_back(n);
    }
    std::sort(result_.threads.begin(),
              result_.threads.end()); // one is what others are compared with
  }
  /// 0 for anything but a whole number from 1 to `most`.
  static unsigned whole_number(const std::string &text, unsigned long most) {
    const bool is_number =
        !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    const auto n = is_number ? std::strtoul(text.c_str(), nullptr, 10) : 0;
    return n <= most ? static_cast<unsigned>(n) : 0;
  }

  void other(const std::string &word) {
    const auto name = option_name(word, spelling_);
    const auto meaning = meaning_in_doctest(name);
    if (meaning == doctest_meaning::chooses) {
      if (const auto wrong = wrong_filter(name, word); is_strict_ && !wrong.empty())
        result_.error = word + ": " + wrong;
      result_.doctest.push_back(word);
    } else if (meaning == doctest_meaning::refused && is_strict_)
      result_.error =
          word + ": is doctest's, and has no meaning while measuring; " + instead_of(name);
    else if (is_strict_ && meaning_in_doctest(option_name(word)) != doctest_meaning::none)
      result_.error = word +
                      ": unknown option; the options of this program's doctest begin with \"" +
                      std::string(spelling_.prefix) + '"';
    else if (is_strict_ && word == "--")
      result_.error = "--: unknown option; a WORD needs none before it; --help lists all";
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

struct shell_words {
  std::vector<std::string> words;
  bool is_closed = true; ///< no quote is left open
};

/// The words of a text, as a shell would see them: blanks separate, quotes and backslashes protect.
inline shell_words shell_words_of(std::string_view text) {
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
  return {std::move(words), quote == 0};
}

inline std::vector<std::string> split_words(std::string_view text) {
  return shell_words_of(text).words;
}

} // namespace bench_test::detail
