// Lists that the guide makes of its pages: those of a part, A to Z, search.
#include <algorithm>

#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"
#include "render/pages/register.hpp"

namespace leidraad::render {

Html render_pages(const guide::Directive& directive, PageContext& context) {
  const Part* part = context.site().outline.part_of(context.page());
  if (part == nullptr) return {};
  Filling filling;
  for (const guide::Page* page : part->pages) {
    if (page == &context.page()) continue;
    filling.section("CARD"_slot)
        .html("TITLE_HTML"_slot,
              card_title(directive, context, {page->navigation_title, context.href(page->file)}))
        .text("DESCRIPTION"_slot, page->description);
  }
  return context.site().templates.expand("directives/pages.html", filling);
}

Html render_a_z(const guide::Directive& /*directive*/, PageContext& context) {
  struct Place {
    std::string title;
    std::string href;
    std::string of;  // the page that a keyword leads to
  };
  Register<Place> letters;
  const auto add = [&](const std::string& title, const std::string& href, const std::string& of) {
    letters[letter_for(title)].emplace(text::sort_key(title) + '\0' + href, Place{title, href, of});
  };
  for (const guide::Page* page : context.site().outline.listed()) {
    if (page->file == "index.md") continue;
    add(page->title, context.root() + page->address, "");
    for (const std::string& keyword : page->keywords)
      add(keyword, context.root() + page->address, page->navigation_title);
  }
  if (const guide::Page* glossary = context.site().outline.page_with("glossary")) {
    for (const guide::Term& term : context.guide().terms) {
      add(term.term, context.href(glossary->file) + "#" + term.id, glossary->navigation_title);
    }
  }
  Filling filling;
  for (const auto& [letter, places] : letters) {
    filling.section("JUMP"_slot).text("LETTER"_slot, letter);
    Slots section = filling.section("LETTER"_slot);
    section.text("LETTER"_slot, letter);
    for (const auto& [key, place] : places) {
      Slots entry = section.section("ENTRY"_slot);
      entry.text("TITLE"_slot, place.title)
          .text("HREF"_slot, place.href)
          .optional("OF"_slot, "TEXT"_slot, place.of);
    }
  }
  return context.site().templates.expand("directives/a-z.html", filling);
}

Html render_search(const guide::Directive& /*directive*/, PageContext& context) {
  Filling filling;
  filling.text("ROOT"_slot, context.root());
  if (const guide::Page* a_z = context.site().outline.page_with("a-z")) {
    filling.section("A_Z"_slot).text("A_Z_HREF"_slot, context.href(a_z->file));
  }
  return context.site().templates.expand("search.html", filling);
}

}  // namespace leidraad::render
