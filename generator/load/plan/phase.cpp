#include "load/plan/phase.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Phase>& record_of<guide::Phase>() {
  using guide::Phase;
  static const auto record =
      Record<Phase>("een fase", "a phase")
          .required(key("id", about_id, Format::id), &Phase::id)
          .required(number("number", "Nummer van de fase; bepaalt de volgorde", 0, 99), &Phase::number)
          .required(key("title", about_title), &Phase::title)
          .required(key("question", "De vraag die je in deze fase beantwoordt"), &Phase::question)
          .required(key("summary", "Wat je in deze fase doet, in een of twee zinnen"), &Phase::summary)
          .required(key("page", about_page), &Phase::page)
          .optional(key("done-when", "Waaraan je merkt dat de fase klaar is"), &Phase::done_when);
  return record;
}

}  // namespace leidraad::load
