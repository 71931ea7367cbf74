#include <algorithm>
#include <map>

#include "check/check.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"
#include "search/guide_search.hpp"
#include "search/ranking.hpp"
#include "search/shared_names.hpp"
#include "search/words.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

constexpr std::size_t first_hits = 3;
constexpr std::size_t longest_question = 12;

class SearchChecker {
public:
  SearchChecker(const guide::Guide& guide, const search::GuideSearch& searched,
                diagnostics::Diagnostics& diagnostics)
      : guide_(guide),
        pages_(searched.pages),
        index_(searched.index),
        lexicon_(searched.lexicon),
        ranking_(searched.index, searched.lexicon),
        diagnostics_(diagnostics) {}

  void check_examples() {
    for (const guide::SearchExample& example : guide_.search.examples) check_example(example);
  }

  // By construction a page is among the first three for its title and each keyword, unless more than three pages are
  // called that.
  void check_names() {
    for (const search::SharedName& name : search::shared_names(pages_, lexicon_, first_hits)) {
      const std::vector<search::Hit> hits = ranking_.find(name.text, first_hits);
      for (const std::uint32_t page : name.pages) {
        const bool is_found =
            std::any_of(hits.begin(), hits.end(), [&](const auto& hit) { return hit.page == page; });
        if (is_found) continue;
        diagnostics_.add("search-name-shared"_code, place_of(page),
                         {name.text, std::to_string(name.pages.size())});
      }
    }
  }

private:
  void check_example(const guide::SearchExample& example) {
    const std::size_t wanted = place_of_target(example);
    if (wanted == pages_.size()) return;  // it does not exist, which is told where references are checked
    const std::vector<search::Hit> hits = ranking_.find(example.ask.text, first_hits);
    const auto hit =
        std::find_if(hits.begin(), hits.end(), [&](const auto& one) { return one.page == wanted; });
    if (hit == hits.end()) {
      std::vector<diagnostics::Argument> missed = {example.ask.text, name_of(wanted), first_of(hits)};
      diagnostics_.add("search-example"_code, example.ask.position, std::move(missed));
    } else if (!example.finds.anchor.empty()) {
      check_heading(example, *hit);
    }
  }

  void check_heading(const guide::SearchExample& example, const search::Hit& hit) {
    const std::string place = "#" + example.finds.anchor;
    bool is_section = false;
    for (std::uint32_t section = index_.first_section(hit.page); section < index_.first_section(hit.page + 1);
         ++section)
      is_section = is_section || index_.section(section).place == place;
    // An anchor that is no section of its own: the page is all that can be found.
    if (!is_section) return;
    std::vector<std::string> shown;
    for (const std::uint32_t section : hit.sections) {
      shown.push_back(index_.section(section).place);
      if (shown.back() == place) return;
    }
    const diagnostics::Argument listed = shown.empty()
                                             ? diagnostics::Argument(Text{"geen koppen", "no headings"})
                                             : diagnostics::Argument(diagnostics::listed(shown));
    std::vector<diagnostics::Argument> missed = {example.ask.text, name_of(hit.page), example.finds.anchor,
                                                 listed};
    diagnostics_.add("search-example-heading"_code, example.ask.position, std::move(missed));
  }

  [[nodiscard]] std::size_t place_of_target(const guide::SearchExample& example) const {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      const search::SearchedPage& one = pages_[page];
      if (one.tree != nullptr && one.tree->id == example.tree.id) return page;
      if (one.survey != nullptr && one.survey->id == example.survey.id) return page;
      if (!example.finds.path.empty() && pages_.file_of(page) == example.finds.path) return page;
    }
    return pages_.size();
  }

  // As an editor names a page: its file, or its address where it has none.
  [[nodiscard]] std::string name_of(std::size_t page) const {
    const search::SearchedPage& one = pages_[page];
    if (one.tree != nullptr) return guide::tree_address(*one.tree, "index");
    if (one.survey != nullptr) return guide::survey_address(*one.survey);
    return pages_.file_of(page);
  }

  [[nodiscard]] guide::Position place_of(std::size_t page) const {
    const search::SearchedPage& one = pages_[page];
    if (one.page != nullptr) return one.page->title_position;
    if (one.tree != nullptr) return one.tree->position;
    return one.survey != nullptr ? one.survey->position : one.entry->title_position;
  }

  [[nodiscard]] diagnostics::Argument first_of(const std::vector<search::Hit>& hits) const {
    if (hits.empty()) return Text{"geen pagina's", "no pages"};
    std::vector<std::string> names;
    for (const search::Hit& hit : hits) names.push_back(name_of(hit.page));
    return diagnostics::listed(names);
  }

  const guide::Guide& guide_;
  const search::SearchedPages& pages_;
  const search::Index& index_;
  const search::Lexicon& lexicon_;
  search::Ranking ranking_;
  diagnostics::Diagnostics& diagnostics_;
};

bool has_words(const guide::SearchPhrase& phrase, std::size_t most, diagnostics::Diagnostics& diagnostics) {
  const std::size_t count = search::words_of(phrase.text).size();
  if (count >= 1 && count <= most) return true;
  diagnostics.add("search-phrase"_code, phrase.position,
                  {phrase.text, std::to_string(count), std::to_string(most)});
  return false;
}

void check_synonyms(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  const search::Stemmer stem;
  std::map<std::string, std::size_t> groups;
  for (std::size_t group = 0; group < guide.search.synonyms.size(); ++group) {
    for (const guide::SearchPhrase& phrase : guide.search.synonyms[group].phrases) {
      if (!has_words(phrase, search::longest_phrase, diagnostics)) continue;
      std::vector<std::string> stems;
      for (const std::string& word : search::words_of(phrase.text)) stems.push_back(stem(word));
      const auto [known, is_new] = groups.try_emplace(search::joined(stems), group);
      // Two forms of one word in a group do no harm.
      if (!is_new && known->second != group)
        diagnostics.add("synonym-twice"_code, phrase.position, {phrase.text});
    }
  }
}

}  // namespace

void check_search(const guide::Guide& guide, const search::GuideSearch* searched,
                  diagnostics::Diagnostics& diagnostics) {
  check_synonyms(guide, diagnostics);
  bool are_readable = true;
  for (const guide::SearchExample& example : guide.search.examples)
    are_readable = has_words(example.ask, longest_question, diagnostics) && are_readable;
  // What could not be read may be what should be found.
  if (searched == nullptr || !are_readable || !guide.faulty_files.empty()) return;
  SearchChecker checker(guide, *searched, diagnostics);
  checker.check_examples();
  checker.check_names();
}

}  // namespace leidraad::check
