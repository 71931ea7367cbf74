#include "load/plan/contact.hpp"

#include "load/plan/web_link.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Contact>& record_of<guide::Contact>() {
  using guide::Contact;
  static const auto record = Record<Contact>("een contact", "a contact")
                                 .required(key("id", about_id, Format::id), &Contact::id)
                                 .required(key("name", "Naam van de persoon of de dienst"), &Contact::name)
                                 .optional(key("organisation", "De organisatie"), &Contact::organisation)
                                 .required(key("about", "Waarvoor je hier terechtkunt"), &Contact::about)
                                 .optional(key("email", "E-mailadressen", Format::email), &Contact::email)
                                 .optional(key("website", "De website"), &Contact::website);
  return record;
}

}  // namespace leidraad::load
