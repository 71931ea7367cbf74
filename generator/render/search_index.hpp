// The data behind search: which stems stand on which page, small enough for a phone.
//
// Words are folded (lower case, no diacritics, no `'s` at the end) and reduced by Snowball's Dutch stemmer,
// on this side by libstemmer and in the browser by the same algorithm, so that plurals meet. The file is a
// classic script, so that it also loads from disk:
//
//   window.leidraadSearch={v:2, kinds:{…}, phases:[…], pages:[[address,title,description,kind,phase],…],
//                          words:"stem stem …", title:"…", headings:"…", body:"…", common:"…"}
//
// `title`, `headings` and `body` hold for each page, separated by ";", the numbers of its words, ascending,
// each as the difference from the one before, in base 36, separated by ",". `common` holds the words that
// stand in nearly every body and are left out of `body`, separated by ";": the word's number, then those of
// the pages that lack it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "guide/guide.hpp"
#include "render/pages/outline.hpp"

namespace leidraad::render {

// The words that one thread has met. Not thread-safe.
class WordCollector {
public:
  // The different words in HTML (tags left out) or in plain text, as sorted numbers of this collector.
  [[nodiscard]] std::vector<std::uint32_t> words_in_html(std::string_view html);
  [[nodiscard]] std::vector<std::uint32_t> words_in(std::string_view text);

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
  // What stands after the word that is being read.
  enum class Ending { nothing, apostrophe, apostrophe_s };

  void collect(std::string_view text);
  void take(std::string_view character);
  void take_folded(std::string_view original);
  void take_apostrophe();
  void finish_word();
  std::vector<std::uint32_t> take_found();

  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::string word_;
  Ending ending_ = Ending::nothing;
  std::vector<std::uint32_t> found_;
};

// The words of one page, as numbers of the collector of `worker`.
struct PageWords {
  unsigned worker = 0;
  std::vector<std::uint32_t> title;
  std::vector<std::uint32_t> headings;
  std::vector<std::uint32_t> body;
};

// The script. `pages` in the order of outline.listed(); the result does not depend on which worker met which
// page.
[[nodiscard]] std::string search_index(const guide::Guide& guide, const Outline& outline,
                                       const std::vector<WordCollector>& workers,
                                       const std::vector<PageWords>& pages);

// The stem of a folded word, as the browser computes it.
[[nodiscard]] std::string dutch_stem(const std::string& word);

}  // namespace leidraad::render
