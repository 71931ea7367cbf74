#include "search/index.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/words.hpp"
#include "threads/parallel_for.hpp"

namespace leidraad::search {

using Terms = std::vector<std::uint32_t>;

// With more sections than this an index of them all is too much for a telephone.
constexpr std::size_t most_sections_in_full = 3'000;

// The words of one page as numbers of the collector of `worker`; each list is cut by `ends`.
struct PageWords {
  unsigned worker = 0;
  Terms names;
  Terms headings;
  Terms heading_ends;  // by section
  Terms texts;
  Terms text_ends;
  std::size_t text_size = 0;
  std::vector<SectionName> sections;
};

// What one thread needs to collect words.
class TextReader {
public:
  // Appends the words of one text, each once.
  void append(std::string_view text, Terms& words) {
    const std::size_t start = words.size();
    collector_.append_words(text, words);
    seen_.resize(collector_.words().size());
    ++text_;
    const auto is_known = [&](std::uint32_t word) { return std::exchange(seen_[word], text_) == text_; };
    words.erase(std::remove_if(words.begin() + static_cast<std::ptrdiff_t>(start), words.end(), is_known),
                words.end());
  }
  [[nodiscard]] const std::vector<std::string>& words() const { return collector_.words(); }

private:
  WordCollector collector_{WordCollector::Hyphens::join};
  std::vector<std::uint32_t> seen_;  // by word: the last text that held it
  std::uint32_t text_ = 0;
};

PageWords words_of_page(const SearchedPages& pages, std::size_t index, unsigned worker, TextReader& reader) {
  PageWords words;
  words.worker = worker;
  for (const std::string& name : pages.names_of(index)) reader.append(name, words.names);
  reader.append(pages.kind_of(index), words.names);
  for (Section& section : pages.sections_of(index)) {
    reader.append(section.heading, words.headings);
    words.heading_ends.push_back(static_cast<std::uint32_t>(words.headings.size()));
    reader.append(section.text, words.texts);
    words.text_ends.push_back(static_cast<std::uint32_t>(words.texts.size()));
    words.text_size += section.text.size();
    words.sections.push_back({std::move(section.heading), std::move(section.place)});
  }
  words.texts.shrink_to_fit();  // thousands of these are kept
  return words;
}

// Turns words into terms, each once for each part that `ends` cuts off, and appends those parts as documents.
class DocumentMaker {
public:
  explicit DocumentMaker(std::size_t terms) : seen_(terms) {}

  void add(Terms& words, const Terms& ends, const Terms& term_of,
           std::vector<std::span<const std::uint32_t>>& documents) {
    std::uint32_t start = 0;
    for (const std::uint32_t end : ends) {
      const auto begin = words.begin() + start;
      auto last = begin;
      ++document_;
      for (auto word = begin; word != words.begin() + end; ++word) {
        const std::uint32_t term = term_of[*word];
        if (term == Index::none) continue;
        if (std::exchange(seen_[term], document_) != document_) *last++ = term;
      }
      documents.emplace_back(begin, last);
      start = end;
    }
  }

private:
  Terms seen_;  // by term: the last document that held it
  std::uint32_t document_ = 0;
};

Postings::Postings(std::size_t terms, const std::vector<std::span<const std::uint32_t>>& documents)
    : starts_(terms + 1) {
  std::size_t total = 0;
  std::size_t filled = 0;
  for (const auto& document : documents) {
    lengths_.push_back(static_cast<std::uint32_t>(document.size()));
    total += document.size();
    if (!document.empty()) ++filled;
    for (const std::uint32_t term : document) ++starts_[term + 1];
  }
  if (filled > 0) mean_length_ = static_cast<double>(total) / static_cast<double>(filled);
  for (std::size_t term = 0; term < terms; ++term) starts_[term + 1] += starts_[term];
  places_.resize(starts_[terms]);
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t document = 0; document < documents.size(); ++document) {
    for (const std::uint32_t term : documents[document])
      places_[next[term]++] = static_cast<std::uint32_t>(document);
  }
}

// What all threads have read, with one list of terms for them.
class Index::Builder {
public:
  Builder(const SearchedPages& pages, const Lexicon& lexicon, unsigned jobs) : words_(pages.size()) {
    std::vector<TextReader> readers(std::max(1U, jobs));
    threads::parallel_for(pages.size(), jobs, [&](std::size_t index, unsigned worker) {
      words_[index] = words_of_page(pages, index, worker, readers[worker]);
    });
    std::size_t count = 0;
    for (const PageWords& page : words_) count += page.text_ends.size();
    is_coarse = count > most_sections_in_full;
    const std::vector<Terms> term_of = make_terms_of(readers);
    const std::vector<Terms> telling = without_left_out(term_of, readers, lexicon);
    DocumentMaker maker(terms.size());
    for (std::size_t place = 0; place < words_.size(); ++place) {
      PageWords& page = words_[place];
      const Terms& own = term_of[page.worker];
      const auto size = static_cast<std::uint32_t>(page.texts.size());
      if (is_coarse && pages[place].tree == nullptr) page.text_ends.assign(page.text_ends.size(), size);
      maker.add(page.names, {static_cast<std::uint32_t>(page.names.size())}, own, names);
      maker.add(page.headings, page.heading_ends, own, headings);
      maker.add(page.texts, page.text_ends, telling[page.worker], texts);
      section_counts.push_back(static_cast<std::uint32_t>(page.text_ends.size()));
      text_sizes.push_back(page.text_size);
      std::move(page.sections.begin(), page.sections.end(), std::back_inserter(sections));
    }
  }

  bool is_coarse = false;
  std::vector<std::string> terms;
  std::vector<std::span<const std::uint32_t>> names;
  std::vector<std::span<const std::uint32_t>> headings;
  std::vector<std::span<const std::uint32_t>> texts;
  std::vector<std::uint32_t> section_counts;
  std::vector<std::size_t> text_sizes;
  std::vector<SectionName> sections;

private:
  // For each thread and word the number of its stem.
  std::vector<Terms> make_terms_of(const std::vector<TextReader>& readers) {
    const Stemmer stem;
    std::vector<std::vector<std::string>> stems;
    for (const TextReader& reader : readers) {
      std::vector<std::string>& own = stems.emplace_back();
      own.reserve(reader.words().size());
      for (const std::string& word : reader.words()) own.push_back(stem(word));
      terms.insert(terms.end(), own.begin(), own.end());
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    std::vector<Terms> term_of;
    for (const auto& own : stems) {
      Terms& numbers = term_of.emplace_back();
      numbers.reserve(own.size());
      for (const std::string& one : own) {
        const auto place = std::lower_bound(terms.begin(), terms.end(), one);
        numbers.push_back(static_cast<std::uint32_t>(place - terms.begin()));
      }
    }
    return term_of;
  }

  // The same, but `none` for words that say nothing.
  static std::vector<Terms> without_left_out(std::vector<Terms> term_of,
                                             const std::vector<TextReader>& readers, const Lexicon& lexicon) {
    for (std::size_t reader = 0; reader < readers.size(); ++reader) {
      const std::vector<std::string>& words = readers[reader].words();
      for (std::size_t word = 0; word < words.size(); ++word) {
        if (lexicon.is_left_out(words[word])) term_of[reader][word] = Index::none;
      }
    }
    return term_of;
  }

  std::vector<PageWords> words_;
};

Index::Index(const SearchedPages& pages, const Lexicon& lexicon, unsigned jobs)
    : Index(pages, Builder(pages, lexicon, jobs)) {}

Index::Index(const SearchedPages& pages, Builder builder)
    : pages_(pages),
      terms_(std::move(builder.terms)),
      sections_(std::move(builder.sections)),
      text_sizes_(std::move(builder.text_sizes)),
      is_coarse_(builder.is_coarse),
      names_(terms_.size(), builder.names),
      headings_(terms_.size(), builder.headings),
      texts_(terms_.size(), builder.texts) {
  first_sections_.push_back(0);
  for (std::size_t page = 0; page < builder.section_counts.size(); ++page) {
    const std::uint32_t count = builder.section_counts[page];
    first_sections_.push_back(first_sections_.back() + count);
    pages_of_sections_.insert(pages_of_sections_.end(), count, static_cast<std::uint32_t>(page));
  }
}

std::uint32_t Index::term(std::string_view stem) const {
  const auto place = std::lower_bound(terms_.begin(), terms_.end(), stem);
  return place != terms_.end() && *place == stem ? static_cast<std::uint32_t>(place - terms_.begin()) : none;
}

}  // namespace leidraad::search
