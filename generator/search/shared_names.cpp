#include "search/shared_names.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "search/words.hpp"

namespace leidraad::search {

namespace {

// Stems by number, each word reduced once: a guide has far fewer words than names.
class NameReader {
public:
  explicit NameReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // The telling stems of a name, sorted, each once; all where none tells.
  std::vector<std::uint32_t> read(const std::string& name) {
    std::vector<std::uint32_t> words;
    collector_.append_words(name, words);
    std::vector<std::uint32_t> telling;
    std::vector<std::uint32_t> all;
    for (const std::uint32_t word : words) {
      const Word& one = word_of(word);
      all.push_back(one.stem);
      if (!one.is_left_out) telling.push_back(one.stem);
    }
    std::vector<std::uint32_t>& stems = telling.empty() ? all : telling;
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
  }

private:
  struct Word {
    std::uint32_t stem = 0;
    bool is_left_out = false;
  };

  const Word& word_of(std::uint32_t number) {
    for (std::size_t next = words_.size(); next <= number; ++next) {
      const std::string& word = collector_.words()[next];
      const auto place = stems_.try_emplace(stem_(word), static_cast<std::uint32_t>(stems_.size())).first;
      words_.push_back({place->second, lexicon_.is_left_out(word)});
    }
    return words_[number];
  }

  const Lexicon& lexicon_;
  Stemmer stem_;
  WordCollector collector_{WordCollector::Hyphens::part};
  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> stems_;
};

}  // namespace

std::vector<SharedName> shared_names(const SearchedPages& pages, const Lexicon& lexicon, std::size_t most) {
  NameReader reader(lexicon);
  std::map<std::vector<std::uint32_t>, SharedName> names;
  for (std::uint32_t page = 0; page < pages.size(); ++page) {
    for (const std::string& name : pages.names_of(page)) {
      SharedName& shared = names[reader.read(name)];
      if (shared.pages.empty()) shared.text = name;
      if (shared.pages.empty() || shared.pages.back() != page) shared.pages.push_back(page);
    }
  }
  std::vector<SharedName> found;
  for (auto& [stems, shared] : names) {
    if (!stems.empty() && shared.pages.size() > most) found.push_back(std::move(shared));
  }
  return found;
}

}  // namespace leidraad::search
