// Which words stand where: the one index that the proof of `leidraad check` and the reader's browser search.
//
// There are three fields: the names of a page (title, keywords, what kind of page it is), the heading of a section and its
// text. A word counts once in each. Terms (stems) are sorted and have numbers; so have pages, in the order of SearchedPages,
// and sections, page by page. The same guide gives the same index on any number of threads.
//
// Words that say nothing (search/lexicon.hpp) are left out of texts: they would be a quarter of the index. In a guide of very many
// sections (`is_coarse`) the text of a page counts as that of its first section, or readers would wait for the index; questions
// and outcomes of trees keep their own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/lexicon.hpp"
#include "search/pages.hpp"

namespace leidraad::search {

// For each term the ascending numbers of the pages or sections that hold it.
class Postings {
public:
  // `documents` holds the terms of each document, each once.
  Postings(std::size_t terms, const std::vector<std::span<const std::uint32_t>>& documents);

  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t term) const {
    return {places_.data() + starts_[term], places_.data() + starts_[term + 1]};
  }
  // How many terms each document has, and the mean of those that have any.
  [[nodiscard]] const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  [[nodiscard]] double mean_length() const { return mean_length_; }

private:
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> lengths_;
  double mean_length_ = 1;
};

// What lists call a section, and where it stands; see Section.
struct SectionName {
  std::string heading;
  std::string place;
};

// Keeps a reference to the pages. Once made only read, from any thread.
class Index {
public:
  Index(const SearchedPages& pages, const Lexicon& lexicon, unsigned jobs);

  [[nodiscard]] const SearchedPages& pages() const { return pages_; }
  [[nodiscard]] const std::vector<std::string>& terms() const { return terms_; }
  // The number of a term, or `none`.
  [[nodiscard]] std::uint32_t term(std::string_view stem) const;
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  [[nodiscard]] const Postings& names() const { return names_; }        // by page
  [[nodiscard]] const Postings& headings() const { return headings_; }  // by section
  [[nodiscard]] const Postings& texts() const { return texts_; }        // by section

  [[nodiscard]] bool is_coarse() const { return is_coarse_; }
  // Whether the index may hold a text of this section.
  [[nodiscard]] bool holds_text(std::uint32_t section) const {
    const std::uint32_t page = page_of(section);
    return !is_coarse_ || section == first_section(page) || pages_[page].tree != nullptr;
  }
  [[nodiscard]] std::size_t section_count() const { return first_sections_.back(); }
  // The sections of a page are those from the first up to the first of the next page.
  [[nodiscard]] std::uint32_t first_section(std::size_t page) const { return first_sections_[page]; }
  [[nodiscard]] std::uint32_t page_of(std::uint32_t section) const { return pages_of_sections_[section]; }
  [[nodiscard]] const SectionName& section(std::uint32_t section) const { return sections_[section]; }
  // Of all texts of a page together, in bytes.
  [[nodiscard]] std::size_t text_size(std::size_t page) const { return text_sizes_[page]; }

private:
  class Builder;
  explicit Index(const SearchedPages& pages, Builder builder);

  const SearchedPages& pages_;
  std::vector<std::string> terms_;
  std::vector<std::uint32_t> first_sections_;
  std::vector<std::uint32_t> pages_of_sections_;
  std::vector<SectionName> sections_;
  std::vector<std::size_t> text_sizes_;
  bool is_coarse_ = false;
  Postings names_;
  Postings headings_;
  Postings texts_;
};

}  // namespace leidraad::search
