#include "render/search_index.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "text/unicode.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

// Longer words are addresses and codes; nobody searches for them and they would fill the index.
constexpr std::size_t longest_word = 40;
// A word on more than this share of the pages of a larger guide tells them apart no more ("de", "het").
constexpr double common_share = 0.95;
constexpr std::size_t fewest_pages_for_common = 12;

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

class Stemmer {
public:
  Stemmer() : stemmer_(sb_stemmer_new("dutch", "UTF_8"), &sb_stemmer_delete) {}

  std::string operator()(const std::string& word) {
    const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                            static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }

private:
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

std::string base_36(std::uint32_t number) {
  std::string digits;
  do {
    digits += "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
    number /= 36;
  } while (number > 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

void append_field(std::string& field, const std::vector<std::uint32_t>& numbers) {
  std::uint32_t previous = 0;
  bool is_first = true;
  for (const std::uint32_t number : numbers) {
    if (!is_first) field += ',';
    field += base_36(number - previous);
    previous = number;
    is_first = false;
  }
}

// One vocabulary of stems out of the words of all workers.
class Vocabulary {
public:
  Vocabulary(const std::vector<WordCollector>& workers, const std::vector<PageWords>& pages)
      : to_stem_(workers.size()) {
    Stemmer stem;
    std::vector<std::vector<std::string>> stems(workers.size());
    std::set<std::string> all;
    for (std::size_t worker = 0; worker < workers.size(); ++worker) {
      for (const std::string& word : workers[worker].words())
        stems[worker].push_back(*all.insert(stem(word)).first);
    }
    words_.assign(all.begin(), all.end());
    for (std::size_t worker = 0; worker < workers.size(); ++worker) {
      for (const std::string& one : stems[worker]) to_stem_[worker].push_back(place(one));
    }
    drop_common(pages);
  }

  // Sorted numbers of the stems, without common ones and without those in `known`.
  [[nodiscard]] std::vector<std::uint32_t> stems(unsigned worker, const std::vector<std::uint32_t>& words,
                                                 bool drops_common,
                                                 const std::vector<std::uint32_t>& known) const {
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t word : words) {
      const std::uint32_t number = to_stem_[worker][word];
      if (drops_common && is_common_[number]) continue;
      if (!std::binary_search(known.begin(), known.end(), number)) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
  [[nodiscard]] std::uint32_t place(const std::string& stem) const {
    return static_cast<std::uint32_t>(std::lower_bound(words_.begin(), words_.end(), stem) - words_.begin());
  }

  void drop_common(const std::vector<PageWords>& pages) {
    is_common_.assign(words_.size(), false);
    if (pages.size() < fewest_pages_for_common) return;
    std::vector<std::size_t> counts(words_.size());
    for (const PageWords& page : pages) {
      for (const std::uint32_t number : stems(page.worker, page.body, false, {})) ++counts[number];
    }
    for (std::size_t number = 0; number < counts.size(); ++number) {
      is_common_[number] =
          static_cast<double>(counts[number]) > common_share * static_cast<double>(pages.size());
    }
  }

  std::vector<std::string> words_;
  std::vector<std::vector<std::uint32_t>> to_stem_;  // by worker and word
  std::vector<bool> is_common_;
};

// Numbers that only used stems get, so that dropped ones cost nothing.
class Renumbering {
public:
  explicit Renumbering(std::size_t count) : used_(count) {}
  void use(const std::vector<std::uint32_t>& numbers) {
    for (const std::uint32_t number : numbers) used_[number] = true;
  }
  std::string finish(const std::vector<std::string>& words) {
    std::string text;
    new_numbers_.resize(used_.size());
    std::uint32_t next = 0;
    for (std::size_t number = 0; number < used_.size(); ++number) {
      if (!used_[number]) continue;
      new_numbers_[number] = next++;
      if (!text.empty()) text += ' ';
      text += words[number];
    }
    return text;
  }
  void apply(std::vector<std::uint32_t>& numbers) const {
    for (std::uint32_t& number : numbers) number = new_numbers_[number];
  }

private:
  std::vector<bool> used_;
  std::vector<std::uint32_t> new_numbers_;
};

}  // namespace

std::string dutch_stem(const std::string& word) {
  return Stemmer()(word);
}

void WordCollector::collect(std::string_view text, std::vector<std::uint32_t>& found) {
  const auto finish = [&] {
    if (!word_.empty() && word_.size() <= longest_word) {
      const auto [place, is_new] = numbers_.try_emplace(word_, static_cast<std::uint32_t>(words_.size()));
      if (is_new) words_.push_back(word_);
      found.push_back(place->second);
    }
    word_.clear();
  };
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char c = text[offset];
    if (static_cast<unsigned char>(c) < 0x80) {
      ++offset;
      if (is_ascii_word(c)) {
        word_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      } else {
        finish();
      }
      continue;
    }
    const std::size_t start = offset;
    const std::int32_t character = text::next_character(text, offset);
    if (text::is_word_character(character)) {
      word_ += text::folded(text.substr(start, offset - start));
    } else {
      finish();
    }
  }
  finish();
}

std::vector<std::uint32_t> WordCollector::words_in(std::string_view text) {
  std::vector<std::uint32_t> found;
  collect(text, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::uint32_t> WordCollector::words_in_html(std::string_view html) {
  std::vector<std::uint32_t> found;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    std::string_view run = html.substr(at, tag - at);
    // Entities are few and none is part of a word: what stands around them is collected.
    while (!run.empty()) {
      const std::size_t entity = std::min(run.find('&'), run.size());
      collect(run.substr(0, entity), found);
      const std::size_t end = run.find(';', entity);
      run.remove_prefix(end == std::string_view::npos ? run.size() : end + 1);
    }
    const std::size_t end = html.find('>', tag);
    at = end == std::string_view::npos ? html.size() : end + 1;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string search_index(const guide::Guide& guide, const Outline& outline,
                         const std::vector<WordCollector>& workers, const std::vector<PageWords>& pages) {
  const Vocabulary vocabulary(workers, pages);
  struct Fields {
    std::vector<std::uint32_t> title;
    std::vector<std::uint32_t> headings;
    std::vector<std::uint32_t> body;
  };
  std::vector<Fields> fields;
  Renumbering renumbering(vocabulary.words().size());
  for (const PageWords& page : pages) {
    Fields one;
    one.title = vocabulary.stems(page.worker, page.title, false, {});
    one.headings = vocabulary.stems(page.worker, page.headings, false, one.title);
    std::vector<std::uint32_t> known = one.title;
    known.insert(known.end(), one.headings.begin(), one.headings.end());
    std::sort(known.begin(), known.end());
    one.body = vocabulary.stems(page.worker, page.body, true, known);
    for (const auto* numbers : {&one.title, &one.headings, &one.body}) renumbering.use(*numbers);
    fields.push_back(std::move(one));
  }

  ordered_json kinds = ordered_json::object();
  ordered_json phases = ordered_json::array();
  for (const guide::Phase& phase : guide.phases)
    phases.push_back({phase.id, std::to_string(phase.number) + " " + phase.title});
  ordered_json listed = ordered_json::array();
  for (const guide::Page* page : outline.listed()) {
    const std::string kind = name_of(outline.kind_of(*page));
    const auto label = guide.interface.find("kind-" + kind);
    kinds[kind] = label == guide.interface.end() ? kind : label->second;
    const guide::Phase* phase = outline.phase_of(*page);
    const auto place = phase == nullptr ? -1 : static_cast<int>(phase - guide.phases.data());
    listed.push_back({page->address, page->title, page->description, kind, place});
  }
  const std::string words = renumbering.finish(vocabulary.words());
  std::string title;
  std::string headings;
  std::string body;
  for (std::size_t index = 0; index < fields.size(); ++index) {
    for (auto [text, numbers] :
         {std::pair{&title, &fields[index].title}, std::pair{&headings, &fields[index].headings},
          std::pair{&body, &fields[index].body}}) {
      if (index > 0) *text += ';';
      renumbering.apply(*numbers);
      append_field(*text, *numbers);
    }
  }
  const ordered_json data = {{"v", 1},         {"kinds", kinds}, {"phases", phases},     {"pages", listed},
                             {"words", words}, {"title", title}, {"headings", headings}, {"body", body}};
  return "window.leidraadSearch=" + data.dump() + ";\n";
}

}  // namespace leidraad::render
