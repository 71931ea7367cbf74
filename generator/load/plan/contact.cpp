#include "load/plan/contact.hpp"

#include "load/plan/web_link.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Contact>& record_of<guide::Contact>() {
  using guide::Contact;
  static const auto record = Record<Contact>("een contact", "a contact")
                                 .required(field("id", about_id, Format::id), &Contact::id)
                                 .required(field("name", "Naam van de persoon of de dienst"), &Contact::name)
                                 .optional(field("organisation", "De organisatie"), &Contact::organisation)
                                 .required(field("about", "Waarvoor je hier terechtkunt"), &Contact::about)
                                 .optional(field("email", "E-mailadressen", Format::email), &Contact::email)
                                 .optional(field("website", "De website"), &Contact::website);
  return record;
}

}  // namespace leidraad::load
