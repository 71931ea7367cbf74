#include "load/plan/instrument.hpp"

#include "load/plan/web_link.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Instrument>& record_of<guide::Instrument>() {
  using guide::Instrument;
  static const auto record =
      Record<Instrument>("een instrument", "an instrument")
          .required(field("id", about_id, Format::id), &Instrument::id)
          .required(field("title", about_title), &Instrument::title)
          .optional(field("abbreviation", "Afkorting"), &Instrument::abbreviation)
          .required(field("summary", "Het instrument in een of twee zinnen"), &Instrument::summary)
          .required(field("use-when", "Wanneer je het gebruikt"), &Instrument::use_when)
          .required(field("gives", "Wat het je geeft"), &Instrument::gives)
          .optional(field("needs", "Wat je ervoor nodig hebt"), &Instrument::needs)
          .optional(field("contacts", "Id's van contacten uit data/contacts.yaml"), &Instrument::contacts)
          .optional(field("material", "Waar het staat"), &Instrument::material)
          .required(field("page", about_page), &Instrument::page)
          .optional(field("sources", about_sources), &Instrument::sources)
          .optional(number("order", "Plaats in lijsten", 0, 999), &Instrument::order);
  return record;
}

}  // namespace leidraad::load
