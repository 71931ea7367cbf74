// The instruments as cards, and the facts of one.
#include "render/pages/directives.hpp"
#include "render/plan/facts.hpp"

namespace leidraad::render {

Html render_instruments(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  for (const guide::Instrument& instrument : context.guide().instruments)
    (void)add_offer(filling, instrument, directive, context);
  return context.site().templates.expand("directives/offers.html", filling);
}

Html render_instrument(const guide::Directive& directive, PageContext& context) {
  const guide::Instrument* instrument = guide::find(context.guide().instruments, directive.id);
  if (instrument == nullptr) return {};
  Filling filling;
  filling.html("TITLE_HTML"_slot, heading_in(directive, context, "brief-title", context.word("summary")));
  FactRows rows(filling, context);
  rows.text("use-when", "help", instrument->use_when);
  rows.text("gives", "target", instrument->gives);
  rows.list("needs", "list-check", instrument->needs);
  rows.links("contact", "mail", !instrument->contacts.empty(),
             [&](const Slots& links) { add_contacts(links, instrument->contacts, context.guide()); });
  rows.links("material", "download", instrument->material.has_value(), [&](Slots links) {
    add_link(links, instrument->material->text, instrument->material->url, true);
  });
  rows.links("sources", "book", !instrument->sources.empty(),
             [&](const Slots& links) { add_sources(links, instrument->sources, context); });
  return context.site().templates.expand("directives/facts.html", filling);
}

}  // namespace leidraad::render
