// examples/text_index/index_tests.cpp - the tests of the index, nearly all of them benchmarks too.
//
// What they expect holds for whatever texts they find: it comes from a plain scan of these texts.
//
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <bench_test.hpp>

#include "index.hpp"

namespace {

using text_index::document;

/// The licences that Debian keeps on every machine; elsewhere, this repository's own sources.
std::vector<document> read_texts() {
  const std::string licences = "/usr/share/common-licenses";
  if (std::filesystem::is_directory(licences))
    return text_index::read_folder(licences);
  auto texts = text_index::read_folder(TEXT_INDEX_REPOSITORY "/include");
  for (auto &each : text_index::read_folder(TEXT_INDEX_REPOSITORY "/examples"))
    texts.push_back(std::move(each));
  return texts;
}

/// A text's words in lower case, with one space around each: " some words " can be searched in it.
std::string flattened(const std::string &text) {
  std::string flat = " ";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80)
      flat += static_cast<char>(std::tolower(byte));
    else if (flat.back() != ' ')
      flat += ' ';
  }
  return flat.back() == ' ' ? flat : flat + ' ';
}

std::size_t count_by_scan(const std::string &flat, const std::string &words) {
  const std::string wanted = ' ' + words + ' ';
  std::size_t count = 0;
  for (auto at = flat.find(wanted); at != std::string::npos; at = flat.find(wanted, at + 1))
    ++count;
  return count;
}

/// The texts, their index, and words to look for in them.
struct corpus {
  std::vector<document> documents = read_texts();
  std::vector<std::string> flat_texts;
  std::map<std::string, std::size_t> counts; ///< of each word, without the index
  text_index::index built{documents};
  std::string commonest, rarest;
  std::string phrase; ///< the commonest word and one that follows it somewhere
  std::string absent; ///< stands nowhere

  corpus() {
    for (const auto &each : documents) {
      flat_texts.push_back(flattened(each.text));
      std::istringstream words(flat_texts.back());
      for (std::string word; words >> word;)
        ++counts[word];
    }
    if (counts.empty())
      throw std::runtime_error("the folder of the texts holds no word; expected licences");
    choose_words();
  }

  std::size_t count(const std::string &words) const {
    std::size_t sum = 0;
    for (const auto &flat : flat_texts)
      sum += count_by_scan(flat, words);
    return sum;
  }

  const document &longest() const {
    return *std::max_element(
        documents.begin(), documents.end(),
        [](const document &a, const document &b) { return a.text.size() < b.text.size(); });
  }

private:
  void choose_words() {
    const auto [least, most] =
        std::minmax_element(counts.begin(), counts.end(),
                            [](const auto &a, const auto &b) { return a.second < b.second; });
    rarest = least->first;
    commonest = most->first;
    absent = commonest;
    while (counts.count(absent) != 0)
      absent += 'q';
    phrase = commonest;
    for (const auto &flat : flat_texts) {
      const auto at = flat.find(' ' + commonest + ' ');
      if (at == std::string::npos)
        continue;
      std::string next;
      std::istringstream(flat.substr(at + commonest.size() + 2)) >> next;
      if (!next.empty())
        phrase = commonest + ' ' + next;
    }
  }
};

/// Read and indexed once a process: before any measured region, because the fixture asks for it.
const corpus &shared_corpus() {
  static const corpus only;
  return only;
}

struct with_corpus {
  const corpus &texts = shared_corpus();
};

std::size_t size_of(const std::vector<document> &documents) {
  std::size_t bytes = 0;
  for (const auto &each : documents)
    bytes += each.text.size();
  return bytes;
}

std::vector<std::string> words_of(const std::string &text) {
  std::vector<std::string> words;
  for (auto &token : text_index::tokenise(text))
    words.push_back(std::move(token.word));
  return words;
}

} // namespace

TEST_SUITE("tokenise") {

  BENCH_TEST("words in lower case") {
    const std::vector<std::string> expected{"version", "2", "june", "1991"};
    SUBCASE("one line") {
      SUBCASE("spaces") { CHECK(words_of("version 2 june 1991") == expected); }
      SUBCASE("capitals and marks") { CHECK(words_of("(Version 2; JUNE, 1991)") == expected); }
    }
    SUBCASE("four lines") {
      const auto tokens = text_index::tokenise("Version 2\n\nJune\n1991\n");
      REQUIRE(tokens.size() == expected.size());
      SUBCASE("the same words") { CHECK(tokens.back().word == expected.back()); }
      SUBCASE("counted from 1") {
        CHECK(tokens.front().line == 1);
        CHECK(tokens.back().line == 4);
      }
    }
    SUBCASE("UTF-8") { CHECK(words_of("Straße, Ähre") == words_of("straße Ähre")); }
  }

  BENCH_TEST("no words, no tokens") {
    CHECK(text_index::tokenise("").empty());
    CHECK(text_index::tokenise(" --\n\t(;)").empty());
  }

  BENCH_TEST_FIXTURE(with_corpus, "the longest text, as a scan reads it") {
    const auto &text = texts.longest().text;
    bench_test::bytes(text.size());
    const auto tokens = bench_test::measure([&] { return text_index::tokenise(text); });
    std::string joined = " ";
    for (const auto &each : tokens)
      joined += each.word + ' ';
    CHECK(joined == flattened(text));
  }

  TEST_CASE("a folder that does not exist is an error, not an empty list") {
    CHECK_THROWS_AS(text_index::read_folder("no/such/folder"), std::runtime_error);
  }
}

TEST_SUITE("build") {

  BENCH_TEST_FIXTURE(with_corpus, "all licences, word for word") {
    bench_test::bytes(size_of(texts.documents));
    const auto built = bench_test::measure([&] { return text_index::index(texts.documents); });
    CHECK(built.document_count() == texts.documents.size());
    CHECK(built.word_count() == texts.counts.size());
    bench_test::result(built); // its size, for `mem`
  }

  BENCH_TEST_FIXTURE(with_corpus, "copies multiply the words") {
    const document &longest = texts.longest();
    const auto in_one = count_by_scan(flattened(longest.text), texts.commonest);
    for (const unsigned copies : bench_test::values("copies", {2u, 4u, 8u, 16u})) {
      const std::vector<document> many(copies, longest);
      bench_test::bytes(copies * longest.text.size());
      const auto built = bench_test::measure([&] { return text_index::index(many); });
      CHECK(built.document_count() == copies);
      CHECK(built.frequency(texts.commonest) == copies * in_one);
    }
  }

  BENCH_TEST("a text added later is found") {
    text_index::index growing;
    growing.add("first", "no warranty");
    growing.add("second", "limited\nwarranty");
    const auto places = growing.find("warranty");
    REQUIRE(places.size() == 2);
    CHECK(growing.name(places[1].document) == "second");
    CHECK(places[1].line == 2);
  }
}

TEST_SUITE("find") {

  BENCH_TEST_FIXTURE(with_corpus, "frequency of the commonest word") {
    CHECK(texts.built.frequency(texts.commonest) == texts.counts.at(texts.commonest));
  }

  BENCH_TEST_FIXTURE(with_corpus, "the commonest word, everywhere") {
    const auto places = bench_test::measure([&] { return texts.built.find(texts.commonest); });
    CHECK(places.size() == texts.count(texts.commonest));
    CHECK(std::is_sorted(places.begin(), places.end()));
  }

  BENCH_TEST_FIXTURE(with_corpus, "the rarest word, on its line") {
    const auto places = bench_test::measure([&] { return texts.built.find(texts.rarest); });
    REQUIRE(places.size() == texts.count(texts.rarest));
    std::istringstream text(texts.documents[places[0].document].text);
    std::string line;
    for (std::uint32_t i = 0; i < places[0].line; ++i)
      std::getline(text, line);
    CHECK(count_by_scan(flattened(line), texts.rarest) > 0);
  }

  BENCH_TEST_FIXTURE(with_corpus, "a missing word is not found") {
    const auto places = bench_test::measure([&] { return texts.built.find(texts.absent); });
    CHECK(places.empty());
  }

  BENCH_TEST_FIXTURE(with_corpus, "a phrase, as often as in a scan") {
    const auto places = bench_test::measure([&] { return texts.built.find(texts.phrase); });
    CHECK(places.size() == texts.count(texts.phrase));
  }

  BENCH_TEST_FIXTURE(with_corpus, "a prefix finds all its words") {
    const std::string prefix = texts.commonest.substr(0, 1);
    const auto places = bench_test::measure([&] { return texts.built.find(prefix + '*'); });
    std::size_t expected = 0;
    for (const auto &[word, count] : texts.counts)
      expected += word.compare(0, 1, prefix) == 0 ? count : 0;
    CHECK(places.size() == expected);
    CHECK(std::is_sorted(places.begin(), places.end()));
  }
}

TEST_SUITE("search") {

  BENCH_TEST_FIXTURE(with_corpus, "both of two words, best first") {
    const std::vector<std::string> terms{texts.rarest, texts.commonest};
    const auto matches = bench_test::measure([&] { return texts.built.search(terms); });
    std::size_t expected = 0;
    for (const auto &flat : texts.flat_texts)
      expected += count_by_scan(flat, terms[0]) > 0 && count_by_scan(flat, terms[1]) > 0;
    CHECK(matches.size() == expected);
    CHECK(std::is_sorted(matches.begin(), matches.end(),
                         [](const auto &a, const auto &b) { return a.score > b.score; }));
  }

  BENCH_TEST("the denser, the better") {
    const text_index::index built(
        {{"a", "free speech, free press"}, {"b", "free"}, {"c", "not so"}});
    const auto matches = built.search({"free"});
    REQUIRE(matches.size() == 2);
    CHECK(built.name(matches[0].document) == "b");
    CHECK(built.name(matches[1].document) == "a");
  }

  BENCH_TEST_FIXTURE(with_corpus, "shuffled places sort back") {
    const auto places = texts.built.find(texts.commonest);
    auto shuffled = places;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(1));
    const auto sorted = bench_test::measure(
        [&] { return shuffled; }, [](auto &copy) { std::sort(copy.begin(), copy.end()); });
    CHECK(sorted == places);
  }

  BENCH_TEST_TEMPLATE("multiples of 2 and 3 are of 6", T, std::uint16_t, std::uint32_t,
                      std::uint64_t) {
    std::vector<T> twos, threes;
    for (unsigned i = 0; i < 30'000; ++i) {
      if (i % 2 == 0)
        twos.push_back(static_cast<T>(i));
      if (i % 3 == 0)
        threes.push_back(static_cast<T>(i));
    }
    const auto sixes = bench_test::measure([&] { return text_index::intersection(twos, threes); });
    CHECK(sixes.size() == 5'000);
    CHECK(std::all_of(sixes.begin(), sixes.end(), [](T each) { return each % 6 == 0; }));
  }
}
