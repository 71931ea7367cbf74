// What somebody asks, read against an index: the ways in which each of its words may stand there.
//
// Words that say nothing are left out. A word, or a few that are one thing (a synonym, a compound written apart), is an *item*.
// An item has alternatives, and an alternative parts that must all be there: one for a word, two for "peer support". A part lists
// the terms that may stand for one word, each with a weight: the word itself 1, its other spelling ("kies", "kiezen"), longer
// words that it begins, compounds that hold it, and, only where there is none of these, what it may be misspelt for.
// templates/assets/search/query.js does the same; tests/search holds the two against each other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index.hpp"
#include "search/lexicon.hpp"
#include "search/words.hpp"

namespace leidraad::search {

struct Match {
  std::uint32_t term = 0;
  double weight = 1;
};

struct Part {
  std::vector<Match> matches;
  std::uint32_t exact = Index::none;  // the term of the word itself; others count as no rarer than it
};

struct Alternative {
  std::vector<Part> parts;
  double weight = 1;
};

struct Item {
  std::vector<Alternative> alternatives;
};

struct Query {
  std::vector<Item> items;
  std::vector<std::string> name;  // the telling stems, sorted, each once: may be what a page is called
};

// Keeps references to both. Not thread-safe.
class QueryReader {
public:
  QueryReader(const Index& index, const Lexicon& lexicon);

  [[nodiscard]] Query read(std::string_view query) const;
  // The telling stems of a text, sorted, each once; all where none tells.
  [[nodiscard]] std::vector<std::string> name_of(std::string_view text) const;

private:
  struct Word {
    std::string text;
    std::string stem;
    bool is_left_out = false;
  };

  [[nodiscard]] std::vector<Word> words_in(std::string_view query) const;
  std::size_t take_synonym(const std::vector<Word>& words, std::size_t at, std::vector<Item>& items) const;
  bool take_pair(const Word& first, const Word& second, std::vector<Item>& items) const;
  [[nodiscard]] Item item_of(const Word& word) const;
  [[nodiscard]] Item synonyms(const Lexicon::Place& place) const;
  [[nodiscard]] Part sure(const std::string& stem) const;
  [[nodiscard]] Item misspelt(const Word& word) const;
  [[nodiscard]] bool add_halves(const std::string& word, Item& item) const;
  [[nodiscard]] Part inside(const std::string& word) const;
  template <class Visit>
  void each_with(const std::string& stem, const Visit& visit) const;

  const Index& index_;
  const Lexicon& lexicon_;
  Stemmer stem_;
  std::string joined_;                  // all terms, each between two line ends
  std::vector<std::size_t> starts_;     // of the terms in it
  std::vector<std::uint32_t> lengths_;  // in characters
};

// How many letters are wrong, missing, spare or exchanged with the next; `most` + 1 where it is more than `most`.
[[nodiscard]] std::size_t edits_between(const std::u32string& one, const std::u32string& other,
                                        std::size_t most);

}  // namespace leidraad::search
