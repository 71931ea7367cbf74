// The words of a guide's language and makers that shape a search: those that say nothing, and those that mean the same.
#pragma once

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "guide/guide.hpp"

namespace leidraad::search {

// A synonym: all of its words in a row.
struct Phrase {
  std::vector<std::string> stems;    // as it is typed
  std::vector<std::string> telling;  // what it is looked up by: those that say something
};

class Lexicon {
public:
  explicit Lexicon(const guide::Guide& guide);

  // Words ("de", "hoe") that are left out of a query unless it holds nothing else; folded, not stemmed.
  [[nodiscard]] const std::vector<std::string>& left_out() const { return left_out_; }
  [[nodiscard]] bool is_left_out(const std::string& word) const { return is_left_out_.contains(word); }

  [[nodiscard]] const std::vector<std::vector<Phrase>>& groups() const { return groups_; }
  // The group and the place in it of the synonym that is typed as these stems with a space between; nullptr where it is none.
  struct Place {
    std::size_t group = 0;
    std::size_t phrase = 0;
  };
  [[nodiscard]] const Place* find(const std::string& stems) const;
  [[nodiscard]] const std::map<std::string, Place>& places() const { return places_; }

private:
  std::vector<std::string> left_out_;
  std::unordered_set<std::string> is_left_out_;
  std::vector<std::vector<Phrase>> groups_;
  std::map<std::string, Place> places_;
};

// A synonym has at most so many words.
inline constexpr std::size_t longest_phrase = 4;

// Stems with a space between.
[[nodiscard]] std::string joined(const std::vector<std::string>& stems);

}  // namespace leidraad::search
