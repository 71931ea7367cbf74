// From text to the words that search compares: folded (lower case, no diacritics, no invisible characters, no `'s` at the
// end), letters and digits only, then reduced by Snowball's Dutch stemmer, so that plurals meet. The browser does the same
// (templates/assets/search/words.js); a test compares the two.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sb_stemmer;

namespace leidraad::search {

// Longer words (in bytes) are addresses and codes: nobody searches for them and they would fill the index.
inline constexpr std::size_t longest_word = 40;

// Not thread-safe.
class Stemmer {
public:
  Stemmer();
  [[nodiscard]] std::string operator()(const std::string& word) const;

private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

// The words that one thread has met, each with a number. Not thread-safe.
class WordCollector {
public:
  // Whether "burn-out" is also the word "burnout".
  enum class Hyphens { part, join };
  explicit WordCollector(Hyphens hyphens) : hyphens_(hyphens) {}

  // Appends the numbers of the words in plain text, in order, repeated ones too.
  void append_words(std::string_view text, std::vector<std::uint32_t>& numbers);
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
  // What stands after the word that is being read.
  enum class Ending { nothing, apostrophe, apostrophe_s };

  void take(std::string_view character);
  void take_folded(std::string_view original);
  void take_apostrophe();
  void take_hyphen();
  void finish_word();
  void add(const std::string& word);

  Hyphens hyphens_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t>* found_ = nullptr;
  std::string word_;
  std::string before_;  // what a hyphen ties to the word that comes
  std::string last_;    // the word before, with what was tied to it
  Ending ending_ = Ending::nothing;
};

// The words of a text, in order.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
// How many characters.
[[nodiscard]] std::size_t length_of(std::string_view word);

}  // namespace leidraad::search
