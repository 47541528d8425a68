// examples/text_index/index.cpp - reads texts, cuts them into words, and answers where these stand.
//
// SPDX-License-Identifier: MIT
#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "index.hpp"

namespace text_index {
namespace {

// std::isalnum and std::tolower would ask the locale, for every byte
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || is_capital(c) || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

template <class Visit> void for_each_word(std::string_view text, Visit visit) {
  std::string word;
  std::uint32_t line = 1;
  for (char c : text) {
    if (is_part_of_word(c)) {
      word += lower(c);
      continue;
    }
    if (!word.empty())
      visit(word, line);
    word.clear();
    if (c == '\n')
      ++line;
  }
  if (!word.empty())
    visit(word, line);
}

std::string contents_of(const std::filesystem::path &file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_hidden(const std::filesystem::path &path) {
  return path.filename().string().front() == '.';
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path &folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied);
  for (; entry != fs::recursive_directory_iterator(); ++entry) {
    if (is_hidden(entry->path()))
      entry.disable_recursion_pending();
    else if (entry->is_regular_file() && !entry->is_symlink())
      files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end()); // a folder lists them in no order
  return files;
}

bool has_prefix(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

/// Those of `starts` that have one of `places` exactly `distance` words behind them.
std::vector<place> followed_by(std::vector<place> starts, const std::vector<place> &places,
                               std::uint32_t distance) {
  const auto is_alone = [&](const place &start) {
    const place wanted{start.document, start.position + distance, 0};
    return !std::binary_search(places.begin(), places.end(), wanted);
  };
  starts.erase(std::remove_if(starts.begin(), starts.end(), is_alone), starts.end());
  return starts;
}

std::vector<std::uint32_t> documents_of(const std::vector<place> &places) {
  std::vector<std::uint32_t> documents;
  for (const auto &each : places)
    if (documents.empty() || documents.back() != each.document)
      documents.push_back(each.document);
  return documents;
}

std::vector<place> those_in(std::uint32_t document, const std::vector<place> &places) {
  const auto first = std::lower_bound(places.begin(), places.end(), place{document, 0, 0});
  const auto last = std::find_if(first, places.end(),
                                 [&](const place &each) { return each.document != document; });
  return {first, last};
}

/// What one term of a search found.
struct answer {
  std::vector<place> places;
  std::vector<std::uint32_t> documents;
  double rarity; ///< grows as fewer documents hold the term
};

answer answer_to(std::vector<place> places, std::size_t document_count) {
  auto documents = documents_of(places);
  const auto holders = static_cast<double>(documents.size());
  const double rarity = std::log1p(static_cast<double>(document_count) / (holders + 1));
  return {std::move(places), std::move(documents), rarity};
}

std::vector<std::uint32_t> common_documents(const std::vector<answer> &answers) {
  if (answers.empty())
    return {};
  auto common = answers.front().documents;
  for (const auto &each : answers)
    common = intersection(common, each.documents);
  return common;
}

bool is_better(const match &a, const match &b) {
  return a.score > b.score || (!(a.score < b.score) && a.document < b.document);
}

} // namespace

std::vector<token> tokenise(std::string_view text) {
  std::vector<token> tokens;
  for_each_word(text, [&](const std::string &word, std::uint32_t line) {
    tokens.push_back({word, line});
  });
  return tokens;
}

std::vector<document> read_folder(const std::string &folder) {
  if (!std::filesystem::is_directory(folder))
    throw std::runtime_error("\"" + folder + "\" is not a folder; expected one with texts in it");
  std::vector<document> documents;
  for (const auto &file : files_in(folder)) {
    auto text = contents_of(file);
    if (text.find('\0') == std::string::npos)
      documents.push_back({file.string(), std::move(text)});
  }
  return documents;
}

index::index(const std::vector<document> &documents) {
  for (const auto &each : documents)
    add(each.name, each.text);
}

void index::add(std::string name, std::string_view text) {
  const auto document = static_cast<std::uint32_t>(names_.size());
  std::uint32_t position = 0;
  for_each_word(text, [&](const std::string &word, std::uint32_t line) {
    places_[word].push_back({document, position++, line});
  });
  names_.push_back(std::move(name));
  lengths_.push_back(position);
}

std::size_t index::frequency(std::string_view word) const {
  const auto found = places_.find(word);
  return found == places_.end() ? 0 : found->second.size();
}

std::vector<place> index::find(std::string_view term) const {
  const auto words = tokenise(term);
  std::vector<place> starts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_prefix = i + 1 == words.size() && term.back() == '*';
    auto places = is_prefix ? places_of_prefix(words[i].word) : places_of(words[i].word);
    starts = i == 0 ? std::move(places)
                    : followed_by(std::move(starts), places, static_cast<std::uint32_t>(i));
  }
  return starts;
}

std::vector<match> index::search(const std::vector<std::string> &terms) const {
  std::vector<answer> answers;
  for (const auto &term : terms)
    answers.push_back(answer_to(find(term), document_count()));
  std::vector<match> matches;
  for (const auto document : common_documents(answers)) {
    match each{document, 0, {}};
    for (const auto &term : answers) {
      const auto here = those_in(document, term.places);
      each.score += term.rarity * static_cast<double>(here.size()) / lengths_[document];
      for (const auto &place : here)
        each.lines.push_back(place.line);
    }
    std::sort(each.lines.begin(), each.lines.end());
    each.lines.erase(std::unique(each.lines.begin(), each.lines.end()), each.lines.end());
    matches.push_back(std::move(each));
  }
  std::sort(matches.begin(), matches.end(), is_better);
  return matches;
}

std::vector<place> index::places_of(const std::string &word) const {
  const auto found = places_.find(word);
  return found == places_.end() ? std::vector<place>{} : found->second;
}

std::vector<place> index::places_of_prefix(const std::string &prefix) const {
  std::vector<place> all;
  for (auto each = places_.lower_bound(prefix); each != places_.end(); ++each) {
    if (!has_prefix(each->first, prefix))
      break;
    all.insert(all.end(), each->second.begin(), each->second.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace text_index
