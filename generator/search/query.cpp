#include "search/query.hpp"

#include <algorithm>
#include <cstdlib>

#include "text/unicode.hpp"

namespace leidraad::search {

namespace {

// Nobody asks for more, and a pasted page must keep nobody busy.
constexpr std::size_t most_words = 12;
// A shorter beginning, or part, stands in too many words to mean anything.
constexpr std::size_t shortest_start = 3;
constexpr std::size_t shortest_part = 4;
constexpr std::size_t shortest_inside = 5;
constexpr std::size_t shortest_half = 3;

constexpr double start_weight = 0.6;
constexpr double start_loss = 0.3;  // for each letter more
constexpr double end_weight = 0.5;  // "binnenklimaat" for "klimaat"
constexpr double middle_weight = 0.3;
constexpr double twin_weight = 0.9;
constexpr double misspelt_weight = 0.5;
constexpr double synonym_weight = 0.8;
constexpr double halves_weight = 0.7;
constexpr double inside_weight = 0.3;

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (std::size_t offset = 0; offset < text.size();)
    characters += static_cast<char32_t>(text::next_character(text, offset));
  return characters;
}

// So many letters may be wrong.
std::size_t most_edits(std::size_t length) {
  return length < 5 ? 0 : length < 8 ? 1 : 2;
}

// Dutch spells one stem in two ways: "kies" and "kiezen", "bedrijf" and "bedrijven".
std::string twin_of(const std::string& stem) {
  constexpr std::string_view letters = "szfv";
  constexpr std::string_view twins = "zsvf";
  const std::size_t place = stem.empty() ? std::string::npos : letters.find(stem.back());
  return place == std::string::npos ? std::string{} : stem.substr(0, stem.size() - 1) + twins[place];
}

bool is_ascii(std::string_view word) {
  return text::next_outside_ascii(word, 0) == std::string_view::npos;
}

std::vector<std::string> sorted_once(std::vector<std::string> stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace

std::size_t edits_between(const std::u32string& one, const std::u32string& other, std::size_t most) {
  const std::size_t rows = one.size();
  const std::size_t columns = other.size();
  if (rows > columns + most || columns > rows + most) return most + 1;
  std::vector<std::size_t> before;
  std::vector<std::size_t> above(columns + 1);
  for (std::size_t column = 0; column <= columns; ++column) above[column] = column;
  std::vector<std::size_t> current(columns + 1);
  for (std::size_t row = 1; row <= rows; ++row) {
    current[0] = row;
    std::size_t least = row;
    for (std::size_t column = 1; column <= columns; ++column) {
      const bool is_same = one[row - 1] == other[column - 1];
      std::size_t edits =
          std::min({above[column - 1] + (is_same ? 0 : 1), above[column] + 1, current[column - 1] + 1});
      if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
        edits = std::min(edits, before[column - 2] + 1);
      current[column] = edits;
      least = std::min(least, edits);
    }
    if (least > most) return most + 1;
    before = above;
    above = current;
  }
  return std::min(above[columns], most + 1);
}

QueryReader::QueryReader(const Index& index, const Lexicon& lexicon) : index_(index), lexicon_(lexicon) {
  joined_ = "\n";
  for (const std::string& term : index.terms()) {
    starts_.push_back(joined_.size());
    lengths_.push_back(static_cast<std::uint32_t>(length_of(term)));
    joined_ += term;
    joined_ += '\n';
  }
}

std::vector<QueryReader::Word> QueryReader::words_in(std::string_view query) const {
  std::vector<Word> words;
  for (std::string& text : words_of(query)) {
    Word word;
    word.stem = stem_(text);
    word.is_left_out = lexicon_.is_left_out(text);
    word.text = std::move(text);
    words.push_back(std::move(word));
    if (words.size() == most_words) break;
  }
  const bool tells =
      std::any_of(words.begin(), words.end(), [](const Word& word) { return !word.is_left_out; });
  if (!tells) {
    for (Word& word : words) word.is_left_out = false;
  }
  return words;
}

std::vector<std::string> QueryReader::name_of(std::string_view text) const {
  std::vector<std::string> stems;
  for (const Word& word : words_in(text)) {
    if (!word.is_left_out) stems.push_back(word.stem);
  }
  return sorted_once(std::move(stems));
}

Query QueryReader::read(std::string_view query) const {
  const std::vector<Word> words = words_in(query);
  Query read;
  read.name = name_of(query);
  for (std::size_t at = 0; at < words.size();) {
    if (const std::size_t taken = take_synonym(words, at, read.items); taken > 0) {
      at += taken;
    } else if (at + 1 < words.size() && take_pair(words[at], words[at + 1], read.items)) {
      at += 2;
    } else {
      if (!words[at].is_left_out) read.items.push_back(item_of(words[at]));
      ++at;
    }
  }
  return read;
}

// The longest synonym that starts here; returns how many words it has.
std::size_t QueryReader::take_synonym(const std::vector<Word>& words, std::size_t at,
                                      std::vector<Item>& items) const {
  for (std::size_t count = std::min(longest_phrase, words.size() - at); count > 0; --count) {
    if (count == 1 && words[at].is_left_out) break;
    std::vector<std::string> stems;
    for (std::size_t place = at; place < at + count; ++place) stems.push_back(words[place].stem);
    const Lexicon::Place* found = lexicon_.find(joined(stems));
    if (found == nullptr) continue;
    items.push_back(synonyms(*found));
    return count;
  }
  return 0;
}

// Two words that the guide, or a synonym, writes as one: "na scholing".
bool QueryReader::take_pair(const Word& first, const Word& second, std::vector<Item>& items) const {
  if (first.is_left_out && second.is_left_out) return false;
  const std::string together = stem_(first.text + second.text);
  if (const Lexicon::Place* found = lexicon_.find(together)) {
    items.push_back(synonyms(*found));
    return true;
  }
  if (index_.term(together) == Index::none) return false;
  Item item;
  item.alternatives.push_back({{sure(together)}, 1});
  Alternative apart;
  if (!first.is_left_out) apart.parts.push_back(sure(first.stem));
  if (!second.is_left_out) apart.parts.push_back(sure(second.stem));
  item.alternatives.push_back(std::move(apart));
  items.push_back(std::move(item));
  return true;
}

Item QueryReader::item_of(const Word& word) const {
  Item item;
  Part part = sure(word.stem);
  if (part.matches.empty()) return misspelt(word);
  item.alternatives.push_back({{std::move(part)}, 1});
  return item;
}

Item QueryReader::synonyms(const Lexicon::Place& place) const {
  Item item;
  const std::vector<Phrase>& group = lexicon_.groups()[place.group];
  for (std::size_t phrase = 0; phrase < group.size(); ++phrase) {
    Alternative alternative;
    alternative.weight = phrase == place.phrase ? 1 : synonym_weight;
    for (const std::string& stem : group[phrase].telling) alternative.parts.push_back(sure(stem));
    item.alternatives.push_back(std::move(alternative));
  }
  return item;
}

// Calls `visit(term, offset)` for each term that holds the stem, with the place of its first letter in the term.
template <class Visit>
void QueryReader::each_with(const std::string& stem, const Visit& visit) const {
  for (std::size_t at = joined_.find(stem); at != std::string::npos;) {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
    const auto term = static_cast<std::uint32_t>(next - starts_.begin() - 1);
    visit(term, at - starts_[term]);
    if (next == starts_.end()) break;
    at = joined_.find(stem, *next);  // a term counts by its first place
  }
}

Part QueryReader::sure(const std::string& stem) const {
  Part part;
  part.exact = index_.term(stem);
  if (part.exact != Index::none) part.matches.push_back({part.exact, 1});
  const std::uint32_t twin = index_.term(twin_of(stem));
  if (twin != Index::none) part.matches.push_back({twin, twin_weight});
  const std::size_t length = length_of(stem);
  if (length < shortest_start) return part;
  each_with(stem, [&](std::uint32_t term, std::size_t offset) {
    if (term == part.exact || term == twin) return;
    const double whole = lengths_[term];
    const double extra = whole - static_cast<double>(length);
    if (offset == 0) {
      part.matches.push_back({term, start_weight * whole / (whole + start_loss * extra)});
    } else if (length >= shortest_part) {
      const bool is_end = index_.terms()[term].ends_with(stem);
      part.matches.push_back({term, is_end ? end_weight : middle_weight});
    }
  });
  return part;
}

Item QueryReader::misspelt(const Word& word) const {
  const std::u32string wanted = characters_of(word.stem);
  const std::size_t most = most_edits(wanted.size());
  Part near;
  std::size_t least = most + 1;
  for (std::uint32_t term = 0; most > 0 && term < lengths_.size(); ++term) {
    if (lengths_[term] > wanted.size() + most || wanted.size() > lengths_[term] + most) continue;
    const std::size_t edits = edits_between(wanted, characters_of(index_.terms()[term]), most);
    if (edits > most) continue;
    least = std::min(least, edits);
    const double length = lengths_[term];
    near.matches.push_back({term, misspelt_weight * length / (length + static_cast<double>(edits))});
  }
  // A synonym may be misspelt too, or not be typed to its end yet.
  const Lexicon::Place* meant = nullptr;
  for (const auto& [stems, place] : lexicon_.places()) {
    if (lexicon_.groups()[place.group][place.phrase].stems.size() > 1) continue;
    const std::size_t edits = wanted.size() >= shortest_part && stems.starts_with(word.stem)
                                  ? 0
                                  : edits_between(wanted, characters_of(stems), most);
    if (edits > most || edits > least || (edits == least && meant != nullptr)) continue;
    least = edits;
    meant = &place;
  }
  if (meant != nullptr) return synonyms(*meant);
  Item item;
  if (!near.matches.empty()) {
    item.alternatives.push_back({{std::move(near)}, 1});
  } else if (!add_halves(word.text, item)) {
    Part parts = inside(word.text);
    if (!parts.matches.empty()) item.alternatives.push_back({{std::move(parts)}, 1});
  }
  return item;
}

// "burnout" for a guide that writes "burn-out": two known words written as one, cut where the shorter half is longest.
bool QueryReader::add_halves(const std::string& word, Item& item) const {
  if (!is_ascii(word)) return false;
  std::size_t best = 0;
  Alternative halves;
  halves.weight = halves_weight;
  for (std::size_t cut = shortest_half; cut + shortest_half <= word.size(); ++cut) {
    const std::size_t shorter = std::min(cut, word.size() - cut);
    if (shorter <= best) continue;
    const std::uint32_t left = index_.term(stem_(word.substr(0, cut)));
    const std::uint32_t right = index_.term(stem_(word.substr(cut)));
    if (left == Index::none || right == Index::none) continue;
    best = shorter;
    halves.parts = {{{{left, 1}}, left}, {{{right, 1}}, right}};
  }
  if (best == 0) return false;
  // Either says something: "slaapkwaliteit" is about sleep, "minimumtemperatuur" is a temperature.
  for (const Part& half : halves.parts) item.alternatives.push_back({{half}, inside_weight});
  item.alternatives.push_back(std::move(halves));
  return true;
}

// The known words inside an unknown compound: "klimaatbeslisboom" -> "klimaat", "beslisboom".
Part QueryReader::inside(const std::string& word) const {
  Part part;
  for (std::uint32_t term = 0; term < lengths_.size(); ++term) {
    const std::string& stem = index_.terms()[term];
    if (lengths_[term] >= shortest_inside && word.find(stem) != std::string::npos)
      part.matches.push_back({term, inside_weight});
  }
  return part;
}

}  // namespace leidraad::search
