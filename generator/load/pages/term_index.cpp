#include "load/pages/term_index.hpp"

#include <algorithm>
#include <iterator>

#include "text/unicode.hpp"

namespace leidraad::load {

namespace {

struct Word {
  std::size_t start = 0;
  std::size_t end = 0;
};

// The next word at or after `from`: letters, digits and the hyphens between them.
std::optional<Word> next_word(std::string_view text, std::size_t from) {
  std::optional<Word> word;
  for (std::size_t offset = from; offset < text.size();) {
    const std::size_t start = offset;
    const std::int32_t character = text::next_character(text, offset);
    const bool joins =
        character == '-' && word && offset < text.size() && text[offset] != '-' && text[offset] != ' ';
    if (text::is_word_character(character) || joins) {
      if (!word) word = Word{start, start};
      word->end = offset;
    } else if (word) {
      break;
    }
  }
  return word;
}

}  // namespace

TermIndex::TermIndex(const std::vector<guide::Term>& terms) : size_(terms.size()) {
  for (std::size_t index = 0; index < terms.size(); ++index) {
    if (!terms[index].is_linked) continue;
    std::vector<std::string> forms = terms[index].forms;
    forms.push_back(terms[index].term);
    for (const std::string& form : forms) {
      std::vector<std::string> words;
      for (auto word = next_word(form, 0); word; word = next_word(form, word->end)) {
        words.push_back(
            text::lower_case(std::string_view{form}.substr(word->start, word->end - word->start)));
      }
      if (words.empty()) continue;
      std::string first = std::move(words.front());
      words.erase(words.begin());
      by_first_word_[std::move(first)].push_back({std::move(words), index});
    }
  }
  for (auto& [word, forms] : by_first_word_) {
    std::stable_sort(forms.begin(), forms.end(),
                     [](const Form& a, const Form& b) { return a.words.size() > b.words.size(); });
  }
}

std::optional<TermIndex::Match> TermIndex::find(std::string_view text, std::size_t from,
                                                const std::vector<bool>& used) const {
  for (auto word = next_word(text, from); word; word = next_word(text, word->end)) {
    const auto found =
        by_first_word_.find(text::lower_case(text.substr(word->start, word->end - word->start)));
    if (found == by_first_word_.end()) continue;
    for (const Form& form : found->second) {
      std::size_t end = word->end;
      const bool matches =
          std::all_of(form.words.begin(), form.words.end(), [&](const std::string& expected) {
            if (end >= text.size() || text[end] != ' ') return false;
            const auto next = next_word(text, end + 1);
            if (!next || next->start != end + 1) return false;
            end = next->end;
            return text::lower_case(text.substr(next->start, next->end - next->start)) == expected;
          });
      if (matches && !used[form.term]) return Match{word->start, end - word->start, form.term};
    }
  }
  return std::nullopt;
}

}  // namespace leidraad::load
