#include "guide/record_kinds.hpp"

#include <array>

namespace leidraad::guide {

namespace {

constexpr std::array all_facts = {
#define LEIDRAAD_FACTS(kind, type, records, place, list, one_dutch, many_dutch, one_english, many_english, \
                       is_shown)                                                                           \
  KindFacts{Kind::kind,                                                                                    \
            #kind,                                                                                         \
            place,                                                                                         \
            list,                                                                                          \
            {one_dutch, one_english},                                                                      \
            {many_dutch, many_english},                                                                    \
            {"een lijst `" list "`", "a list `" list "`"},                                                 \
            is_shown},
    LEIDRAAD_RECORD_KINDS(LEIDRAAD_FACTS)
#undef LEIDRAAD_FACTS
};

}  // namespace

const KindFacts& facts_of(Kind kind) {
  return all_facts.at(static_cast<std::size_t>(kind));
}

std::string file_of(Kind kind, const std::string& id) {
  const KindFacts& facts = facts_of(kind);
  std::string file(facts.place);
  return facts.is_folder() ? file + id + ".yaml" : file;
}

std::string_view without_article(std::string_view noun) {
  return noun.substr(noun.find(' ') + 1);
}

}  // namespace leidraad::guide
