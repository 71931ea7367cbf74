#include "load/plan/phase.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Phase>& record_of<guide::Phase>() {
  using guide::Phase;
  static const auto record =
      Record<Phase>("een fase", "a phase")
          .required(field("id", about_id, Format::id), &Phase::id)
          .required(number("number", "Nummer van de fase; bepaalt de volgorde", 0, 99), &Phase::number)
          .required(field("title", about_title), &Phase::title)
          .required(field("question", "De vraag die je in deze fase beantwoordt"), &Phase::question)
          .required(field("summary", "Wat je in deze fase doet, in een of twee zinnen"), &Phase::summary)
          .required(field("page", about_page), &Phase::page)
          .optional(field("done-when", "Waaraan je merkt dat de fase klaar is"), &Phase::done_when);
  return record;
}

}  // namespace leidraad::load
