#include "load/plan/glossary.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Term>& record_of<guide::Term>() {
  using guide::Term;
  static const auto record =
      Record<Term>("een begrip", "a term")
          .required(key("id", about_id, Format::id), &Term::id)
          .required(key("term", "Het woord"), &Term::term)
          .optional(key("forms", "Andere vormen: meervoud, afkorting, andere spelling"), &Term::forms)
          .required(key("definition", "Wat het betekent, in gewone woorden"), &Term::definition)
          .optional(key("page", about_page), &Term::page)
          .optional(key("link", "false: verwijs niet vanzelf naar dit begrip"), &Term::is_linked);
  return record;
}

}  // namespace leidraad::load
