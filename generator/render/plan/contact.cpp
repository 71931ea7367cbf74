// Who can be asked: all contacts, or one.
#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"

namespace leidraad::render {

Html render_contacts(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  for (const guide::Contact& contact : context.guide().contacts) {
    if (!directive.id.empty() && directive.id != contact.id) continue;
    Slots slots = filling.section("CONTACT"_slot);
    slots.html("TITLE_HTML"_slot, card_title(directive, context, {contact.name, ""}))
        .text("ORGANISATION"_slot, contact.organisation)
        .text("ABOUT"_slot, contact.about);
    for (const std::string& email : contact.email) slots.section("EMAIL"_slot).text("ADDRESS"_slot, email);
    if (contact.website)
      slots.section("WEBSITE"_slot)
          .text("TEXT"_slot, contact.website->text)
          .text("HREF"_slot, contact.website->url);
  }
  return context.site().templates.expand("directives/contacts.html", filling);
}

}  // namespace leidraad::render
