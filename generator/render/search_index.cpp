#include "render/search_index.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "text/unicode.hpp"
#include "text/word_signs.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

// Longer words are addresses and codes; nobody searches for them and they would fill the index.
constexpr std::size_t longest_word = 40;
// Of a stem in the text of more than this share of the pages ("de", "het") the index lists the pages without
// it: that is shorter.
constexpr double common_share = 0.95;

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
  explicit Vocabulary(const std::vector<WordCollector>& workers) : to_stem_(workers.size()) {
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
  }

  // Sorted numbers of the stems, without those in `known`.
  [[nodiscard]] std::vector<std::uint32_t> stems(unsigned worker, const std::vector<std::uint32_t>& words,
                                                 const std::vector<std::uint32_t>& known) const {
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t word : words) {
      const std::uint32_t number = to_stem_[worker][word];
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

  std::vector<std::string> words_;
  std::vector<std::vector<std::uint32_t>> to_stem_;  // by worker and word
};

// The numbers of the words of one page.
struct Fields {
  std::vector<std::uint32_t> title;
  std::vector<std::uint32_t> headings;
  std::vector<std::uint32_t> body;
};

// Takes the common stems out of the bodies. Returns "stem,page,page;…": each with the pages whose body lacks
// it.
std::string take_common(std::vector<Fields>& pages, std::size_t stem_count) {
  std::vector<std::uint32_t> counts(stem_count);
  for (const Fields& page : pages) {
    for (const std::uint32_t number : page.body) ++counts[number];
  }
  std::vector<std::vector<std::uint32_t>> lacking(stem_count);
  const auto is_common = [&](std::uint32_t number) {
    return counts[number] > common_share * static_cast<double>(pages.size());
  };
  std::vector<std::uint32_t> common;
  for (std::uint32_t number = 0; number < stem_count; ++number) {
    if (is_common(number)) common.push_back(number);
  }
  for (std::size_t index = 0; index < pages.size(); ++index) {
    std::vector<std::uint32_t>& body = pages[index].body;
    for (const std::uint32_t number : common) {
      if (!std::binary_search(body.begin(), body.end(), number))
        lacking[number].push_back(static_cast<std::uint32_t>(index));
    }
    body.erase(std::remove_if(body.begin(), body.end(), is_common), body.end());
  }
  std::string text;
  for (const std::uint32_t number : common) {
    if (!text.empty()) text += ';';
    text += base_36(number);
    if (lacking[number].empty()) continue;
    text += ',';
    append_field(text, lacking[number]);
  }
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

}  // namespace

std::string dutch_stem(const std::string& word) {
  return Stemmer()(word);
}

void WordCollector::finish_word() {
  if (!word_.empty() && word_.size() <= longest_word) {
    const auto [place, is_new] = numbers_.try_emplace(word_, static_cast<std::uint32_t>(words_.size()));
    if (is_new) words_.push_back(word_);
    found_.push_back(place->second);
  }
  word_.clear();
  ending_ = Ending::nothing;
}

// `'s` at the end of a word is not part of it, so that "foto's" and "foto" meet; elsewhere an apostrophe
// parts words.
void WordCollector::take_apostrophe() {
  if (ending_ == Ending::apostrophe) finish_word();
  if (!word_.empty()) ending_ = Ending::apostrophe;
}

void WordCollector::take(std::string_view character) {
  if (ending_ == Ending::apostrophe && character == "s") {
    ending_ = Ending::apostrophe_s;
    return;
  }
  if (ending_ != Ending::nothing) {
    const bool had_s = ending_ == Ending::apostrophe_s;
    finish_word();
    if (had_s) word_ = "s";
  }
  word_ += character;
}

void WordCollector::take_folded(std::string_view original) {
  constexpr std::int32_t final_sigma = 0x3C2;
  const std::string folded = text::folded(original);
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t start = offset;
    const std::int32_t character = text::next_character(folded, offset);
    if (text::is_format_character(character)) continue;
    if (character == final_sigma) {
      take("\xCF\x83");
    } else if (text::is_word_character(character)) {
      take(std::string_view{folded}.substr(start, offset - start));
    } else {
      finish_word();
    }
  }
}

void WordCollector::collect(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char c = text[offset];
    if (static_cast<unsigned char>(c) < 0x80) {
      ++offset;
      if (is_ascii_word(c)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (ending_ == Ending::nothing) {
          word_ += lower;
        } else {
          take({&lower, 1});
        }
      } else if (text::is_apostrophe(c)) {
        take_apostrophe();
      } else {
        finish_word();
      }
      continue;
    }
    const std::size_t start = offset;
    if (text::is_apostrophe(text::next_character(text, offset))) {
      take_apostrophe();
    } else {
      take_folded(text.substr(start, offset - start));
    }
  }
}

std::vector<std::uint32_t> WordCollector::take_found() {
  finish_word();
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return std::exchange(found_, {});
}

std::vector<std::uint32_t> WordCollector::words_in(std::string_view text) {
  collect(text);
  return take_found();
}

std::vector<std::uint32_t> WordCollector::words_in_html(std::string_view html) {
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    std::string_view run = html.substr(at, tag - at);
    // Of the few entities only an apostrophe may stand in a word.
    while (!run.empty()) {
      const std::size_t entity = std::min(run.find('&'), run.size());
      collect(run.substr(0, entity));
      if (entity == run.size()) break;
      const std::size_t end = std::min(run.find(';', entity), run.size() - 1);
      const std::string_view name = run.substr(entity, end + 1 - entity);
      if (name == "&#39;" || name == "&#x27;" || name == "&apos;") {
        take_apostrophe();
      } else {
        finish_word();
      }
      run.remove_prefix(end + 1);
    }
    finish_word();
    const std::size_t end = html.find('>', tag);
    at = end == std::string_view::npos ? html.size() : end + 1;
  }
  return take_found();
}

std::string search_index(const guide::Guide& guide, const Outline& outline,
                         const std::vector<WordCollector>& workers, const std::vector<PageWords>& pages) {
  const Vocabulary vocabulary(workers);
  std::vector<Fields> fields;
  for (const PageWords& page : pages) {
    Fields one;
    one.title = vocabulary.stems(page.worker, page.title, {});
    one.headings = vocabulary.stems(page.worker, page.headings, one.title);
    std::vector<std::uint32_t> known = one.title;
    known.insert(known.end(), one.headings.begin(), one.headings.end());
    std::sort(known.begin(), known.end());
    one.body = vocabulary.stems(page.worker, page.body, known);
    fields.push_back(std::move(one));
  }
  const std::string common = take_common(fields, vocabulary.words().size());

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
  const std::string words = joined(vocabulary.words());
  std::string title;
  std::string headings;
  std::string body;
  for (std::size_t index = 0; index < fields.size(); ++index) {
    for (auto [text, numbers] :
         {std::pair{&title, &fields[index].title}, std::pair{&headings, &fields[index].headings},
          std::pair{&body, &fields[index].body}}) {
      if (index > 0) *text += ';';
      append_field(*text, *numbers);
    }
  }
  const ordered_json data = {{"v", 2},          {"kinds", kinds}, {"phases", phases},     {"pages", listed},
                             {"words", words},  {"title", title}, {"headings", headings}, {"body", body},
                             {"common", common}};
  return "window.leidraadSearch=" + data.dump() + ";\n";
}

}  // namespace leidraad::render
