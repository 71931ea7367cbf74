#include "render/search_data.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "render/assets.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

// Of all texts of a piece together, in bytes: some three kilobytes when they are sent compressed.
constexpr std::size_t piece_size = 6'000;
// More of one section is not sent: a long list would be most of a piece.
constexpr std::size_t longest_text = 3'000;

constexpr std::string_view number_signs =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-./:=?@[]^_`{|}~";
constexpr std::uint32_t number_base = 44;
static_assert(number_signs.size() == std::size_t{2} * number_base);

std::string shared_letters(const std::string& before, const std::string& term) {
  constexpr std::size_t most = 35;
  std::size_t shared = 0;
  // Letters outside ASCII are not counted, so that bytes are letters here.
  while (shared < std::min({before.size(), term.size(), most}) && before[shared] == term[shared] &&
         static_cast<unsigned char>(term[shared]) < 0x80)
    ++shared;
  return std::string(1, "0123456789abcdefghijklmnopqrstuvwxyz"[shared]) + term.substr(shared);
}

std::string terms_text(const std::vector<std::string>& terms) {
  std::string text;
  std::string before;
  for (const std::string& term : terms) {
    if (!text.empty()) text += ' ';
    text += shared_letters(before, term);
    before = term;
  }
  return text;
}

using Numbers = std::vector<std::uint32_t>;

// `number_of` gives the place where something stands the number that is written.
std::string postings_text(const search::Postings& postings, std::size_t terms, const Numbers& number_of) {
  std::string text;
  for (std::uint32_t term = 0; term < terms; ++term) {
    if (term > 0) text += ';';
    std::uint32_t next = 0;
    for (const std::uint32_t place : postings.of(term)) {
      append_number(number_of[place] - next, text);
      next = number_of[place] + 1;
    }
  }
  return text;
}

Numbers counted(std::size_t count) {
  Numbers numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

// Sections by their number among those that may hold a text.
Numbers numbers_of_texts(const search::Index& index) {
  Numbers numbers;
  std::uint32_t next = 0;
  for (std::uint32_t section = 0; section < index.section_count(); ++section) {
    numbers.push_back(next);
    if (index.holds_text(section)) ++next;
  }
  return numbers;
}

std::string lengths_text(const search::Index& index) {
  std::string text;
  for (std::uint32_t section = 0; section < index.section_count(); ++section) {
    if (index.holds_text(section)) append_number(index.texts().lengths()[section], text);
  }
  return text;
}

ordered_json synonyms_json(const search::Lexicon& lexicon) {
  ordered_json groups = ordered_json::array();
  for (const auto& group : lexicon.groups()) {
    ordered_json phrases = ordered_json::array();
    for (const search::Phrase& phrase : group) {
      if (phrase.stems == phrase.telling) {
        phrases.push_back(search::joined(phrase.stems));
      } else {
        phrases.push_back({search::joined(phrase.stems), search::joined(phrase.telling)});
      }
    }
    groups.push_back(std::move(phrases));
  }
  return groups;
}

ordered_json page_json(const search::GuideSearch& searched, std::size_t index, const Outline& outline) {
  const guide::Page& page = *outline.listed()[index];
  const search::SearchedPage& one = searched.pages[index];
  const guide::Phase* phase = outline.phase_of(page);
  const auto& phases = searched.pages.guide().phases;
  std::vector<std::string> names = searched.pages.names_of(index);
  names.erase(names.begin());
  ordered_json sections = ordered_json::array();
  for (std::uint32_t section = searched.index.first_section(index) + 1;
       section < searched.index.first_section(index + 1); ++section) {
    const search::SectionName& name = searched.index.section(section);
    sections.push_back({name.place, name.heading});
  }
  return {page.address,
          page.title,
          static_cast<int>(one.kind),
          phase == nullptr ? -1 : static_cast<int>(phase - phases.data()),
          one.is_last ? 1 : 0,
          std::move(names),
          std::move(sections)};
}

// As much of a text as is sent, cut at a space.
std::string_view start_of(std::string_view text) {
  if (text.size() <= longest_text) return text;
  return text.substr(0, std::min(text.rfind(' ', longest_text), longest_text));
}

// Appends text that stands between two quotes in a script, in one line.
void append_escaped(std::string_view text, std::string& script) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_control = static_cast<unsigned char>(c) < ' ';
    if (c != '"' && c != '\\' && !is_control) continue;
    script.append(text, done, at - done);
    script += is_control ? ' ' : '\\';
    done = is_control ? at + 1 : at;
  }
  script.append(text, done);
}

}  // namespace

void append_number(std::uint32_t number, std::string& text) {
  while (number >= number_base) {
    text += number_signs[number_base + number % number_base];
    number = number / number_base - 1;
  }
  text += number_signs[number];
}

std::string search_index(const search::GuideSearch& searched, const Outline& outline) {
  const guide::Guide& guide = searched.pages.guide();
  const search::Index& index = searched.index;
  ordered_json kinds = ordered_json::array();
  for (int kind = 0; kind <= static_cast<int>(PageKind::entry); ++kind) {
    const std::string name = guide::name_of(static_cast<PageKind>(kind));
    const auto label = guide.interface.find("kind-" + name);
    kinds.push_back({name, label == guide.interface.end() ? name : label->second});
  }
  ordered_json phases = ordered_json::array();
  for (const guide::Phase& phase : guide.phases)
    phases.push_back({phase.id, std::to_string(phase.number) + " " + phase.title});
  ordered_json pages = ordered_json::array();
  for (std::size_t page = 0; page < index.pages().size(); ++page)
    pages.push_back(page_json(searched, page, outline));
  ordered_json pieces = ordered_json::array();
  for (const SearchPiece& piece : search_pieces(index)) pieces.push_back(piece.first);
  std::string left_out;
  for (const std::string& word : searched.lexicon.left_out())
    left_out += (left_out.empty() ? "" : " ") + word;
  const std::size_t terms = index.terms().size();
  const ordered_json data = {
      {"v", 3},
      {"coarse", index.is_coarse()},
      {"kinds", std::move(kinds)},
      {"phases", std::move(phases)},
      {"leftOut", std::move(left_out)},
      {"synonyms", synonyms_json(searched.lexicon)},
      {"pages", std::move(pages)},
      {"pieces", std::move(pieces)},
      {"terms", terms_text(index.terms())},
      {"names", postings_text(index.names(), terms, counted(index.pages().size()))},
      {"headings", postings_text(index.headings(), terms, counted(index.section_count()))},
      {"texts", postings_text(index.texts(), terms, numbers_of_texts(index))},
      {"lengths", lengths_text(index)}};
  std::string text = data.dump();
  const std::string build = address_by_content("index.js", text);
  text.insert(1, "\"build\":\"" + build + "\",");
  return "window.leidraadSearch=" + text + ";\n";
}

std::vector<SearchPiece> search_pieces(const search::Index& index) {
  std::vector<SearchPiece> pieces;
  std::size_t start = 0;
  std::size_t size = 0;
  for (std::size_t page = 0; page < index.pages().size(); ++page) {
    size += index.text_size(page);
    if (size < piece_size && page + 1 < index.pages().size()) continue;
    pieces.emplace_back(start, page + 1);
    start = page + 1;
    size = 0;
  }
  return pieces;
}

std::string search_piece_address(std::size_t number) {
  return "_data/search/" + std::to_string(number) + ".js";
}

std::string search_piece(const search::SearchedPages& pages, const SearchPiece& piece, std::size_t number) {
  std::string script = "(window.leidraadSearchTexts||={})[" + std::to_string(number) + "]=[";
  for (std::size_t page = piece.first; page < piece.second; ++page) {
    const std::vector<search::Section> sections = pages.sections_of(page);
    for (std::size_t section = 0; section < sections.size(); ++section) {
      const search::Section& one = sections[section];
      script += script.ends_with('[') ? "\"" : ",\"";
      // The first has no heading, but the description of the page.
      if (section == 0) append_escaped(one.heading + " ", script);
      append_escaped(start_of(one.text), script);
      script += '"';
    }
  }
  return script + "];\n";
}

}  // namespace leidraad::render
