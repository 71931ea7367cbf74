// The words and sentences of the guide that the benchmark builds: of one seed, the same on every machine.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

inline constexpr std::size_t pages_per_folder = 20;
inline constexpr std::size_t folders_per_folder = 10;
inline constexpr std::size_t smallest_guide = 18;  // home, about, and two pages for each part

inline constexpr auto part_titles = std::to_array<std::string_view>(
    {"Beginnen", "Meten", "Kiezen", "Uitvoeren", "Bijsturen", "Borgen", "Instrumenten", "Ervaringen"});

struct Noun {
  std::string_view article;
  std::string_view word;
};

// A compound takes its article from its last word.
inline constexpr auto compound_starts = std::to_array<std::string_view>(
    {"werk",       "rust",     "nacht",      "dag",      "team",  "zorg",    "weekend",
     "dienst",     "ploeg",    "overleg",    "hitte",    "lucht", "geluid",  "licht",
     "pauze",      "vakantie", "herstel",    "feedback", "leer",  "verzuim", "bewoners",
     "mantelzorg", "starters", "opleidings", "start",    "jaar",  "maand"});
inline constexpr auto compound_ends = std::to_array<Noun>(
    {{"het", "rooster"}, {"de", "planning"}, {"het", "moment"},   {"het", "gesprek"}, {"de", "afspraak"},
     {"de", "lijst"},    {"het", "plan"},    {"het", "cijfer"},   {"de", "meting"},   {"het", "overzicht"},
     {"het", "signaal"}, {"de", "vraag"},    {"het", "punt"},     {"de", "ronde"},    {"de", "groep"},
     {"het", "verslag"}, {"de", "kaart"},    {"het", "voorstel"}, {"de", "regel"},    {"het", "doel"}});
inline constexpr auto subjects = std::to_array<std::string_view>({"de leidinggevende",
                                                                  "het team",
                                                                  "de werkgroep",
                                                                  "een collega",
                                                                  "de coördinator",
                                                                  "de organisatie",
                                                                  "de preventieadviseur",
                                                                  "de afdeling",
                                                                  "de ondernemingsraad",
                                                                  "de directie",
                                                                  "een ervaren verpleegkundige",
                                                                  "de zorgkundige",
                                                                  "de personeelsdienst",
                                                                  "een bewoner",
                                                                  "de nachtploeg",
                                                                  "de begeleider",
                                                                  "de onderzoeker",
                                                                  "een nieuwe medewerker",
                                                                  "de ergotherapeut",
                                                                  "de vertrouwenspersoon"});
inline constexpr auto verbs = std::to_array<std::string_view>(
    {"bespreekt", "meet",    "plant",      "noteert",    "deelt",         "verbetert", "controleert",
     "kiest",     "bewaart", "vergelijkt", "onderzoekt", "verduidelijkt", "herhaalt",  "beschrijft",
     "evalueert", "toetst",  "verfijnt",   "onthoudt",   "weegt",         "tekent"});
inline constexpr auto moments = std::to_array<std::string_view>({"elke maandag",
                                                                 "in de eerste week",
                                                                 "samen met de bewoners",
                                                                 "voor het einde van de maand",
                                                                 "op de afdeling",
                                                                 "tijdens het teamoverleg",
                                                                 "na de vroege dienst",
                                                                 "met een kop koffie erbij",
                                                                 "in een rustige ruimte",
                                                                 "binnen de twee weken",
                                                                 "twee keer per jaar",
                                                                 "vóór de zomer",
                                                                 "zonder extra papierwerk",
                                                                 "bij elke overdracht",
                                                                 "aan het bed",
                                                                 "in kleine stappen",
                                                                 "op een vast uur",
                                                                 "volgens de afspraken",
                                                                 "na de pilot",
                                                                 "in het voorjaar"});
inline constexpr auto reasons = std::to_array<std::string_view>(
    {"want zo blijft de werkdruk haalbaar", "zodat niemand iets mist",
     "omdat een klein probleem anders groeit", "en dat geeft vertrouwen",
     "want iedereen kijkt anders naar het werk", "zodat de volgende ploeg kan verdergaan",
     "maar nooit zonder toestemming", "omdat cijfers alleen niet genoeg zeggen",
     "en koppelt dat terug aan het team", "want een goede start voorkomt vertrek",
     "zodat de keuze uit te leggen is", "ook als het druk is", "omdat de wet dat vraagt",
     "en viert wat goed gaat"});
inline constexpr auto adjectives = std::to_array<std::string_view>(
    {"eerlijk", "duidelijk", "haalbaar", "veilig", "rustig", "concreet", "gezond", "eenvoudig", "zichtbaar",
     "vertrouwelijk", "tijdig", "gezamenlijk", "betrouwbaar", "reëel"});
inline constexpr auto headings = std::to_array<std::string_view>(
    {"Waarom dit helpt", "Wie doet wat", "Zo pakt u het aan", "Wat u nodig hebt", "Tips uit de praktijk",
     "Veelgemaakte fouten", "Hoe u het bijhoudt", "Wanneer het klaar is", "Wat het kost", "Een voorbeeld",
     "Wat zegt het onderzoek", "Vragen voor het overleg", "Als het niet lukt", "Meer weten",
     "Afspraken & rollen", "Privé of gedeeld?"});
inline constexpr auto subheadings = std::to_array<std::string_view>(
    {"Voor leidinggevenden", "Voor het team", "In een klein huis", "In een groot huis", "In Vlaanderen",
     "In Nederland", "Overdag", "’s Nachts", "In het weekend", "Op langere termijn", "De eerste dag",
     "Met vrijwilligers"});

// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). The standard
// library's distributions differ between implementations, so numbers are drawn from it directly.
class Chance {
public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  bool one_in(std::size_t count) { return below(count) == 0; }

  template <typename Words>
  const auto& pick(const Words& words) {
    return words[below(words.size())];
  }

  // Different words in a chance order.
  std::vector<std::string_view> pick_several(std::span<const std::string_view> words, std::size_t count) {
    std::vector<std::string_view> left(words.begin(), words.end());
    for (std::size_t i = 0; i < count; ++i) std::swap(left[i], left[i + below(left.size() - i)]);
    left.resize(count);
    return left;
  }

private:
  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  std::uint64_t state_;
};

inline std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') result[0] = static_cast<char>(text[0] - 'a' + 'A');
  return result;
}

struct Compound {
  std::string article;
  std::string word;
};

inline Compound compound(Chance& chance) {
  const auto& end = chance.pick(compound_ends);
  return {std::string(end.article), std::string(chance.pick(compound_starts)) + std::string(end.word)};
}

// Braces are evaluated from left to right; the operands of `+` in any order. Text that draws more than one
// chance number is therefore joined, or the corpus would depend on the compiler.
inline std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) text += part;
  return text;
}

inline std::string object(Chance& chance) {
  const auto [article, word] = compound(chance);
  switch (chance.below(12)) {
    case 0:
      return join({article, " **", word, "**"});
    case 1:
      return join({article, " *", word, "*"});
    case 2:
      return join({article, " `", word, "`"});
    default:
      return join({article, " ", word});
  }
}

inline std::string sentence(Chance& chance) {
  const std::string subject(chance.pick(subjects));
  const std::string_view verb = chance.pick(verbs);
  const std::string moment(chance.pick(moments));
  switch (chance.below(6)) {
    case 0:
      return join({capitalised(moment), " ", verb, " ", subject, " ", object(chance), "."});
    case 1:
      return join({capitalised(subject), " ", verb, " ", object(chance), " en ", object(chance), "."});
    case 2:
      return join({"Maak ", object(chance), " zo ", chance.pick(adjectives), " mogelijk."});
    case 3:
      return join({"Vraag ", moment, " naar ", object(chance), "."});
    default:
      return join({capitalised(subject), " ", verb, " ", object(chance), " ", moment, ", ",
                   chance.pick(reasons), "."});
  }
}

inline std::string sentences(Chance& chance, std::size_t count) {
  std::string text = sentence(chance);
  for (std::size_t i = 1; i < count; ++i) text.append(" ").append(sentence(chance));
  return text;
}

inline std::string plain_sentence(Chance& chance) {
  const std::string subject(chance.pick(subjects));
  const auto [article, word] = compound(chance);
  return join({capitalised(subject), " bespreekt ", article, " ", word, " ", chance.pick(moments), "."});
}
