#include "search/lexicon.hpp"

#include "search/words.hpp"

namespace leidraad::search {

std::string joined(const std::vector<std::string>& stems) {
  std::string text;
  for (const std::string& stem : stems) {
    if (!text.empty()) text += ' ';
    text += stem;
  }
  return text;
}

Lexicon::Lexicon(const guide::Guide& guide) {
  if (const auto words = guide.interface.find("search-left-out"); words != guide.interface.end())
    left_out_ = words_of(words->second);
  is_left_out_.insert(left_out_.begin(), left_out_.end());
  const Stemmer stem;
  for (const guide::SynonymGroup& group : guide.search.synonyms) {
    std::vector<Phrase> phrases;
    for (const guide::SearchPhrase& one : group.phrases) {
      Phrase phrase;
      for (const std::string& word : words_of(one.text)) {
        phrase.stems.push_back(stem(word));
        if (!is_left_out(word)) phrase.telling.push_back(phrase.stems.back());
      }
      if (phrase.telling.empty()) phrase.telling = phrase.stems;
      // What is too long or empty the check refuses; of two alike the first counts.
      if (phrase.stems.empty() || phrase.stems.size() > longest_phrase) continue;
      if (places_.try_emplace(joined(phrase.stems), Place{groups_.size(), phrases.size()}).second)
        phrases.push_back(std::move(phrase));
    }
    groups_.push_back(std::move(phrases));
  }
}

const Lexicon::Place* Lexicon::find(const std::string& stems) const {
  const auto place = places_.find(stems);
  return place == places_.end() ? nullptr : &place->second;
}

}  // namespace leidraad::search
