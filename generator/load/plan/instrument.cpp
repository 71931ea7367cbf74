#include "load/plan/instrument.hpp"

#include "load/plan/web_link.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Instrument>& record_of<guide::Instrument>() {
  using guide::Instrument;
  static const auto record =
      Record<Instrument>("een instrument", "an instrument")
          .required(key("id", about_id, Format::id), &Instrument::id)
          .required(key("title", about_title), &Instrument::title)
          .optional(key("abbreviation", "Afkorting"), &Instrument::abbreviation)
          .required(key("summary", "Het instrument in een of twee zinnen"), &Instrument::summary)
          .required(key("use-when", "Wanneer je het gebruikt"), &Instrument::use_when)
          .required(key("gives", "Wat het je geeft"), &Instrument::gives)
          .optional(key("needs", "Wat je ervoor nodig hebt"), &Instrument::needs)
          .optional(key("contacts", "Id's van contacten uit data/contacts.yaml"), &Instrument::contacts)
          .optional(key("material", "Waar het staat"), &Instrument::material)
          .required(key("page", about_page), &Instrument::page)
          .optional(key("icon", about_icon), &Instrument::icon)
          .optional(key("drawing", about_drawing), &Instrument::drawing)
          .optional(key("sources", about_sources), &Instrument::sources)
          .optional(number("order", "Plaats in lijsten", 0, 999), &Instrument::order);
  return record;
}

}  // namespace leidraad::load
