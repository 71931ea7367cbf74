#include "search/words.hpp"

#include <libstemmer.h>

#include <algorithm>

#include "text/unicode.hpp"
#include "text/word_signs.hpp"

namespace leidraad::search {

namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

// "-" and its two look-alikes, one of which never breaks.
bool is_hyphen(std::int32_t character) {
  constexpr std::int32_t hyphen = 0x2010;
  constexpr std::int32_t unbreakable = 0x2011;
  return character == '-' || character == hyphen || character == unbreakable;
}

}  // namespace

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("dutch", "UTF_8")) {}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

std::string Stemmer::operator()(const std::string& word) const {
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

void WordCollector::add(const std::string& word) {
  if (word.size() > longest_word) return;
  const auto [place, is_new] = numbers_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.push_back(word);
  found_->push_back(place->second);
}

void WordCollector::finish_word() {
  if (!word_.empty()) {
    add(word_);
    if (hyphens_ == Hyphens::join) {
      if (!before_.empty()) {
        last_ = before_ + word_;
        add(last_);
      } else {
        last_ = word_;
      }
    }
    word_.clear();
  } else {
    last_.clear();
  }
  before_.clear();
  ending_ = Ending::nothing;
}

void WordCollector::take_hyphen() {
  const bool ends_word = !word_.empty();
  finish_word();
  if (ends_word && hyphens_ == Hyphens::join && last_.size() < longest_word) before_ = last_;
}

// `'s` at the end of a word is not part of it, so that "foto's" and "foto" meet; elsewhere an apostrophe
// parts words.
void WordCollector::take_apostrophe() {
  if (ending_ == Ending::apostrophe) finish_word();
  if (!word_.empty()) ending_ = Ending::apostrophe;
}

void WordCollector::take(std::string_view character) {
  if (ending_ == Ending::apostrophe && character == "s") {
    ending_ = Ending::apostrophe_s;
    return;
  }
  if (ending_ != Ending::nothing) {
    const bool had_s = ending_ == Ending::apostrophe_s;
    finish_word();
    if (had_s) word_ = "s";
  }
  word_ += character;
}

void WordCollector::take_folded(std::string_view original) {
  constexpr std::int32_t final_sigma = 0x3C2;
  const std::string folded = text::folded(original);
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t start = offset;
    const std::int32_t character = text::next_character(folded, offset);
    if (text::is_format_character(character)) continue;
    if (character == final_sigma) {
      take("\xCF\x83");
    } else if (text::is_word_character(character)) {
      take(std::string_view{folded}.substr(start, offset - start));
    } else if (is_hyphen(character)) {
      take_hyphen();
    } else {
      finish_word();
    }
  }
}

void WordCollector::append_words(std::string_view text, std::vector<std::uint32_t>& numbers) {
  found_ = &numbers;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char c = text[offset];
    if (static_cast<unsigned char>(c) < 0x80) {
      ++offset;
      if (is_ascii_word(c)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (ending_ == Ending::nothing) {
          word_ += lower;
        } else {
          take({&lower, 1});
        }
      } else if (text::is_apostrophe(c)) {
        take_apostrophe();
      } else if (c == '-') {
        take_hyphen();
      } else {
        finish_word();
      }
      continue;
    }
    const std::size_t start = offset;
    if (text::is_apostrophe(text::next_character(text, offset))) {
      take_apostrophe();
    } else {
      take_folded(text.substr(start, offset - start));
    }
  }
  finish_word();
  last_.clear();
}

std::vector<std::string> words_of(std::string_view text) {
  WordCollector collector(WordCollector::Hyphens::part);
  std::vector<std::uint32_t> numbers;
  collector.append_words(text, numbers);
  std::vector<std::string> words;
  words.reserve(numbers.size());
  for (const std::uint32_t number : numbers) words.push_back(collector.words()[number]);
  return words;
}

std::size_t length_of(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace leidraad::search
