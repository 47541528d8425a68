// examples/text_index/main.cpp - the program: prints the lines of text files that hold some words.
//
// SPDX-License-Identifier: MIT
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "index.hpp"

namespace {

constexpr const char *usage =
    "usage: text_index WORD... [--in DIR]\n"
    "Prints where the text files below DIR (if not given: below the current folder) hold every\n"
    "WORD, the best file first. A WORD may be several in quotes, which must follow one another,\n"
    "and may end in a star: text_index 'free software' 'licens*' --in /usr/share/common-licenses\n"
    "Exit status: 0 something found, 1 nothing found, 2 the command line is wrong.\n";

struct request {
  std::vector<std::string> terms;
  std::string folder = ".";
  bool wants_help = false;
};

std::string checked_term(const std::string &term) {
  if (text_index::tokenise(term).empty())
    throw std::runtime_error("\"" + term + "\" holds no letter and no digit; expected a word");
  return term;
}

request parsed(const std::vector<std::string> &arguments) {
  request result;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto &argument = arguments[i];
    if (argument == "--help") {
      result.wants_help = true;
    } else if (argument == "--in") {
      if (++i == arguments.size())
        throw std::runtime_error("--in: a folder is missing; expected one, as in --in /usr/share");
      result.folder = arguments[i];
    } else if (argument.compare(0, 1, "-") == 0) {
      throw std::runtime_error(argument + ": no such option; expected --in or --help");
    } else {
      result.terms.push_back(checked_term(argument));
    }
  }
  if (result.terms.empty() && !result.wants_help)
    throw std::runtime_error("no word to look for; expected text_index WORD... [--in DIR]");
  return result;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos)
      return lines;
    text.remove_prefix(end + 1);
  }
}

void print(const text_index::document &document, const text_index::match &match) {
  const auto lines = lines_of(document.text);
  for (const auto number : match.lines) {
    const auto line = lines.at(number - 1);
    std::printf("%s:%u: %.*s\n", document.name.c_str(), static_cast<unsigned>(number),
                static_cast<int>(line.size()), line.data());
  }
}

int search(const request &request) {
  const auto documents = text_index::read_folder(request.folder);
  const text_index::index index(documents);
  const auto matches = index.search(request.terms);
  for (const auto &match : matches)
    print(documents[match.document], match);
  return matches.empty() ? 1 : 0;
}

} // namespace

int main(int argc, char **argv) {
  try {
    const auto request = parsed({argv + 1, argv + argc});
    if (request.wants_help)
      return std::fputs(usage, stdout) < 0 ? 1 : 0;
    return search(request);
  } catch (const std::exception &error) {
    std::fprintf(stderr, "text_index: %s\n", error.what());
    return 2;
  }
}
