#include "load/plan/glossary.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Term>& record_of<guide::Term>() {
  using guide::Term;
  static const auto record =
      Record<Term>("een begrip", "a term")
          .required(field("id", about_id, Format::id), &Term::id)
          .required(field("term", "Het woord"), &Term::term)
          .optional(field("forms", "Andere vormen: meervoud, afkorting, andere spelling"), &Term::forms)
          .required(field("definition", "Wat het betekent, in gewone woorden"), &Term::definition)
          .optional(field("page", about_page), &Term::page)
          .optional(field("link", "false: verwijs niet vanzelf naar dit begrip"), &Term::is_linked);
  return record;
}

}  // namespace leidraad::load
