// The glossary, letter by letter.
#include "render/pages/directives.hpp"
#include "render/pages/register.hpp"

namespace leidraad::render {

Html render_glossary(const guide::Directive& /*directive*/, PageContext& context) {
  Register<const guide::Term*> letters;
  for (const guide::Term& term : context.guide().terms)
    letters[letter_for(term.term)][text::sort_key(term.term)] = &term;
  Filling filling;
  for (const auto& [letter, terms] : letters) {
    Slots section = filling.section("LETTER"_slot);
    section.text("LETTER"_slot, letter);
    for (const auto& [key, term] : terms) {
      Slots slots = section.section("TERM"_slot);
      slots.text("ID"_slot, term->id).text("TERM"_slot, term->term).text("DEFINITION"_slot, term->definition);
      if (const guide::Page* page = context.site().outline.page(term->page.file)) {
        slots.section("PAGE"_slot)
            .text("TITLE"_slot, page->title)
            .text("HREF"_slot, context.href(page->file));
      }
    }
  }
  return context.site().templates.expand("directives/glossary.html", filling);
}

}  // namespace leidraad::render
