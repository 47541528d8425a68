// examples/text_index/index.hpp - an inverted index: which words stand where in a set of texts.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace text_index {

/// A text, and the name to show for it, which is its path if it was read from a file.
struct document {
  std::string name;
  std::string text;
};

/// A word in lower case, and the line that it ends in, counted from 1.
struct token {
  std::string word;
  std::uint32_t line;
};

/// Where a word stands: which document, which word of it (both from 0), which line (from 1).
struct place {
  std::uint32_t document;
  std::uint32_t position;
  std::uint32_t line;
};

inline bool operator==(const place &a, const place &b) {
  return a.document == b.document && a.position == b.position;
}
inline bool operator<(const place &a, const place &b) {
  return a.document != b.document ? a.document < b.document : a.position < b.position;
}

/// A document that answers a search; the higher its score, the better it fits.
struct match {
  std::uint32_t document;
  double score;
  std::vector<std::uint32_t> lines; ///< rising, each once
};

/// The words of a text. A word is a run of letters and digits; what is not ASCII counts as a
/// letter, so that words in UTF-8 stay whole, but its case stays as it is.
std::vector<token> tokenise(std::string_view text);

/// The text files of a folder and the folders in it, by name. Leaves out hidden files, links and
/// what holds a zero byte. Throws std::runtime_error if there is no such folder.
std::vector<document> read_folder(const std::string &folder);

/// The members of both lists; each list must be sorted and hold nothing twice.
template <class T>
std::vector<T> intersection(const std::vector<T> &left, const std::vector<T> &right) {
  std::vector<T> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both;
}

/// Texts are added one by one, then searched. Holds the places of the words, not the texts.
/// Searching is const, and safe from several threads at once.
class index {
public:
  index() = default;
  explicit index(const std::vector<document> &documents);

  /// Adds a text of fewer than 2^32 words; its number is the count of documents before the call.
  void add(std::string name, std::string_view text);

  std::size_t document_count() const { return names_.size(); }
  std::size_t word_count() const { return places_.size(); } ///< of different words
  const std::string &name(std::uint32_t document) const { return names_.at(document); }

  /// How often a word, given in lower case, stands in all documents together.
  std::size_t frequency(std::string_view word) const;

  /// Where a term starts, in rising order. A term is a word, or several that follow one another;
  /// with a star behind the last one, every word that begins like it will do.
  std::vector<place> find(std::string_view term) const;

  /// The documents that hold every term, the best first: a document is better the larger the
  /// share of its words that a term makes up, and the fewer documents hold that term (tf-idf).
  std::vector<match> search(const std::vector<std::string> &terms) const;

private:
  std::vector<place> places_of(const std::string &word) const;
  std::vector<place> places_of_prefix(const std::string &prefix) const;

  // ordered, for the sake of prefixes; the comparison without a type looks up string_views as such
  std::map<std::string, std::vector<place>, std::less<>> places_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> lengths_; // in words
};

} // namespace text_index
